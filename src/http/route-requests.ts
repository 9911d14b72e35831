import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookReceiver } from '../events/webhook-receiver.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { CheckHost } from './allowed-hosts.js';
import type { Lifecycle } from './lifecycle.js';
import { receiveWebhook } from './receive-webhook.js';

export type Handle = (request: IncomingMessage, response: ServerResponse, scope: RequestScope) => unknown;

export interface RoutesOptions {
  readonly lifecycle: Lifecycle;
  readonly metrics: Metrics;
  readonly checkHost: CheckHost;
  /** Undefined where no signing secret is known: then there is no such route. */
  readonly webhooks: WebhookReceiver | undefined;
  readonly graphql: Handle;
}

export const webhookPath = '/webhooks/stripe';

/** Makes the router: what operators and Stripe ask stands beside GraphQL, which has the rest. */
export function routeRequests({ lifecycle, metrics, checkHost, webhooks, graphql }: RoutesOptions): Handle {
  return (request, response, scope) => {
    const host = checkHost(request.headers.host);
    if (host !== 'allowed') {
      answer(response, host === 'foreign' ? 421 : 400, { errors: [refusedHosts[host]] });
      return;
    }
    const [path = ''] = (request.url ?? '').split('?', 1);
    switch (path) {
      case '/health/live':
        answer(response, 200, { status: 'live' });
        return;
      case '/health/ready': {
        const { ready, ...report } = lifecycle.report();
        answer(response, ready ? 200 : 503, report);
        return;
      }
      case '/metrics':
        return metrics.print().then(({ contentType, text }) => {
          response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(text);
        });
    }
    if (lifecycle.state !== 'ready') {
      refuse(response);
      return;
    }
    if (path === webhookPath && webhooks !== undefined) return receiveWebhook(webhooks, request, response);
    return graphql(request, response, scope);
  };
}

const refusedHosts = {
  foreign: {
    message:
      'While access control is off, this gateway answers to its address, localhost, HOST and the hosts of CORS_ORIGINS.',
    extensions: { code: 'BAD_REQUEST', retryable: false },
  },
  malformed: {
    message: 'The header Host must be the name or address of this gateway.',
    extensions: { code: 'BAD_REQUEST', retryable: false },
  },
} as const;

/** A request that came too late to be taken; whoever sent it may ask another replica. */
function refuse(response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  response.setHeader('Retry-After', '1');
  const error = {
    message: 'This replica takes no requests now: ask again.',
    extensions: { code: 'SHUTTING_DOWN', retryable: true },
  };
  answer(response, 503, { errors: [error] });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
