import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookReceiver } from '../events/webhook-receiver.js';
import { readBody } from './read-body.js';

/** Stripe's events are some kilobytes. */
const maxBytes = 500_000;

/** Takes a delivery of Stripe's as the bytes that were signed, and answers with a status alone. */
export async function receiveWebhook(
  webhooks: WebhookReceiver,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(405, { Allow: 'POST' }).end();
    return;
  }
  const body = await readBody(request, maxBytes);
  if (body === 'aborted') return;
  if (body === 'too-large') {
    response.writeHead(413, { Connection: 'close' }).end();
    return;
  }
  const signature = request.headers['stripe-signature'];
  const status = await webhooks.receive(body, typeof signature === 'string' ? signature : undefined);
  response.writeHead(status).end();
}
