import { importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** What an issuer's published keys are good for. */
export interface PublishedKeys {
  readonly total: number;
  /** Those that can check a signature by one of the algorithms. */
  readonly usable: number;
  /** Whether it publishes what only the issuer may have. */
  readonly showsPrivateKey: boolean;
}

const shape = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** The package refuses shorter ones when it checks a signature. */
const leastRsaBits = 2048;

/**
 * Fetches the keys that tokens are checked with, and tries each.
 * @throws {Error} where they cannot be fetched, or are no JSON Web Key Set
 */
export async function probeKeys(
  url: string,
  algorithms: readonly string[],
  timeoutMs: number,
): Promise<PublishedKeys> {
  // As the authenticator fetches them: it follows no redirect.
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  if (answer.status !== 200) throw new Error('the keys are not answered with 200');
  const { keys } = shape.parse(await answer.json());
  const usable = await Promise.all(keys.map((key) => isUsable(key, algorithms)));
  return {
    total: keys.length,
    usable: usable.filter(Boolean).length,
    showsPrivateKey: keys.some((key) => 'd' in key || key['kty'] === 'oct'),
  };
}

async function isUsable(key: JWK, algorithms: readonly string[]): Promise<boolean> {
  if (key.use !== undefined && key.use !== 'sig') return false;
  const fitting = algorithms.filter((algorithm) => key.alg === undefined || key.alg === algorithm);
  const tries = await Promise.all(fitting.map((algorithm) => canImport(key, algorithm)));
  return tries.includes(true);
}

async function canImport(key: JWK, algorithm: string): Promise<boolean> {
  try {
    const imported = await importJWK(key, algorithm);
    if (imported instanceof Uint8Array || imported.type !== 'public') return false;
    const { modulusLength } = imported.algorithm as { modulusLength?: number };
    return modulusLength === undefined || modulusLength >= leastRsaBits;
  } catch {
    return false;
  }
}
