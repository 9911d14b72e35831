import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.js';
import './federation/object-entities.js';
import './federation/session-owners.js';
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
import './live/verification-session-updated.js';
import './live/verification-sessions-updated.js';

/** With every type declared by the imports above. */
export {
  printSubgraphSdl as printSubgraph,
  toSubgraphSchema as createSubgraphSchema,
} from './federation/subgraph-schema.js';

/** Builds what clients see of the schema, which is what schema.graphql prints. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}
