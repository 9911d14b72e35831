import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What goes along with all work of a request. */
interface RequestScope {
  readonly id: string;
  /** Known once the request's token is read. */
  caller: string | undefined;
}

const requests = new AsyncLocalStorage<RequestScope>();

/** What a caller may name its request: what is safe to log and to send back in a header. */
const shape = /^[A-Za-z0-9._:-]{1,128}$/;

/** Takes over the id a proxy gave the request, or makes one. */
export function chooseRequestId(given: string | undefined): string {
  return given !== undefined && shape.test(given) ? given : randomUUID();
}

/** Runs the work of a request under its id, and under its caller's name where that is known already. */
export function withRequestId<T>(requestId: string, work: () => T, caller?: string): T {
  return requests.run({ id: requestId, caller }, work);
}

/** The id of the request that the current work belongs to. */
export function currentRequestId(): string | undefined {
  return requests.getStore()?.id;
}

/**
 * Tells who asks, for all work of the current request.
 * @param key a name that is safe to keep, as a digest
 */
export function nameCaller(key: string): void {
  const request = requests.getStore();
  if (request !== undefined) request.caller = key;
}

/** Who asks, as far as it is known. */
export function currentCaller(): string | undefined {
  return requests.getStore()?.caller;
}
