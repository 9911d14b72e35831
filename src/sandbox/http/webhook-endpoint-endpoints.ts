import type { z } from 'zod';
import { pageRows } from '../operations/page-rows.js';
import { retrieveParameters } from '../parameters/session-parameters.js';
import {
  createWebhookEndpointParameters,
  listWebhookEndpointsParameters,
  updateWebhookEndpointParameters,
} from '../parameters/webhook-endpoint-parameters.js';
import { renderList } from '../rendering/list.js';
import { renderNewWebhookEndpoint, renderWebhookEndpoint } from '../rendering/webhook-endpoint.js';
import { createEndpoint } from '../webhooks/create-endpoint.js';
import { findEndpoint } from '../webhooks/find-endpoint.js';
import { removeEndpoint } from '../webhooks/remove-endpoint.js';
import { updateEndpoint } from '../webhooks/update-endpoint.js';
import type { Endpoint } from './endpoint.js';

export const createWebhookEndpointEndpoint: Endpoint<z.output<typeof createWebhookEndpointParameters>> = {
  name: 'POST webhook_endpoints',
  parameters: createWebhookEndpointParameters,
  shows: 'webhookEndpoint',
  run: ({ service, realm }, input) => renderNewWebhookEndpoint(createEndpoint(service, realm, input)),
};

export const listWebhookEndpointsEndpoint: Endpoint<z.output<typeof listWebhookEndpointsParameters>> = {
  name: 'GET webhook_endpoints',
  parameters: listWebhookEndpointsParameters,
  shows: 'webhookEndpoint',
  list: true,
  run({ service, realm }, input) {
    const page = pageRows(service.world.webhookEndpoints.of(realm), 'webhook endpoint', input);
    return renderList(page, '/v1/webhook_endpoints', renderWebhookEndpoint);
  },
};

export const retrieveWebhookEndpointEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'GET webhook_endpoints/:id',
  parameters: retrieveParameters,
  shows: 'webhookEndpoint',
  run: ({ service, realm, id }) => renderWebhookEndpoint(findEndpoint(service, realm, id)),
};

export const updateWebhookEndpointEndpoint: Endpoint<z.output<typeof updateWebhookEndpointParameters>> = {
  name: 'POST webhook_endpoints/:id',
  parameters: updateWebhookEndpointParameters,
  shows: 'webhookEndpoint',
  run: ({ service, realm, id }, input) =>
    renderWebhookEndpoint(updateEndpoint(service, findEndpoint(service, realm, id), input)),
};

export const deleteWebhookEndpointEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'DELETE webhook_endpoints/:id',
  parameters: retrieveParameters,
  shows: 'webhookEndpoint',
  run({ service, realm, id }) {
    removeEndpoint(service, findEndpoint(service, realm, id));
    return { id, object: 'webhook_endpoint', deleted: true };
  },
};
