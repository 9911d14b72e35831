import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { PrintedMetrics } from './busy-gateway.js';
import { readPromQl } from './promql.js';

/** What Prometheus itself adds to everything it scrapes. */
const ownLabels = new Set(['job', 'instance']);
const ownMetrics: PrintedMetrics = new Map([['up', new Set<string>()]]);

/** Where the words stand that the gateway counts by. */
const sources = [
  'src/events/webhook-receiver.ts',
  'src/graphql/problems/error-code.ts',
  'src/stripe/failure.ts',
  'src/telemetry/metrics/operation-metrics.ts',
  'src/telemetry/metrics/stripe-metrics.ts',
  'src/telemetry/operation-telemetry.ts',
  'src/stripe/cache/cached-sessions.ts',
];
const words = new Set(
  sources
    .map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
    .flatMap((text) => [...text.matchAll(/'([\w-]+)'|^ {2}([\w-]+): \d+,$/gm)])
    .map(([, quoted, key]) => quoted ?? key ?? ''),
);

/** Holds an expression against what a gateway prints: metrics, labels, and the values that are words of the gateway's. */
export function checkPromQl(expression: string, printed: PrintedMetrics): void {
  const { metrics, grouping } = readPromQl(expression);
  expect(metrics.length, expression).toBeGreaterThan(0);
  const labels = new Set(ownLabels);
  for (const { name, matchers } of metrics) {
    const has = printed.get(name) ?? ownMetrics.get(name);
    expect(has, `${name} in ${expression}`).toBeDefined();
    for (const label of has ?? []) labels.add(label);
    for (const { label, value } of matchers) {
      if (ownLabels.has(label)) continue;
      expect(has, `${label} of ${name}`).toContain(label);
      if (label !== 'outcome' && label !== 'result') continue;
      for (const word of value.split('|')) {
        const isThere = [...words].some((known) => new RegExp(`^(?:${word})$`).test(known));
        expect(isThere, `${label}="${word}" of ${name}`).toBe(true);
      }
    }
  }
  for (const label of grouping) expect(labels, `by (${label}) in ${expression}`).toContain(label);
}
