import { GraphQLError } from 'graphql';
import { builder } from '../builder.js';

/** A day as YYYY-MM-DD. */
export type CalendarDay = `${string}-${string}-${string}`;

builder.scalarType('Date', {
  description: 'A day without a time or a zone, `2026-01-31`.',
  serialize: (day) => day,
  parseValue: () => {
    throw new GraphQLError('Date is only ever an answer.');
  },
});
