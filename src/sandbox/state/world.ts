import { EventEmitter } from 'node:events';
import { EventLog } from '../events/event-log.js';
import { EndpointRegister } from '../webhooks/endpoint-register.js';
import { createAgenda, type Agenda } from './agenda.js';
import { createRealm, type Mode, type Realm } from './realm.js';
import type { SessionRow } from './session.js';

/** The account that a key acts on when a request names no other. */
export const defaultAccount = 'acct_sandboxdefault';

/** Where a hosted page's token leads. `used` once an attempt was submitted with it. */
export interface Entrance {
  readonly realm: Realm;
  readonly session: string;
  readonly used: boolean;
}

/** Used entrances are only kept for the page that reports progress; the oldest go when there are more than this. */
const usedEntrancesKept = 1000;

/** Everything the sandbox remembers: the realms, which hosted page leads where, what was told to whom, and what is yet to happen. */
export class World {
  readonly agenda: Agenda = createAgenda();
  readonly events = new EventLog();
  /** Emits the id of a session whenever something was told of it. */
  readonly changes = new EventEmitter().setMaxListeners(0);
  readonly webhookEndpoints = new EndpointRegister();
  readonly #realms = new Map<string, Realm>();
  readonly #open = new Map<string, Entrance>();
  readonly #used = new Map<string, Entrance>();

  realm(account: string, mode: Mode): Realm {
    const name = `${account} ${mode}`;
    let realm = this.#realms.get(name);
    if (realm === undefined) this.#realms.set(name, (realm = createRealm(account, mode)));
    return realm;
  }

  realms(): readonly Realm[] {
    return [...this.#realms.values()];
  }

  /** Looks in every realm; for the sandbox's own controls, which carry no key. */
  findSession(id: string): { realm: Realm; row: SessionRow } | undefined {
    for (const realm of this.#realms.values()) {
      const row = realm.sessions.find(id);
      if (row !== undefined) return { realm, row };
    }
    return undefined;
  }

  openEntrance(token: string, realm: Realm, session: string): void {
    this.#open.set(token, { realm, session, used: false });
  }

  /** Ends an entrance. One that a person went through is remembered for a while, so that they can follow their attempt. */
  closeEntrance(token: string, used: boolean): void {
    const entrance = this.#open.get(token);
    this.#open.delete(token);
    if (entrance === undefined || !used) return;
    this.#used.set(token, { ...entrance, used: true });
    for (const oldest of this.#used.keys()) {
      if (this.#used.size <= usedEntrancesKept) break;
      this.#used.delete(oldest);
    }
  }

  entrance(token: string): Entrance | undefined {
    return this.#open.get(token) ?? this.#used.get(token);
  }

  clear(): void {
    this.agenda.clear();
    this.events.clear();
    this.webhookEndpoints.clear();
    this.#realms.clear();
    this.#open.clear();
    this.#used.clear();
  }
}
