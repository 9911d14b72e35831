import type { VerificationSession } from '../model/verification-session.js';
import type { Clock } from '../pacing/clock.js';
import type { SignalLike } from '../operation/light-signal.js';
import { beginOperation, type Operation } from '../operation/operation.js';
import { createFairQueue } from '../pacing/fair-queue.js';
import { holdTurn } from '../pacing/held-turn.js';
import type { Pacer } from '../pacing/pacer.js';
import { gatewayItself } from '../transport/paced-http-client.js';
import { findLoners, gatherAround, maxListed } from './group-wants.js';
import { readRange, type ListPlain } from './read-range.js';
import { createSessionDensity } from './session-density.js';
import type { Want } from './want.js';

export interface ReadPoolOptions {
  readonly list: (...asked: [...Parameters<ListPlain>, operation: Operation]) => ReturnType<ListPlain>;
  readonly pacer: Pacer;
  readonly clock: Clock;
  /** Milliseconds that a read may take in all. */
  readonly timeoutMs: number;
}

/** Reads of one account that would have to wait for their turns. */
export interface ReadPool {
  /**
   * Waits for a list that holds the session. It begins after this was asked.
   * @param created Unix seconds
   * @returns undefined where no list answered, within three quarters of the time: then it is to be retrieved
   */
  read(id: string, created: number, asker: Asker): Promise<VerificationSession | undefined>;
}

/** For whom a session is read. */
export interface Asker {
  readonly caller: string;
  /** Aborted when nobody waits for it any more. */
  readonly signal: SignalLike | undefined;
}

export const retrieves = { endpoint: 'sessions.retrieve', kind: 'read' } as const;
const lists = { endpoint: 'sessions.list', kind: 'read' } as const;

/** How long others may join. Twelve lists a second leave the half of their rate to those who ask for lists. */
const gatherMs = 80;
/** For how long lists are left alone after one has failed. */
const restMs = 5000;
/** For how long a time that holds too many sessions is not tried again. */
const densityTtlMs = 600_000;
const maxWaiting = 10_000;

/** Makes a pool. Its lists run one turn after the other, and each is filled when its turn has come. */
export function createReadPool(options: ReadPoolOptions): ReadPool {
  const { list, pacer, clock, timeoutMs } = options;
  const queue = createFairQueue<Want>();
  const density = createSessionDensity({ most: maxListed, ttlMs: densityTtlMs, clock });
  let isServing = false;
  let restsUntil = -Infinity;

  function dismiss(want: Want): void {
    queue.remove(want.caller, want);
    want.settle(undefined);
  }

  async function answer(wants: readonly Want[]): Promise<void> {
    try {
      const operation = beginOperation(timeoutMs / 2, { turn: holdTurn() });
      await readRange(wants, (query, filter) => list(query, filter, operation), density);
    } catch {
      restsUntil = clock.now() + restMs;
    }
    for (const want of wants) want.settle(undefined);
  }

  /** Whether there is somebody left to serve by lists. */
  function isWorthIt(): boolean {
    // Meanwhile there may be turns enough for all.
    if (queue.size <= pacer.freeTurns(retrieves)) return false;
    findLoners([...queue.items()], density).forEach(dismiss);
    return queue.size > 0;
  }

  async function serve(): Promise<void> {
    while (isWorthIt()) {
      const oldest = Math.min(...Array.from(queue.items(), ({ askedAt }) => askedAt));
      try {
        await pacer.takeTurn({ ...lists, caller: gatewayItself, useBy: oldest + timeoutMs / 4 });
      } catch {
        break;
      }
      const [first] = queue.items();
      if (first === undefined) break;
      const group = gatherAround(first, [...queue.items()], density);
      for (const want of group) queue.remove(want.caller, want);
      void answer(group);
    }
    [...queue.items()].forEach(dismiss);
    isServing = false;
  }

  function begin(): void {
    isServing = true;
    // Reads of one moment are many before their turns are counted: perhaps none has to wait.
    clock.after(0, () => {
      if (queue.size <= pacer.freeTurns(retrieves)) void serve();
      else clock.after(Math.min(gatherMs, timeoutMs / 8), () => void serve());
    });
  }

  return {
    read(id, created, { caller, signal }) {
      const askedAt = clock.now();
      if (askedAt < restsUntil || queue.size >= maxWaiting) return Promise.resolve(undefined);
      return new Promise((settle) => {
        const want = { id, created, caller, askedAt, settle };
        queue.add(caller, want);
        signal?.addEventListener('abort', () => dismiss(want), { once: true });
        if (!isServing) begin();
      });
    },
  };
}
