import { sessionId } from '../upstream/sessions.js';
import type { Wish } from './question.js';

/** Many clients that poll the same few sessions, more often than Stripe may be asked. */
export interface Storm {
  readonly name: string;
  readonly title: string;
  readonly clients: number;
  /** From one request of a client to its next; 0: as soon as it is answered. Milliseconds. */
  readonly everyMs: number;
  readonly latencyMs: number;
  /** Calls a second that the endpoint takes. */
  readonly rate: number;
  readonly wishes: readonly Wish[];
}

const shared = {
  clients: 200,
  latencyMs: 80,
  rate: 25,
  wishes: Array.from({ length: 50 }, (_, place): Wish => ({ kind: 'poll', id: sessionId(place) })),
} as const;

export const storms: readonly Storm[] = [
  { ...shared, name: 'storm', title: '200 clients poll 50 sessions, each once a second', everyMs: 1000 },
  { ...shared, name: 'storm-at-once', title: '200 clients poll 50 sessions, each again at once', everyMs: 0 },
];
