import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { GraphQLSchema } from 'graphql';
import type { AuditLog } from '../access/audit-log.js';
import { createContext } from '../graphql/access/create-context.js';
import type { GatewayContext } from '../graphql/context.js';
import { createErrorMask } from '../graphql/problems/mask-error.js';
import type { StripeIdentity } from '../stripe/identity.js';
import type { Logger } from '../telemetry/logger.js';
import { currentRequestId } from '../telemetry/request-id.js';
import type { GraphiQL } from './graphiql/index.js';
import type { Identify } from './identify.js';
import { useDocumentLimits } from './use-document-limits.js';
import { useGraphiQL } from './use-graphiql.js';
import { useJsonBodies } from './use-json-bodies.js';
import { useMaskedValidation } from './use-masked-validation.js';
import { useResponseHeaders } from './use-response-headers.js';
import { useVariableErrors } from './use-variable-errors.js';

/** A GraphQL document with its variables; the largest of ours is a tenth of this. */
const maxBodyBytes = 1_000_000;

export interface GraphQLHandlerOptions {
  readonly schema: GraphQLSchema;
  readonly stripe: StripeIdentity;
  readonly identify: Identify;
  readonly audit: AuditLog;
  readonly maxStripeCalls: number;
  /** Origins whose pages may call from a browser. */
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
  /** Where GraphQL is served. */
  readonly endpoint: string;
  readonly graphiql: GraphiQL;
}

/** Makes yoga with this gateway's choices: closed where its defaults are open, and masked in every environment. */
export function createGraphQLHandler(
  options: GraphQLHandlerOptions,
): YogaServerInstance<object, GatewayContext> {
  const { schema, stripe, identify, audit, maxStripeCalls, corsOrigins, logger, endpoint, graphiql } =
    options;
  const mask = createErrorMask(logger);
  return createYoga<object, GatewayContext>({
    schema,
    graphqlEndpoint: endpoint,
    healthCheckEndpoint: '/health/live',
    context: async ({ request }) => {
      const { viewer, account } = await identify(request.headers);
      return createContext({
        viewer,
        requestId: currentRequestId() ?? '',
        stripe: stripe.forAccount(account),
        audit,
        maxStripeCalls,
        logger,
      });
    },
    plugins: [
      useResponseHeaders(),
      useGraphiQL(graphiql),
      useJsonBodies(),
      ...useDocumentLimits(),
      useVariableErrors(),
      useMaskedValidation(mask),
    ],
    maskedErrors: { maskError: mask, isDev: false },
    // The mask logs what is unexpected; yoga would log the raw errors, which carry headers and bodies of Stripe.
    logging: false,
    cors:
      corsOrigins.length === 0
        ? false
        : { origin: [...corsOrigins], credentials: false, methods: ['GET', 'POST'] },
    multipart: false,
    landingPage: false,
    graphiql: false,
    maxRequestBodySize: maxBodyBytes,
  });
}
