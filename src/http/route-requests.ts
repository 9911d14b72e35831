import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookReceiver } from '../events/webhook-receiver.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { CheckHost } from './allowed-hosts.js';
import { requestIdHeader } from './answer-headers.js';
import type { Lifecycle } from './lifecycle.js';
import { receiveWebhook } from './receive-webhook.js';

/** Answers a request, and names it in the answer. */
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
  /** What operators ask is answered in every state. */
  const ofOperators = new Map<string, (response: ServerResponse) => unknown>([
    ['/health/live', (response) => answer(response, 200, { status: 'live' })],
    [
      '/health/ready',
      (response) => {
        const { ready, ...report } = lifecycle.report();
        answer(response, ready ? 200 : 503, report);
      },
    ],
    [
      '/metrics',
      async (response) => {
        const { contentType, text } = await metrics.print();
        response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(text);
      },
    ],
  ]);

  return (request, response, scope) => {
    const host = checkHost(request.headers.host);
    const [path = ''] = (request.url ?? '').split('?', 1);
    const answerOperator = ofOperators.get(path);
    const isWebhook = path === webhookPath && webhooks !== undefined;
    const isOpen = host === 'allowed' && lifecycle.state === 'ready';
    if (isOpen && answerOperator === undefined && !isWebhook) return graphql(request, response, scope);

    response.setHeader(requestIdHeader, scope.id);
    if (host !== 'allowed') {
      answer(response, host === 'foreign' ? 421 : 400, { errors: [refusedHosts[host]] });
    } else if (answerOperator !== undefined) {
      return answerOperator(response);
    } else if (isOpen && isWebhook) {
      return receiveWebhook(webhooks, request, response);
    } else {
      refuse(response);
    }
    return undefined;
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
