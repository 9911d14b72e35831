/**
 * Milliseconds to wait before the next try to connect: doubling up to five seconds, then any part of that, so that
 * the replicas do not all come back at once.
 * @param failures tries in a row that have failed before
 */
export function backoff(failures: number): number {
  const most = Math.min(5000, 100 * 2 ** Math.min(failures, 10));
  return most / 2 + (Math.random() * most) / 2;
}
