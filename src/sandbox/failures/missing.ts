import { ApiFailure } from './api-failure.js';

/** Stripe names the path parameter differently from resource to resource; `session` and `report`, as in its reference, are our choice. */
export function noSuchSession(id: string): ApiFailure {
  return missing(404, 'VerificationSession', id, 'session');
}

export function noSuchReport(id: string): ApiFailure {
  return missing(404, 'VerificationReport', id, 'report');
}

export function noSuchEvent(id: string): ApiFailure {
  return missing(404, 'event', id, 'id');
}

export function noSuchWebhookEndpoint(id: string): ApiFailure {
  return missing(404, 'webhook endpoint', id, 'webhook_endpoint');
}

/** A cursor that is not in the table is a bad parameter (400), unlike a missing object in the path (404). */
export function noSuchCursor(resource: string, id: string, param: string): ApiFailure {
  return missing(400, resource, id, param);
}

function missing(status: number, resource: string, id: string, param: string): ApiFailure {
  return new ApiFailure(status, {
    code: 'resource_missing',
    param,
    message: `No such ${resource}: '${id}'`,
  });
}
