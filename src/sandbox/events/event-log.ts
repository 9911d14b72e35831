import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import type { EventType } from './event-types.js';

/** The API request that made something happen. */
export interface Cause {
  readonly id: string;
  readonly idempotency_key: string | null;
}

/** What is kept of an event. */
export interface EventRow {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly account: string;
  readonly livemode: boolean;
  readonly type: EventType;
  /** The session as it was then, without its invitation. */
  readonly session: SessionRow;
  /** Null for what a person did, and for what happened by itself. */
  readonly cause: Cause | null;
  /** Ids of the endpoints that have not taken the event yet. */
  readonly undelivered: readonly string[];
}

const mostKept = 10_000;
const keptSeconds = 30 * 24 * 3600;

/** The events of all realms. Stripe keeps an event for 30 days; so do we, but never more than ten thousand in all. */
export class EventLog {
  readonly #rows = new Map<string, EventRow>();

  get size(): number {
    return this.#rows.size;
  }

  find(id: string): EventRow | undefined {
    return this.#rows.get(id);
  }

  /** Newest first. */
  of({ account, mode }: Realm): readonly EventRow[] {
    const livemode = mode === 'live';
    return [...this.#rows.values()]
      .filter((row) => row.account === account && row.livemode === livemode)
      .reverse();
  }

  insert(row: EventRow): void {
    this.#rows.set(row.id, row);
    if (this.#rows.size > mostKept) this.#dropOldest();
  }

  markUndelivered(id: string, endpoint: string): void {
    this.#change(id, (row) => ({ ...row, undelivered: [...new Set([...row.undelivered, endpoint])] }));
  }

  markDelivered(id: string, endpoint: string): void {
    this.#change(id, (row) => ({
      ...row,
      undelivered: row.undelivered.filter((waiting) => waiting !== endpoint),
    }));
  }

  /** Nobody waits for an endpoint that is gone. */
  forgetEndpoint(endpoint: string): void {
    for (const row of this.#rows.values()) {
      if (row.undelivered.includes(endpoint)) this.markDelivered(row.id, endpoint);
    }
  }

  /** Changes a session in what was told of it before. */
  changeSession(session: string, change: (row: SessionRow) => SessionRow): void {
    for (const row of this.#rows.values()) {
      if (row.session.id === session) this.#rows.set(row.id, { ...row, session: change(row.session) });
    }
  }

  /** Drops what is older than 30 days. */
  prune(now: number): void {
    const oldest = Math.floor(now / 1000) - keptSeconds;
    for (const row of this.#rows.values()) {
      if (row.created >= oldest) return;
      this.#rows.delete(row.id);
    }
  }

  clear(): void {
    this.#rows.clear();
  }

  #dropOldest(): void {
    const [oldest] = this.#rows.keys();
    if (oldest !== undefined) this.#rows.delete(oldest);
  }

  #change(id: string, change: (row: EventRow) => EventRow): void {
    const row = this.#rows.get(id);
    if (row !== undefined) this.#rows.set(id, change(row));
  }
}
