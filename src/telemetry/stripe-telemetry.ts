import type { StripeMetrics } from './metrics/stripe-metrics.js';
import type { RequestScope } from './request-scope.js';
import type { Tracing } from './tracing.js';

export interface StripeTelemetryOptions {
  readonly metrics: StripeMetrics;
  /** Undefined where traces are not recorded. */
  readonly tracing: Tracing | undefined;
}

const openness = { closed: 0, 'half-open': 0.5, open: 1 } as const;

/** Makes what src/stripe tells of itself to: it turns that into metrics, spans and Server-Timing. */
export function createStripeTelemetry({ metrics, tracing }: StripeTelemetryOptions) {
  for (const lane of ['base', 'sensitive']) metrics.setBreaker(lane, openness.closed);
  return {
    callStarted(endpoint: string, lane: string, scope: RequestScope | undefined) {
      const begunAt = performance.now();
      const span = tracing?.begin('client', `stripe ${endpoint}`, scope, {
        'stripe.endpoint': endpoint,
        'stripe.lane': lane,
      });
      const endTiming = scope?.timing?.beginCall();
      return (end: {
        outcome: string;
        status: number | undefined;
        requestId: string | undefined;
        attempts: number;
        waitMs: number;
      }): void => {
        const { outcome, status, requestId, attempts, waitMs } = end;
        metrics.countCall({ endpoint, lane, outcome }, (performance.now() - begunAt) / 1000);
        endTiming?.(waitMs);
        span?.end({
          attributes: {
            'http.response.status_code': status,
            'stripe.request_id': requestId,
            'stripe.attempts': attempts,
            'stripe.wait_ms': Math.round(waitMs),
          },
          failure: outcome === 'ok' ? undefined : outcome,
        });
      };
    },
    waited: (ms: number) => metrics.observeWait(ms / 1000),
    cacheAnswered: (result: string) => metrics.countCacheRead(result),
    joined: (endpoint: string) => metrics.countSharedRead(endpoint),
    breakerChanged: (lane: string, state: keyof typeof openness) => metrics.setBreaker(lane, openness[state]),
  };
}
