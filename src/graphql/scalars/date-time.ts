import { GraphQLError, Kind } from 'graphql';
import { builder } from '../builder.js';
import { formatMoment } from './format-moment.js';

/** RFC 3339 with a time zone: without one, two clients would mean two moments. */
const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function parseDateTime(value: unknown): Date {
  const at = typeof value === 'string' && shape.test(value) ? new Date(value) : undefined;
  if (at === undefined || Number.isNaN(at.getTime())) {
    throw new GraphQLError('DateTime must be written as 2026-01-31T12:00:00Z.');
  }
  return at;
}

builder.scalarType('DateTime', {
  description: 'A moment as RFC 3339 in UTC, `2026-01-31T12:00:00.000Z`. Stripe counts in whole seconds.',
  serialize: formatMoment,
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : undefined),
});
