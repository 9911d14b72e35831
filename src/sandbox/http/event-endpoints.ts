import type { z } from 'zod';
import { findEvent } from '../events/find-event.js';
import { listEvents } from '../events/list-events.js';
import { listEventsParameters } from '../parameters/event-parameters.js';
import { retrieveParameters } from '../parameters/session-parameters.js';
import { renderEvent, renderNotification } from '../rendering/event.js';
import { renderList } from '../rendering/list.js';
import type { Endpoint } from './endpoint.js';

export const listEventsEndpoint: Endpoint<z.output<typeof listEventsParameters>> = {
  name: 'GET events',
  parameters: listEventsParameters,
  shows: 'event',
  list: true,
  run: ({ service, realm }, input) =>
    renderList(listEvents(service, realm, input), '/v1/events', (row) => renderEvent(row)),
};

export const retrieveEventEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'GET events/:id',
  parameters: retrieveParameters,
  shows: 'event',
  run: ({ service, realm, id }) => renderEvent(findEvent(service, realm, id)),
};

/** What the library's `fetchEvent` of a thin notification asks for. It learns no more there than it was told. */
export const retrieveThinEventEndpoint: Endpoint<z.output<typeof retrieveParameters>> = {
  name: 'GET v2 core events/:id',
  parameters: retrieveParameters,
  shows: 'event',
  run: ({ service, realm, id }) => renderNotification(findEvent(service, realm, id)),
};
