import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

/** What an operator watches. Labels are words of ours, never ids or anything that callers choose. */
export interface Metrics {
  countWebhook(outcome: string): void;
  /** Asked for at every scrape. */
  observe(name: 'redis_up' | 'subscriptions_open', help: string, read: () => number): void;
  /** In Prometheus' text format. */
  print(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const prefix = 'verification_gateway_';

/** Makes the metrics of one gateway; two in a process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const webhooks = new Counter({
    name: `${prefix}webhooks_total`,
    help: 'Deliveries of webhooks by what became of them.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    countWebhook: (outcome) => webhooks.inc({ outcome }),
    observe(name, help, read) {
      new Gauge({
        name: `${prefix}${name}`,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    print: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
