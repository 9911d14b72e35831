import { Hono } from 'hono';
import { z } from 'zod';
import { noSuchEvent } from '../failures/missing.js';
import type { Environment, Service } from '../http/environment.js';
import { readForm } from '../http/form.js';
import { readParameters } from '../parameters/parameter-failure.js';
import { standingEndpointParameters } from '../parameters/webhook-endpoint-parameters.js';
import { renderEvent } from '../rendering/event.js';
import { renderNewWebhookEndpoint } from '../rendering/webhook-endpoint.js';
import { defaultAccount } from '../state/world.js';
import { createStandingEndpoint } from '../webhooks/create-standing-endpoint.js';
import { noFaults } from '../webhooks/deliveries.js';

const faultParameters = z.strictObject({
  duplicate: z
    .string()
    .regex(/^([1-9]|10)$/, 'Invalid integer')
    .transform(Number)
    .default(noFaults.duplicate),
  reorder: z
    .string()
    .regex(/^\d{1,5}$/, 'Invalid integer')
    .transform(Number)
    .default(noFaults.reorder),
});

/**
 * The controls of what the sandbox tells, without a key:
 *
 * - `POST /_sandbox/webhook_endpoints` with `url`, `secret` and optionally `enabled_events` (all by default),
 *   `event_payload` (`snapshot` or `thin`) and `connect` registers a receiver of the default account in test mode that
 *   outlives a reset; an equal one is replaced
 * - `POST /_sandbox/webhooks` with `duplicate` (each delivery is made that many times, at most 10) and `reorder` (each
 *   first attempt is held back by up to that many milliseconds, at most 99999); what is left out is off
 * - `POST /_sandbox/events/:id/resend` sends an event once more to every endpoint that listens to it; answers the event
 */
export function webhookRoutes(service: Service): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.post('/webhook_endpoints', async (context) => {
    const asked = readParameters(standingEndpointParameters, await readForm(context));
    const realm = service.world.realm(defaultAccount, 'test');
    return context.json(renderNewWebhookEndpoint(createStandingEndpoint(service, realm, asked)));
  });

  routes.post('/webhooks', async (context) => {
    const faults = readParameters(faultParameters, await readForm(context));
    service.disturb(faults);
    return context.json({ object: 'sandbox_webhooks', ...faults });
  });

  routes.post('/events/:id/resend', (context) => {
    const id = context.req.param('id');
    service.world.agenda.runDue(service.now());
    const event = service.world.events.find(id);
    if (event === undefined) throw noSuchEvent(id);
    service.dispatch(event);
    return context.json(renderEvent(service.world.events.find(id) ?? event));
  });

  return routes;
}
