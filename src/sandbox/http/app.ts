import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { controlRoutes } from '../control/control-routes.js';
import { ownPagesOnly } from '../control/own-pages-only.js';
import { testingRoutes } from '../control/testing-routes.js';
import { webhookRoutes } from '../control/webhook-routes.js';
import { ApiFailure } from '../failures/api-failure.js';
import { hostedRoutes } from '../hosted/hosted-routes.js';
import type { Environment, RequestContext, Service } from './environment.js';
import { listEventsEndpoint, retrieveEventEndpoint, retrieveThinEventEndpoint } from './event-endpoints.js';
import { failureBody } from './failure-answer.js';
import { listReportsEndpoint, retrieveReportEndpoint } from './report-endpoints.js';
import { requestHeaders } from './request-headers.js';
import { serveEndpoint } from './serve-endpoint.js';
import {
  cancelSessionEndpoint,
  createSessionEndpoint,
  listSessionsEndpoint,
  redactSessionEndpoint,
  retrieveSessionEndpoint,
  updateSessionEndpoint,
} from './session-endpoints.js';
import {
  createWebhookEndpointEndpoint,
  deleteWebhookEndpointEndpoint,
  listWebhookEndpointsEndpoint,
  retrieveWebhookEndpointEndpoint,
  updateWebhookEndpointEndpoint,
} from './webhook-endpoint-endpoints.js';

/** All routes of the sandbox. What is not among them is answered as Stripe answers an address it does not know. */
export function createApp(service: Service): Hono<Environment> {
  const app = new Hono<Environment>();
  const answerFailure = (context: RequestContext, failure: ApiFailure) => {
    for (const [name, value] of Object.entries(failure.detail.headers ?? {})) context.header(name, value);
    const body = failureBody(failure, context.get('requestId'), context.get('caller'), service.now());
    return context.json(body, failure.status as ContentfulStatusCode);
  };

  app.use(requestHeaders(service.ids));
  app.onError((error, context) =>
    answerFailure(context, error instanceof ApiFailure ? error : unexpected(error)),
  );
  app.notFound((context) => answerFailure(context, unrecognized(context.req.method, context.req.path)));

  const sessions = '/v1/identity/verification_sessions';
  app.post(sessions, serveEndpoint(service, createSessionEndpoint));
  app.get(sessions, serveEndpoint(service, listSessionsEndpoint));
  app.get(`${sessions}/:id`, serveEndpoint(service, retrieveSessionEndpoint));
  app.post(`${sessions}/:id`, serveEndpoint(service, updateSessionEndpoint));
  app.post(`${sessions}/:id/cancel`, serveEndpoint(service, cancelSessionEndpoint));
  app.post(`${sessions}/:id/redact`, serveEndpoint(service, redactSessionEndpoint));

  const reports = '/v1/identity/verification_reports';
  app.get(reports, serveEndpoint(service, listReportsEndpoint));
  app.get(`${reports}/:id`, serveEndpoint(service, retrieveReportEndpoint));

  app.get('/v1/events', serveEndpoint(service, listEventsEndpoint));
  app.get('/v1/events/:id', serveEndpoint(service, retrieveEventEndpoint));
  app.get('/v2/core/events/:id', serveEndpoint(service, retrieveThinEventEndpoint));

  const webhookEndpoints = '/v1/webhook_endpoints';
  app.post(webhookEndpoints, serveEndpoint(service, createWebhookEndpointEndpoint));
  app.get(webhookEndpoints, serveEndpoint(service, listWebhookEndpointsEndpoint));
  app.get(`${webhookEndpoints}/:id`, serveEndpoint(service, retrieveWebhookEndpointEndpoint));
  app.post(`${webhookEndpoints}/:id`, serveEndpoint(service, updateWebhookEndpointEndpoint));
  app.delete(`${webhookEndpoints}/:id`, serveEndpoint(service, deleteWebhookEndpointEndpoint));

  app.route('/v1/identity/verification_pages', testingRoutes(service));
  app.use('/_sandbox/*', ownPagesOnly);
  app.route('/_sandbox', controlRoutes(service));
  app.route('/_sandbox', webhookRoutes(service));
  app.route('/start', hostedRoutes(service));
  return app;
}

function unrecognized(method: string, path: string): ApiFailure {
  return new ApiFailure(404, {
    message:
      `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. ` +
      'If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. ' +
      'Please see https://stripe.com/docs.',
  });
}

/** A fault of the sandbox itself. Whoever meets it is its developer, so the answer says what it was. */
function unexpected({ message }: Error): ApiFailure {
  return new ApiFailure(500, { type: 'api_error', message: `The sandbox failed: ${message}` });
}
