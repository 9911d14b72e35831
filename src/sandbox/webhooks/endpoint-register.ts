import type { Realm } from '../state/realm.js';
import type { EndpointRow } from './endpoint-row.js';

/** The webhook endpoints of all realms. */
export class EndpointRegister {
  readonly #rows = new Map<string, EndpointRow>();

  get size(): number {
    return this.#rows.size;
  }

  all(): readonly EndpointRow[] {
    return [...this.#rows.values()];
  }

  /** Newest first. */
  of({ account, mode }: Realm): readonly EndpointRow[] {
    const livemode = mode === 'live';
    return this.all()
      .filter((row) => row.account === account && row.livemode === livemode)
      .reverse();
  }

  find(id: string): EndpointRow | undefined {
    return this.#rows.get(id);
  }

  /** Adds an endpoint, or puts it in the place of the one with its id. */
  keep(row: EndpointRow): void {
    this.#rows.set(row.id, row);
  }

  remove(id: string): void {
    this.#rows.delete(id);
  }

  /** Leaves the standing ones. */
  clear(): void {
    for (const { id, standing } of this.all()) if (!standing) this.#rows.delete(id);
  }
}
