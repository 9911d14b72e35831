import { randomUUID } from 'node:crypto';

/** What a caller may name its request: what is safe to log and to send back in a header. */
const shape = /^[A-Za-z0-9._:-]{1,128}$/;

/** Takes over the id a proxy gave the request, or makes one. */
export function chooseRequestId(given: string | undefined): string {
  return given !== undefined && shape.test(given) ? given : randomUUID();
}
