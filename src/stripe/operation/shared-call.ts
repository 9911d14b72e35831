import type { RequestScope } from '../../telemetry/request-scope.js';
import { LightSignal } from './light-signal.js';
import { waitWithin, type Operation } from './operation.js';

/** A read that several operations wait for. */
export interface SharedCall<T> {
  /** Waits for the answer as long as the operation may. @throws {Failure} as the read does, UPSTREAM_TIMEOUT, Abandoned */
  join(operation: Operation | undefined): Promise<T>;
  /** Whether all who waited have gone: then it answers nobody any more. */
  readonly isAbandoned: boolean;
}

/**
 * Begins a read that others may join. It belongs to none of them: it has the time of the one who may wait the longest,
 * and is given up when the last one has gone. What waits without an operation, as the poller, never goes. It takes its turn,
 * and is logged and traced, as the first one's.
 */
export function shareCall<T>(read: (operation: Operation) => Promise<T>): SharedCall<T> {
  return new JoinedCall(read);
}

/** Of those who share it, it is the operation, too. */
class JoinedCall<T> implements SharedCall<T>, Operation {
  readonly signal = new LightSignal();
  endsAt = -Infinity;
  caller: string | undefined;
  scope: RequestScope | undefined;
  private waiting = 0;
  private begun: Promise<T> | undefined;

  constructor(private readonly read: (operation: Operation) => Promise<T>) {}

  get isAbandoned(): boolean {
    return this.signal.aborted;
  }

  join(operation: Operation | undefined): Promise<T> {
    this.waiting += 1;
    this.endsAt = Math.max(this.endsAt, operation?.endsAt ?? Infinity);
    this.begun ??= this.begin(operation);
    return operation === undefined ? this.begun : waitWithin(operation, this.begun, () => this.leave());
  }

  private leave(): void {
    this.waiting -= 1;
    if (this.waiting === 0) this.signal.abort();
  }

  private begin(first: Operation | undefined): Promise<T> {
    this.caller = first?.caller;
    this.scope = first?.scope;
    return this.read(this);
  }
}
