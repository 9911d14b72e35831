import { Hono } from 'hono';
import { z } from 'zod';
import { identifyCaller } from '../http/caller.js';
import type { Environment, Service } from '../http/environment.js';
import { readForm } from '../http/form.js';
import { ApiFailure } from '../failures/api-failure.js';
import { mainCheckOf } from '../results/asked-checks.js';
import { findSession } from '../operations/find-row.js';
import { submitAttempt } from '../operations/submit-attempt.js';
import { truth } from '../parameters/fields.js';
import { readParameters } from '../parameters/parameter-failure.js';
import type { SessionRow } from '../state/session.js';
import { makeAttempt } from '../operations/make-attempt.js';

const parameters = z.strictObject({ simulate_delay: truth.optional() });

/**
 * The test-mode controls that Stripe's mobile libraries call at the end of a flow. They are private to those libraries:
 * the two addresses and `simulate_delay` are theirs, the short answer and accepting any key are our choice.
 */
export function testingRoutes(service: Service): Hono<Environment> {
  const routes = new Hono<Environment>();
  for (const control of ['verify', 'unverify'] as const) {
    routes.post(`/:id/testing/${control}`, async (context) => {
      const caller = identifyCaller(context, ['ek', 'rk', 'sk']);
      context.set('caller', caller);
      const { simulate_delay = false } = readParameters(parameters, await readForm(context));
      if (caller.mode === 'live') {
        throw new ApiFailure(400, { message: 'Testing controls can only be used in test mode.' });
      }
      service.world.agenda.runDue(service.now());
      const realm = service.world.realm(caller.account, caller.mode);
      const session = findSession(realm, context.req.param('id'));
      const attempt = makeAttempt(session, {
        outcome: control === 'verify' ? 'verified' : failureOf(session),
      });
      const delayMs = simulate_delay ? service.processingMs : 0;
      return context.json(renderPage(submitAttempt(service, realm, session, attempt, delayMs)));
    });
  }
  return routes;
}

function failureOf(session: SessionRow) {
  return mainCheckOf(session) === 'document' ? 'document_unverified_other' : 'id_number_unverified_other';
}

function renderPage({ id, livemode, status }: SessionRow): object {
  const requirements = { errors: [], missing: [] };
  return {
    id,
    object: 'identity.verification_page',
    closed: true,
    livemode,
    requirements,
    status,
    submitted: true,
  };
}
