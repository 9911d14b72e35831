import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { GraphQLSchema } from 'graphql';
import type { AuditLog } from '../access/audit-log.js';
import type { CallerLimits } from '../access/caller-limits.js';
import type { MatchSecret } from '../access/shared-secret.js';
import { createContext } from '../graphql/access/create-context.js';
import { refuse } from '../graphql/access/limited-changes.js';
import type { GatewayContext } from '../graphql/context.js';
import { createErrorMask } from '../graphql/problems/mask-error.js';
import { Failure } from '../stripe/failure.js';
import type { StripeIdentity } from '../stripe/identity.js';
import type { Logger } from '../telemetry/logger.js';
import { currentRequestId } from '../telemetry/request-id.js';
import type { GraphiQL } from './graphiql/index.js';
import type { Identify } from './identify.js';
import type { Manifest } from './read-manifest.js';
import { recordRefusedChanges } from './record-refused-changes.js';
import { useCsrfPrevention } from './use-csrf-prevention.js';
import { useDocumentLimits } from './use-document-limits.js';
import { useGraphiQL } from './use-graphiql.js';
import { useGuardedIntrospection } from './use-guarded-introspection.js';
import { useJsonBodies } from './use-json-bodies.js';
import { useKnownDocuments } from './use-known-documents.js';
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
  readonly callerLimits: CallerLimits;
  /** Whether everybody may ask for the schema; routers always may. */
  readonly introspection: boolean;
  readonly router: {
    readonly matches: MatchSecret;
    /** Whether everybody may ask what routers ask. */
    readonly open: boolean;
  };
  readonly documents: { readonly manifest: Manifest; readonly only: boolean };
  readonly maxStripeCalls: number;
  /** Origins whose pages may call from a browser. */
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
  /** Where GraphQL is served. */
  readonly endpoint: string;
  /** Undefined where it is not served. */
  readonly graphiql: GraphiQL | undefined;
}

/** The header in which a router shows the secret it shares with this gateway. */
const routerHeader = 'router-authorization';

/** Makes yoga with this gateway's choices: closed where its defaults are open, and masked in every environment. */
export function createGraphQLHandler(
  options: GraphQLHandlerOptions,
): YogaServerInstance<object, GatewayContext> {
  const { schema, stripe, identify, audit, callerLimits, logger, endpoint, graphiql } = options;
  const mask = createErrorMask({ logger, suggestions: options.introspection });
  const isRouter = (headers: Headers) => options.router.matches(headers.get(routerHeader));
  return createYoga<object, GatewayContext>({
    schema,
    graphqlEndpoint: endpoint,
    healthCheckEndpoint: '/health/live',
    context: async ({ request, params }) => {
      const { viewer, account } = await identify(request.headers).catch(async (error: unknown) => {
        await callerLimits.takeOperation(null).catch(refuse);
        const code = error instanceof Failure ? error.code : 'INTERNAL_SERVER_ERROR';
        recordRefusedChanges(audit, params, currentRequestId() ?? '', code);
        throw error;
      });
      await callerLimits.takeOperation(viewer).catch(refuse);
      return createContext({
        viewer,
        mayFederate: options.router.open || isRouter(request.headers),
        requestId: currentRequestId() ?? '',
        stripe: stripe.forAccount(account),
        audit,
        callerLimits,
        maxStripeCalls: options.maxStripeCalls,
        logger,
      });
    },
    plugins: [
      useResponseHeaders(),
      ...(graphiql === undefined ? [] : [useGraphiQL(graphiql)]),
      useJsonBodies(),
      useCsrfPrevention(),
      useKnownDocuments({ ...options.documents, isRouter }),
      useGuardedIntrospection((headers) => options.introspection || isRouter(headers)),
      ...useDocumentLimits(),
      useVariableErrors(),
      useMaskedValidation(mask),
    ],
    maskedErrors: { maskError: mask, isDev: false },
    // The mask logs what is unexpected; yoga would log the raw errors, which carry headers and bodies of Stripe.
    logging: false,
    cors:
      options.corsOrigins.length === 0
        ? false
        : { origin: [...options.corsOrigins], credentials: false, methods: ['GET', 'POST'] },
    multipart: false,
    landingPage: false,
    graphiql: false,
    maxRequestBodySize: maxBodyBytes,
  });
}
