import { Counter, Gauge, type Registry } from 'prom-client';
import { prefix } from './prefix.js';
import { tallyCounter, tallyHistogram } from './tallies.js';

export interface StripeMetrics {
  /** @param outcome `ok`, or a code of the closed list */
  countCall(call: { endpoint: string; lane: string; outcome: string }, seconds: number): void;
  /** How long a call waited for its turn. */
  observeWait(seconds: number): void;
  countCacheRead(result: string): void;
  countSharedRead(endpoint: string): void;
  /** 0 for closed, 1 for open. */
  setBreaker(lane: string, openness: number): void;
  /** @param read what the pacer has counted so far, asked for at every scrape */
  observeBudget(read: () => { waiting: number; granted: number; refused: number }): void;
}

const callBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10, 30];
const waitBuckets = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Makes the metrics of what goes to Stripe, and of what need not. */
export function createStripeMetrics(registry: Registry): StripeMetrics {
  const registers = [registry];
  const countCall = tallyCounter({
    name: `${prefix}stripe_calls_total`,
    help: 'Calls to Stripe by endpoint, lane and outcome; their retries are not counted apart.',
    labelNames: ['endpoint', 'lane', 'outcome'],
    registry,
  });
  const observeCall = tallyHistogram({
    name: `${prefix}stripe_call_duration_seconds`,
    help: 'Time of calls to Stripe, with retries and waits for a turn.',
    labelNames: ['endpoint', 'lane'],
    buckets: callBuckets,
    registry,
  });
  const observeWait = tallyHistogram({
    name: `${prefix}stripe_budget_wait_seconds`,
    help: 'Time that attempts waited for their turn.',
    labelNames: [],
    buckets: waitBuckets,
    registry,
  });
  const countCacheRead = tallyCounter({
    name: `${prefix}session_cache_reads_total`,
    help: 'Reads of one session by what the cache did.',
    labelNames: ['result'],
    registry,
  });
  const sharedReads = new Counter({
    name: `${prefix}shared_reads_total`,
    help: 'Reads that joined the same read under way.',
    labelNames: ['endpoint'],
    registers,
  });
  const breaker = new Gauge({
    name: `${prefix}stripe_breaker_open`,
    help: 'Whether calls of a lane are refused because Stripe fails: 1 open, 0.5 trying again, 0 closed.',
    labelNames: ['lane'],
    registers,
  });
  return {
    countCall({ endpoint, lane, outcome }, seconds) {
      countCall(endpoint, lane, outcome);
      observeCall(seconds, endpoint, lane);
    },
    observeWait,
    countCacheRead,
    countSharedRead: (endpoint) => sharedReads.inc({ endpoint }),
    setBreaker: (lane, openness) => breaker.set({ lane }, openness),
    observeBudget: (read) => observeBudget(registry, read),
  };
}

function observeBudget(registry: Registry, read: Parameters<StripeMetrics['observeBudget']>[0]): void {
  const registers = [registry];
  new Gauge({
    name: `${prefix}stripe_budget_waiting`,
    help: 'Attempts that wait for their turn now.',
    registers,
    collect() {
      this.set(read().waiting);
    },
  });
  new Counter({
    name: `${prefix}stripe_budget_turns_total`,
    help: 'Turns that were given, and attempts that would have had theirs too late.',
    labelNames: ['outcome'],
    registers,
    collect() {
      const { granted, refused } = read();
      this.reset();
      this.inc({ outcome: 'granted' }, granted);
      this.inc({ outcome: 'refused' }, refused);
    },
  });
}
