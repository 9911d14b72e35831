import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { createOperationMetrics, type OperationMetrics } from './metrics/operation-metrics.js';
import { prefix } from './metrics/prefix.js';
import { createStripeMetrics, type StripeMetrics } from './metrics/stripe-metrics.js';

/** What an operator watches. Labels are words of ours, never ids or anything that callers choose. */
export interface Metrics {
  readonly operations: OperationMetrics;
  readonly stripe: StripeMetrics;
  countWebhook(outcome: string): void;
  /** How long after Stripe made an event its watchers were told. */
  observeLag(seconds: number): void;
  /** Asked for at every scrape. */
  observe(
    name: 'redis_up' | 'session_cache_entries' | 'subscriptions_open',
    help: string,
    read: () => number,
  ): void;
  /** In Prometheus' text format. */
  print(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Stripe says when in whole seconds, and sends again for days. */
const lagBuckets = [0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 3600];

/** Makes the metrics of one gateway; two in a process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const webhooks = new Counter({
    name: `${prefix}webhooks_total`,
    help: 'Deliveries of webhooks by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const lag = new Histogram({
    name: `${prefix}event_lag_seconds`,
    help: 'From when Stripe made an event until the watchers here were told.',
    buckets: lagBuckets,
    registers,
  });
  return {
    operations: createOperationMetrics(registry),
    stripe: createStripeMetrics(registry),
    countWebhook: (outcome) => webhooks.inc({ outcome }),
    observeLag: (seconds) => lag.observe(seconds),
    observe(name, help, read) {
      new Gauge({
        name: `${prefix}${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    print: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
