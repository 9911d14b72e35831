import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const requestIds = new AsyncLocalStorage<string>();

/** What a caller may name its request: what is safe to log and to send back in a header. */
const shape = /^[A-Za-z0-9._:-]{1,128}$/;

/** Takes over the id a proxy gave the request, or makes one. */
export function chooseRequestId(given: string | undefined): string {
  return given !== undefined && shape.test(given) ? given : randomUUID();
}

/** Runs the work of a request under its id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work);
}

/** The id of the request that the current work belongs to. */
export function currentRequestId(): string | undefined {
  return requestIds.getStore();
}
