import { plainPlan, type ExpandPlan } from '../../../src/stripe/expand-plan.js';
import type { IdentityAccount } from '../../../src/stripe/identity.js';
import { notAsked } from '../../../src/stripe/model/sensitive.js';
import {
  toVerificationSession,
  type VerificationSession,
} from '../../../src/stripe/model/verification-session.js';
import type { WriteOptions } from '../../../src/stripe/writes.js';

export const writeOptions: WriteOptions = { plan: plainPlan, conflictPlan: plainPlan };

export interface SlowAccountOptions {
  readonly ids: readonly string[];
  /** How a session stands at Stripe at this moment. */
  readonly versionOf: (id: string) => number;
  /** A write takes effect. */
  readonly apply: (id: string) => void;
}

/** An account whose calls are taken and answered by hand, in any order. */
export interface SlowAccount {
  readonly account: IdentityAccount;
  /** Has Stripe look at one of the calls that it has not looked at. */
  reach(pick: number): void;
  /** Has one of the answers arrive, or get lost on the way. */
  answer(pick: number, fails: boolean): void;
  /** How many calls have not been answered. */
  readonly waiting: number;
  /** How many reads came. */
  readonly reads: number;
}

interface Call {
  look(): void;
  settle(fails: boolean): void;
}

/** A session of this version, with secrets where they are wanted. */
export function makeSession(id: string, version: number, plan: ExpandPlan): VerificationSession {
  return toVerificationSession(
    {
      id,
      object: 'identity.verification_session',
      client_reference_id: null,
      client_secret: `${id}_secret`,
      created: 1,
      last_error: null,
      last_verification_report: null,
      livemode: false,
      metadata: { version: String(version) },
      options: {},
      redaction: null,
      related_customer: null,
      related_customer_account: null,
      status: 'requires_input',
      type: 'document',
      url: null,
    },
    notAsked,
    plan.secrets,
  );
}

export function versionOf(session: VerificationSession | null): number {
  return Number(session?.metadata['version']);
}

export function idOf({ id }: VerificationSession): string {
  return id;
}

export function createSlowAccount(options: SlowAccountOptions): SlowAccount {
  const coming: Call[] = [];
  const looked: Call[] = [];
  let reads = 0;

  function call<T>(look: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let said: T;
      coming.push({
        look() {
          said = look();
        },
        settle: (fails) => (fails ? reject(new Error('lost')) : resolve(said)),
      });
    });
  }
  const now = (id: string, plan: ExpandPlan) => makeSession(id, options.versionOf(id), plan);
  const write = (id: string, { plan }: WriteOptions) =>
    call(() => {
      options.apply(id);
      return now(id, plan);
    });
  const none = () => Promise.reject(new Error('not asked here'));

  return {
    account: {
      sessions: {
        retrieve(id, plan) {
          reads += 1;
          return call(() => now(id, plan));
        },
        list(_query, _filter, plan) {
          reads += 1;
          return call(() => ({ data: options.ids.map((id) => now(id, plan)), has_more: false }));
        },
        create: none,
        update: (id, _changes, how) => write(id, how),
        cancel: write,
        redact: write,
      },
      reports: { retrieve: none, list: none },
    },
    reach(pick) {
      const [taken] = coming.splice(coming.length === 0 ? 0 : pick % coming.length, 1);
      if (taken === undefined) return;
      taken.look();
      looked.push(taken);
    },
    answer(pick, fails) {
      const [taken] = looked.splice(looked.length === 0 ? 0 : pick % looked.length, 1);
      taken?.settle(fails);
    },
    get waiting() {
      return coming.length + looked.length;
    },
    get reads() {
      return reads;
    },
  };
}
