import { createYoga, type GraphQLParams, type YogaServerInstance } from 'graphql-yoga';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { MatchSecret } from '../access/shared-secret.js';
import { createContext, type GatewayParts } from '../graphql/access/create-context.js';
import { refuse } from '../graphql/access/refusals.js';
import type { GatewayContext } from '../graphql/context.js';
import { createErrorMask, type ErrorMask } from '../graphql/problems/mask-error.js';
import { Failure } from '../stripe/failure.js';
import type { StripeIdentity } from '../stripe/identity.js';
import type { OperationTelemetry } from '../telemetry/operation-telemetry.js';
import { createDocumentChoice, type DocumentParams, type KnownDocuments } from './choose-document.js';
import { createDocumentCache } from './document-cache.js';
import type { GraphiQL } from './graphiql/index.js';
import type { Identify } from './identify.js';
import { recordRefusedChanges } from './record-refused-changes.js';
import { useAcceptableAnswers } from './use-acceptable-answers.js';
import { useAbandonedStreams } from './use-abandoned-streams.js';
import { useCsrfPrevention } from './use-csrf-prevention.js';
import { createPreparedExecution } from './execute-prepared.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { HeadersLike, RequestLike } from './plain-request.js';
import { createPreparedOperations } from './prepared-operations.js';
import { usePreparedOperations } from './use-prepared-operations.js';
import { answerPlainPosts } from './answer-plain-posts.js';
import { createOperationMeasure } from './measure-operation.js';
import type { Handle } from './route-requests.js';
import type { ServerContext } from './server-context.js';
import { useDocumentLimits } from './use-document-limits.js';
import { useErrorMask } from './use-error-mask.js';
import { useGraphQLJs } from './use-graphql-js.js';
import { useGraphiQL } from './use-graphiql.js';
import { useGuardedIntrospection } from './use-guarded-introspection.js';
import { useJsonBodies } from './use-json-bodies.js';
import { useKnownDocuments } from './use-known-documents.js';
import { useOperationTelemetry } from './use-operation-telemetry.js';
import { useResponseHeaders } from './use-response-headers.js';
import { useServerTiming } from './use-server-timing.js';
import { useVariableErrors } from './use-variable-errors.js';

/** A GraphQL document with its variables; the largest of ours is a tenth of this. */
const maxBodyBytes = 1_000_000;

export interface GraphQLHandlerOptions {
  readonly schema: GraphQLSchema;
  readonly parts: GatewayParts;
  readonly stripe: StripeIdentity;
  readonly identify: Identify;
  /** Whether everybody may ask for the schema; routers always may. */
  readonly introspection: boolean;
  readonly router: {
    readonly matches: MatchSecret;
    /** Whether everybody may ask what routers ask. */
    readonly open: boolean;
  };
  readonly documents: KnownDocuments;
  readonly operations: OperationTelemetry;
  /** Whether answers tell in `Server-Timing` where their time went. */
  readonly serverTiming: boolean;
  /** Origins whose pages may call from a browser. */
  readonly corsOrigins: readonly string[];
  /** Where GraphQL is served. */
  readonly endpoint: string;
  /** Undefined where it is not served. */
  readonly graphiql: GraphiQL | undefined;
}

export interface GraphQLHandler {
  /** Answers a request. */
  readonly handle: Handle;
  /** For what comes another way than by requests. */
  readonly yoga: YogaServerInstance<ServerContext, GatewayContext>;
  /** Every error passes it on its way out. */
  readonly errors: ErrorMask;
  /** The same. @throws {GraphQLError} */
  readonly chooseDocument: (params: DocumentParams, headers: HeadersLike) => string;
}

/** The header in which a router shows the secret it shares with this gateway. */
const routerHeader = 'router-authorization';

/** Makes yoga with this gateway's choices: closed where its defaults are open, and masked in every environment. */
export function createGraphQLHandler(options: GraphQLHandlerOptions): GraphQLHandler {
  const { schema, parts, stripe, identify, introspection, router, documents, endpoint, graphiql } = options;
  const { audit, callerLimits, logger } = parts;
  const errors = createErrorMask(logger, introspection);
  const measure = createOperationMeasure(options.operations, errors.mask);
  const isRouter = (headers: HeadersLike) => router.matches(headers.get(routerHeader));
  const mayIntrospect = (headers: HeadersLike) => introspection || isRouter(headers);
  const prepared = createPreparedOperations(schema);

  async function openContext(
    request: RequestLike,
    params: GraphQLParams,
    scope: RequestScope,
  ): Promise<GatewayContext> {
    const { viewer, account } = await identify(request.headers).catch(async (error: unknown) => {
      const code = error instanceof Failure ? error.code : 'INTERNAL_SERVER_ERROR';
      // Past the limit nothing is written down: nobody shall fill the disk, or hide why they are refused.
      await callerLimits.takeOperation(null).then(
        () => recordRefusedChanges(audit, params, scope.id, code),
        () => undefined,
      );
      throw error;
    });
    await callerLimits.takeOperation(viewer).catch(refuse);
    return createContext(parts, {
      viewer,
      mayFederate: router.open || isRouter(request.headers),
      scope,
      stripe: stripe.forAccount(account),
      account: stripe.nameAccount(account),
      signal: request.signal,
    });
  }

  const yoga = createYoga<ServerContext, GatewayContext>({
    schema,
    graphqlEndpoint: endpoint,
    context: ({ request, params, scope }) => openContext(request, params, scope),
    plugins: [
      ...(options.serverTiming ? [useServerTiming()] : []),
      useResponseHeaders(),
      ...(graphiql === undefined ? [] : [useGraphiQL(graphiql)]),
      useJsonBodies(errors),
      useCsrfPrevention(),
      ...useDocumentLimits(),
      useKnownDocuments(documents, isRouter),
      useGuardedIntrospection(mayIntrospect),
      useGraphQLJs(),
      useVariableErrors(),
      useErrorMask(errors),
      useOperationTelemetry(measure),
      useAbandonedStreams(),
      useAcceptableAnswers(errors),
      usePreparedOperations(prepared, mayIntrospect),
    ],
    parserAndValidationCache: {
      documentCache: createDocumentCache<DocumentNode>(),
      errorCache: createDocumentCache<Error>(),
    },
    maskedErrors: { maskError: errors.mask, isDev: false },
    // The mask logs what is unexpected; yoga would log the raw errors, which carry headers and bodies of Stripe.
    logging: false,
    cors:
      options.corsOrigins.length === 0
        ? false
        : { origin: [...options.corsOrigins], credentials: false, methods: ['GET', 'POST'] },
    multipart: false,
    landingPage: false,
    graphiql: false,
    // Yoga answers whatever ends so, and no address does; /health/live and /health/ready are ours.
    healthCheckEndpoint: ' ',
    maxRequestBodySize: maxBodyBytes,
  });
  const handle = answerPlainPosts({
    yoga,
    endpoint,
    maxBodyBytes,
    errors,
    measure,
    executePrepared: createPreparedExecution({
      prepared,
      openContext,
      documents,
      isRouter,
      mayIntrospect,
      measure,
      errors,
    }),
    serverTiming: options.serverTiming,
    hasCors: options.corsOrigins.length > 0,
  });
  return { handle, yoga, errors, chooseDocument: createDocumentChoice(documents, isRouter) };
}
