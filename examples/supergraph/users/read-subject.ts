import { jwtVerify } from 'jose';

/** Tells whose token a request carries; undefined for none, or for one that is not good. */
export async function readSubject(
  authorization: string | null,
  tokenSecret: string,
): Promise<string | undefined> {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) return undefined;
  try {
    return (await jwtVerify(token, new TextEncoder().encode(tokenSecret))).payload.sub;
  } catch {
    return undefined;
  }
}
