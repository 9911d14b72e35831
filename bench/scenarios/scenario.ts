import { sessionCount, sessionId } from '../upstream/sessions.js';
import type { Wish } from './question.js';

/** A kind of load that is measured. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly latencyMs: number;
  /** Connections that ask one question after the other. */
  readonly clients: number;
  /** Asked in turn. As many as there are clients, at least, so that no two under way are the same. */
  readonly wishes: readonly Wish[];
}

const range = (count: number) => Array.from({ length: count }, (_, place) => place);
const idsFrom = (first: number, count: number) => range(count).map((place) => sessionId(first + place));

const pageSize = 25;

const one = range(sessionCount).map((place): Wish => ({ kind: 'one', id: sessionId(place) }));
const list = range(64).map((place): Wish => ({
  kind: 'list',
  after: sessionId(place * pageSize),
  count: pageSize,
}));
const aliases = range(sessionCount / 20).map((place): Wish => ({
  kind: 'aliases',
  ids: idsFrom(20 * place, 20),
}));
const entities = range(sessionCount / 100).map((place): Wish => ({
  kind: 'entities',
  ids: idsFrom(100 * place, 100),
}));

/** As far away as Stripe is. Milliseconds. */
const farMs = 80;

/** What is measured with every answer resting on calls of its own. */
export const scenarios: readonly Scenario[] = [
  { name: 'one-by-id', title: 'one session by id', latencyMs: 0, clients: 32, wishes: one },
  { name: 'list', title: 'a page of 25 with reports and outputs', latencyMs: 0, clients: 8, wishes: list },
  { name: 'aliases', title: '20 sessions by aliases', latencyMs: 0, clients: 8, wishes: aliases },
  { name: 'entities', title: '100 entities', latencyMs: 0, clients: 4, wishes: entities },
  { name: 'one-by-id-80ms', title: 'one session by id', latencyMs: farMs, clients: 64, wishes: one },
  {
    name: 'list-80ms',
    title: 'a page of 25 with reports and outputs',
    latencyMs: farMs,
    clients: 16,
    wishes: list,
  },
  { name: 'aliases-80ms', title: '20 sessions by aliases', latencyMs: farMs, clients: 16, wishes: aliases },
  { name: 'entities-80ms', title: '100 entities', latencyMs: farMs, clients: 4, wishes: entities },
];
