import { setTimeout as wait } from 'node:timers/promises';
import Stripe from 'stripe';
import { Pool } from 'undici';
import type { Sandbox } from '../../src/sandbox/index.js';
import type { TestGateway } from '../support/gateway.js';

/** One look of one client's. Moments are those of `performance.now`. */
export interface Look {
  readonly id: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  /** Undefined where the answer was an error. */
  readonly version: number | undefined;
}

/** A change made behind the gateway's back. */
interface Change {
  readonly id: string;
  readonly version: number;
  readonly sentAt: number;
  readonly doneAt: number;
}

export interface Storm {
  readonly looks: readonly Look[];
  readonly changes: readonly Change[];
}

export interface StormOptions {
  readonly clients: number;
  /** How often each client looks, once a second. */
  readonly looks: number;
  /** Milliseconds between two changes. */
  readonly changeEveryMs: number;
}

const query = 'query Look($id: ID!) { verificationSession(id: $id) { id status metadata { key value } } }';

/** Clients look at sessions once a second, spread over the second, while sessions change at Stripe and no event tells of it. */
export async function runStorm(
  gateway: TestGateway,
  ids: readonly string[],
  { clients, looks, changeEveryMs }: StormOptions,
): Promise<Storm> {
  const done: Look[] = [];
  const changes: Change[] = [];
  const connections = new Pool(gateway.url, { connections: 50 });
  const begun = performance.now();

  async function look(client: number): Promise<void> {
    const id = ids[client % ids.length] ?? '';
    const each: Promise<void>[] = [];
    for (let turn = 0; turn < looks; turn += 1) {
      await wait(Math.max(0, begun + turn * 1000 + (client * 1000) / clients - performance.now()));
      const askedAt = performance.now();
      each.push(
        ask(connections, id).then((version) => {
          done.push({ id, askedAt, answeredAt: performance.now(), version });
        }),
      );
    }
    await Promise.all(each);
  }

  const change = createChanger(gateway.sandbox, changes);
  let isOver = false;
  async function changeSome(): Promise<void> {
    for (let count = 1; !isOver; count += 1) {
      // Coprime to any number of ids that is no multiple of 7, so that all have their turn.
      await change(ids[(count * 7) % ids.length] ?? '', count);
      await wait(changeEveryMs);
    }
  }
  const changing = changeSome();
  try {
    await Promise.all(Array.from({ length: clients }, (_, client) => look(client)));
  } finally {
    isOver = true;
    await changing;
    await connections.close();
  }
  return { looks: done, changes };
}

/** The least and the greatest version that a look may show where nothing older than so many milliseconds may answer. */
export function versionsAllowed(
  { id, askedAt, answeredAt }: Look,
  changes: readonly Change[],
  maxAgeMs: number,
): { readonly least: number; readonly most: number } {
  const own = changes.filter((change) => change.id === id);
  return {
    least: own.filter(({ doneAt }) => doneAt < askedAt - maxAgeMs).at(-1)?.version ?? 0,
    most: own.filter(({ sentAt }) => sentAt < answeredAt).at(-1)?.version ?? 0,
  };
}

interface Answer {
  readonly data: {
    readonly verificationSession: {
      readonly id: string;
      readonly metadata: readonly { readonly key: string; readonly value: string }[];
    } | null;
  } | null;
}

/** The version that the answer shows; undefined for one that is no answer. */
async function ask(connections: Pool, id: string): Promise<number | undefined> {
  const { body } = await connections.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables: { id } }),
  });
  const { data } = (await body.json()) as Answer;
  const session = data?.verificationSession;
  if (session?.id !== id) return undefined;
  return Number(session.metadata.find(({ key }) => key === 'version')?.value ?? 0);
}

function createChanger(sandbox: Sandbox, changes: Change[]): (id: string, version: number) => Promise<void> {
  const { hostname, port } = new URL(sandbox.url);
  const stripe = new Stripe(sandbox.secretKey, { host: hostname, port, protocol: 'http', telemetry: false });
  return async (id, version) => {
    const sentAt = performance.now();
    await stripe.identity.verificationSessions.update(id, { metadata: { version: String(version) } });
    changes.push({ id, version, sentAt, doneAt: performance.now() });
  };
}
