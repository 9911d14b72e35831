import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.js';
import './scalars/date.js';
import './scalars/date-time.js';
import './node/node-queries.js';
import './verification-session/verification-session-queries.js';
import './verification-report/verification-report-queries.js';
import './verification-report/verification-report-session.js';
import './mutations/create-verification-session.js';
import './mutations/update-verification-session.js';
import './mutations/cancel-verification-session.js';
import './mutations/redact-verification-session.js';

/** Builds the executable schema from all types. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}
