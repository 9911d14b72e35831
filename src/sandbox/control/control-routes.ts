import { Hono } from 'hono';
import { createExpansion } from '../expand/expansion.js';
import { noSuchSession } from '../failures/missing.js';
import type { Environment, Service } from '../http/environment.js';
import { readForm } from '../http/form.js';
import { submitAttempt } from '../operations/submit-attempt.js';
import { readParameters } from '../parameters/parameter-failure.js';
import { renderSession } from '../rendering/session.js';
import { attemptParameters } from './attempt-parameters.js';
import { countObjects } from './count-objects.js';
import { makeAttempt } from '../operations/make-attempt.js';

/**
 * What the sandbox adds to Stripe's API, without a key, so that tests and people at a terminal can play the person:
 *
 * - `POST /_sandbox/verification_sessions/:id/submit` with `outcome` (`verified` or a last_error code) and optionally
 *   `delay_ms` (0 settles at once), `country` (two letters) and `document_type`; answers the session
 * - `POST /_sandbox/reset` puts everything back to the seed and forgets idempotency keys, events and the webhook
 *   endpoints that were made through the API
 * - `GET /_sandbox/state` counts what there is
 *
 * Errors have the shape of the API's own.
 */
export function controlRoutes(service: Service): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.post('/verification_sessions/:id/submit', async (context) => {
    const wish = readParameters(attemptParameters, await readForm(context));
    service.world.agenda.runDue(service.now());
    const id = context.req.param('id');
    const found = service.world.findSession(id);
    if (found === undefined) throw noSuchSession(id);
    const attempt = makeAttempt(found.row, wish);
    const delayMs = wish.delay_ms ?? service.processingMs;
    const row = submitAttempt(service, found.realm, found.row, attempt, delayMs);
    return context.json(
      renderSession(row, {
        expansion: createExpansion([]),
        sensitive: false,
        origin: service.origin(),
        now: service.now(),
        reportOf: (report) => found.realm.reports.find(report),
      }),
    );
  });

  routes.post('/reset', (context) => {
    service.reset();
    return context.json(countObjects(service.world));
  });

  routes.get('/state', (context) => {
    service.world.agenda.runDue(service.now());
    return context.json(countObjects(service.world));
  });

  return routes;
}
