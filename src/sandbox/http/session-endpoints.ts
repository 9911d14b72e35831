import type { z } from 'zod';
import { advanceSession } from '../operations/advance-session.js';
import { createSession } from '../operations/create-session.js';
import { findSession } from '../operations/find-row.js';
import { listRows } from '../operations/list-rows.js';
import { redactSession } from '../operations/redact-session.js';
import { retrieveSession } from '../operations/retrieve-session.js';
import { updateSession } from '../operations/update-session.js';
import { listSessionsParameters } from '../parameters/list-parameters.js';
import { createParameters, retrieveParameters, updateParameters } from '../parameters/session-parameters.js';
import { renderList } from '../rendering/list.js';
import { renderSession } from '../rendering/session.js';
import type { Endpoint } from './endpoint.js';

export const createSessionEndpoint: Endpoint<z.output<typeof createParameters>> = {
  name: 'POST verification_sessions',
  parameters: createParameters,
  shows: 'session',
  run: ({ service, realm, view }, input) => renderSession(createSession(service, realm, input), view),
};

export const listSessionsEndpoint: Endpoint<z.output<typeof listSessionsParameters>> = {
  name: 'GET verification_sessions',
  parameters: listSessionsParameters,
  shows: 'session',
  list: true,
  run({ realm, view }, input) {
    const { client_reference_id, related_customer, related_customer_account, status } = input;
    const filters = { client_reference_id, related_customer, related_customer_account, status };
    const page = listRows(realm.sessions, 'VerificationSession', input, filters);
    return renderList(page, '/v1/identity/verification_sessions', (row) => renderSession(row, view));
  },
};

export const retrieveSessionEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'GET verification_sessions/:id',
  parameters: retrieveParameters,
  shows: 'session',
  run: ({ service, realm, id, view }) => renderSession(retrieveSession(service, realm, id), view),
};

export const updateSessionEndpoint: Endpoint<z.output<typeof updateParameters>> = {
  name: 'POST verification_sessions/:id',
  parameters: updateParameters,
  shows: 'session',
  run: ({ service, realm, id, view }, input) =>
    renderSession(updateSession(service, realm, findSession(realm, id), input), view),
};

export const cancelSessionEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'POST verification_sessions/:id/cancel',
  parameters: retrieveParameters,
  shows: 'session',
  run: ({ service, realm, id, view }) =>
    renderSession(advanceSession(service, realm, findSession(realm, id), { kind: 'cancel' }), view),
};

export const redactSessionEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'POST verification_sessions/:id/redact',
  parameters: retrieveParameters,
  shows: 'session',
  run: ({ service, realm, id, view }) =>
    renderSession(redactSession(service, realm, findSession(realm, id)), view),
};
