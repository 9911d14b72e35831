import { setTimeout as sleep } from 'node:timers/promises';
import type { EventRow } from '../events/event-log.js';
import type { Random } from '../random/random.js';
import { renderPayload } from '../rendering/event.js';
import type { World } from '../state/world.js';
import { listensTo } from './endpoint-row.js';
import { createSender, type Sender } from './sender.js';
import { signPayload } from './sign-payload.js';

export interface DeliveryOptions {
  readonly world: World;
  /** The clock that signatures are stamped with. */
  readonly now: () => number;
  readonly random: Random;
  /** How long the first retry waits, in milliseconds; each further one waits twice as long as the one before. */
  readonly retryMs: number;
  /** How often an event is sent to an endpoint that does not take it. */
  readonly attempts: number;
  /** Milliseconds. */
  readonly timeoutMs: number;
}

/** What goes wrong on purpose; Stripe promises neither one delivery nor an order. */
export interface DeliveryFaults {
  /** How often each delivery is made. */
  readonly duplicate: number;
  /** The longest time, in milliseconds, that a first attempt is held back; each by a time of its own. */
  readonly reorder: number;
}

export const noFaults: DeliveryFaults = { duplicate: 1, reorder: 0 };

export interface Deliveries {
  /** Begins to send an event to every endpoint that listens to it. Nothing is sent while the sandbox is stopped. */
  readonly dispatch: (event: EventRow) => void;
  readonly disturb: (faults: DeliveryFaults) => void;
  start(): void;
  /** Gives up what is under way, and what goes wrong on purpose. */
  clear(): void;
  /** Gives up what is under way; resolves when no timer and no socket is left. */
  stop(): Promise<void>;
}

/** A receiver that does not answer must not fill the memory. What would be more stays undelivered, and can be sent again. */
const mostUnderWay = 10_000;

interface Round {
  readonly over: AbortController;
  readonly sender: Sender;
}

/** Sends events to webhook endpoints. Waiting goes by real time, whatever clock the sandbox has. */
export function createDeliveries(options: DeliveryOptions): Deliveries {
  const { world, now, random, retryMs, attempts, timeoutMs } = options;
  const underWay = new Set<Promise<void>>();
  let faults = noFaults;
  let round: Round | null = null;

  /** One attempt; whether there is nothing left to do. */
  const attempt = async (event: EventRow, endpointId: string, { sender }: Round): Promise<boolean> => {
    const endpoint = world.webhookEndpoints.find(endpointId);
    if (endpoint === undefined || endpoint.disabled) return true;
    const body = JSON.stringify(renderPayload(world.events.find(event.id) ?? event, endpoint));
    const signature = signPayload(body, endpoint.secret, Math.floor(now() / 1000));
    if (!(await sender.send(endpoint.url, body, signature))) return false;
    world.events.markDelivered(event.id, endpointId);
    return true;
  };

  const deliver = async (event: EventRow, endpoint: string, heldMs: number, current: Round) => {
    const wait = (ms: number) => sleep(ms, undefined, { signal: current.over.signal, ref: false });
    await wait(heldMs);
    for (let count = 1; !(await attempt(event, endpoint, current)) && count < attempts; count += 1) {
      await wait(retryMs * 2 ** (count - 1));
    }
  };

  const end = async () => {
    const ended = round;
    round = null;
    ended?.over.abort();
    await ended?.sender.stop();
  };
  const begin = () => {
    round = { over: new AbortController(), sender: createSender(timeoutMs) };
  };

  return {
    dispatch(event) {
      if (round === null) return;
      for (const endpoint of world.webhookEndpoints.all()) {
        if (!listensTo(endpoint, event)) continue;
        world.events.markUndelivered(event.id, endpoint.id);
        for (let copy = 0; copy < faults.duplicate && underWay.size < mostUnderWay; copy += 1) {
          // Only the end of a round rejects a delivery, and then nobody waits for it.
          const delivery = deliver(event, endpoint.id, random() * faults.reorder, round).catch(
            () => undefined,
          );
          underWay.add(delivery);
          void delivery.then(() => underWay.delete(delivery));
        }
      }
    },
    disturb: (wanted) => void (faults = wanted),
    start: begin,
    clear() {
      faults = noFaults;
      if (round === null) return;
      void end();
      begin();
    },
    async stop() {
      await end();
      await Promise.all(underWay);
    },
  };
}
