import { Hono } from 'hono';
import { attemptParameters } from '../control/attempt-parameters.js';
import type { Environment, Service } from '../http/environment.js';
import { readForm } from '../http/form.js';
import { addressIsValid } from '../operations/invite.js';
import { makeAttempt } from '../operations/make-attempt.js';
import { submitAttempt } from '../operations/submit-attempt.js';
import { leavesReport } from '../operations/write-report.js';
import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import { awaitChange } from './await-change.js';
import { pageHeaders } from './layout.js';
import { goneAwayPage, outcomePage, progressPage } from './pages.js';

/**
 * The hosted verification page a session's `url` leads to:
 *
 * - `GET /start/:token` asks how the attempt is to end
 * - `POST /start/:token` submits it, which uses up the token
 * - `GET /start/:token/progress` follows the attempt that was submitted with the token; with `?held` it answers once there
 *   is a result, or after a while without one
 */
export function hostedRoutes(service: Service): Hono<Environment> {
  const routes = new Hono<Environment>();
  const headers = pageHeaders();

  routes.use(async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    service.world.agenda.runDue(service.now());
    await next();
  });

  routes.get('/:token', (context) => {
    const opened = openedBy(service, context.req.param('token'));
    return opened === null ? context.html(goneAwayPage(), 404) : context.html(outcomePage(opened.session));
  });

  routes.post('/:token', async (context) => {
    const form = attemptParameters.pick({ outcome: true }).safeParse(await readForm(context));
    const token = context.req.param('token');
    const opened = openedBy(service, token);
    if (opened === null) return context.html(goneAwayPage(), 404);
    const { realm, session } = opened;
    if (!form.success) return context.html(outcomePage(session, 'Choose one of the outcomes.'), 400);
    const attempt = makeAttempt(session, form.data);
    const delayMs = leavesReport(session, attempt) ? service.processingMs : 0;
    submitAttempt(service, realm, session, attempt, delayMs);
    return context.redirect(`/start/${token}/progress`, 303);
  });

  routes.get('/:token/progress', async (context) => {
    const token = context.req.param('token');
    const entrance = service.world.entrance(token);
    if (entrance?.used !== true) return context.html(goneAwayPage(), 404);
    const { realm, session: id } = entrance;
    if (context.req.query('held') !== undefined && realm.sessions.find(id)?.status === 'processing') {
      await awaitChange(service.world, id, context.req.raw.signal);
    }
    const session = realm.sessions.find(id);
    if (session === undefined) return context.html(goneAwayPage(), 404);
    return context.html(progressPage(session, `/start/${token}/progress?held`));
  });

  return routes;
}

/** The session an unused and unexpired token opens. */
function openedBy({ world, now }: Service, token: string): { realm: Realm; session: SessionRow } | null {
  const entrance = world.entrance(token);
  if (entrance === undefined || entrance.used) return null;
  const session = entrance.realm.sessions.find(entrance.session);
  if (session === undefined || session.invitation === null) return null;
  return addressIsValid(session.invitation, now()) ? { realm: entrance.realm, session } : null;
}
