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
  /** So many answers, and a server is compiled as far as it will be. */
  readonly warmUpAnswers: number;
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

interface Shape extends Pick<Scenario, 'name' | 'title' | 'wishes' | 'warmUpAnswers'> {
  /** Where Stripe is here, and where it is far away. */
  readonly clients: readonly [near: number, far: number];
}

const shapes: readonly Shape[] = [
  { name: 'one-by-id', title: 'one session by id', clients: [32, 64], wishes: one, warmUpAnswers: 4000 },
  {
    name: 'list',
    title: 'a page of 25 with reports and outputs',
    clients: [8, 16],
    wishes: list,
    warmUpAnswers: 600,
  },
  { name: 'aliases', title: '20 sessions by aliases', clients: [8, 16], wishes: aliases, warmUpAnswers: 400 },
  { name: 'entities', title: '100 entities', clients: [4, 4], wishes: entities, warmUpAnswers: 100 },
];

/** What is measured with every answer resting on calls of its own. */
export const scenarios: readonly Scenario[] = [
  ...shapes.map(({ clients: [clients], ...shape }) => ({ ...shape, latencyMs: 0, clients })),
  ...shapes.map(({ clients: [, clients], name, ...shape }) => ({
    ...shape,
    name: `${name}-${farMs}ms`,
    latencyMs: farMs,
    clients,
  })),
];
