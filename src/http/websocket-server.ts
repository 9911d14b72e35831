import type { IncomingMessage, Server } from 'node:http';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Context as SocketContext, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { isAsyncIterable, type YogaServerInstance } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import type { GatewayContext } from '../graphql/context.js';
import type { CheckHost } from './allowed-hosts.js';
import type { DocumentParams } from './choose-document.js';
import { labelResult } from './label-result.js';
import type { ServerContext } from './server-context.js';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import { noteFailure, type OperationTelemetry } from '../telemetry/operation-telemetry.js';
import { chooseRequestId } from '../telemetry/request-id.js';
import { openScope, type RequestScope } from '../telemetry/request-scope.js';
import { parseTraceParent } from '../telemetry/trace-parent.js';

export interface WebSocketOptions {
  readonly server: Server;
  readonly yoga: YogaServerInstance<ServerContext, GatewayContext>;
  readonly endpoint: string;
  /** Origins whose pages may call from a browser, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  /** Whether new subscriptions are taken. */
  readonly isOpen: () => boolean;
  readonly checkHost: CheckHost;
  /** How many sockets may be open at the same time. */
  readonly maxSockets: number;
  /** How long a client may take to answer that it is closed, in milliseconds; then it is cut off. */
  readonly closeTimeoutMs: number;
  /** The text to execute for what a client sent. @throws {GraphQLError} for a document that is not executed here */
  readonly chooseDocument: (params: DocumentParams, headers: Headers) => string;
  readonly errors: ErrorMask;
  readonly operations: OperationTelemetry;
}

export interface WebSockets {
  /** Closes all sockets with 1001, by which clients of graphql-ws know to subscribe again elsewhere. */
  stop(): Promise<void>;
}

/** A subscription's document with its variables. */
const maxMessageBytes = 100_000;
const goingAway = 1001;
/** A socket without a subscription is closed after one to two of these milliseconds. */
const idleMs = 30_000;

/** Serves subscriptions over WebSocket (graphql-transport-ws), with everything that stands before them over HTTP. */
export function serveWebSockets(options: WebSocketOptions): WebSockets {
  const {
    server,
    yoga,
    endpoint,
    corsOrigins,
    isOpen,
    checkHost,
    maxSockets,
    closeTimeoutMs,
    chooseDocument,
    errors,
    operations,
  } = options;
  // Not written into the call, as the package's types do not know `closeTimeout` yet.
  const socketOptions = {
    server,
    path: endpoint,
    maxPayload: maxMessageBytes,
    closeTimeout: closeTimeoutMs,
    // Browsers let any page open a socket anywhere; it is ours to ask which page it is.
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      isOpen() &&
      sockets.clients.size < maxSockets &&
      checkHost(req.headers.host) === 'allowed' &&
      isAllowedOrigin(req, corsOrigins),
  };
  const sockets: WebSocketServer = new WebSocketServer(socketOptions);
  /** Whether each was without a subscription at the last look. */
  const idle = new Map<Context, boolean>();
  const sweep = setInterval(() => {
    for (const [context, wasIdle] of idle) {
      const isIdle = Object.keys(context.subscriptions).length === 0;
      if (isIdle && wasIdle) context.extra.socket.close(goingAway, 'Idle');
      else idle.set(context, isIdle);
    }
  }, idleMs).unref();
  const served = useServer<Record<string, unknown>>(
    {
      isProd: true,
      connectionInitWaitTimeout: 5000,
      onConnect: (context) => void idle.set(context, false),
      onClose: (context) => void idle.delete(context),
      async onSubscribe({ connectionParams, extra }, _id, params) {
        const headers = toHeaders(extra.request, connectionParams);
        const trace = parseTraceParent(headers.get('traceparent'), headers.get('tracestate'));
        const scope = openScope(chooseRequestId(undefined), trace);
        const end = operations.begin(scope);
        const prepared = await prepare(params, headers, { scope, end }).catch((error: unknown) => [error]);
        if (!isList(prepared)) return prepared;
        const refused = prepared.map(errors.mask);
        errors.label(refused, scope);
        endRefused({ scope, end }, refused);
        return refused;
      },
      subscribe: (args) => subscribeEnveloped(args, errors),
    },
    sockets,
  );

  async function prepare(
    params: SubscribePayload,
    headers: Headers,
    measured: Measured,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    if (!isOpen()) throw new GraphQLError('This replica takes no subscriptions now: ask again.');
    const query = chooseDocument(params, headers);
    // As a POST for a stream, because yoga lets a GET do less and would say so.
    headers.set('Accept', 'text/event-stream');
    const gone = new AbortController();
    const request = new Request(`http://gateway${endpoint}`, {
      method: 'POST',
      headers,
      signal: gone.signal,
    });
    const initial = { request, params: { ...params, query }, scope: measured.scope };
    const { schema, parse, validate, contextFactory, subscribe } = yoga.getEnveloped(
      initial as never,
    ) as unknown as Operation;
    const document = parse(query);
    const asked = getOperationAST(document, params.operationName);
    if (asked !== null && asked?.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw new GraphQLError('Only subscriptions are served here: send queries and mutations by POST.', {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
    const faults = validate(schema, document);
    if (faults.length > 0) return faults;
    return {
      schema,
      document,
      operationName: params.operationName ?? null,
      variableValues: params.variables ?? null,
      contextValue: await contextFactory(),
      rootValue: { ...measured, subscribe, gone },
    };
  }

  return {
    async stop() {
      for (const socket of sockets.clients) socket.close(goingAway, 'Going away');
      clearInterval(sweep);
      await served.dispose();
    },
  };
}

/** The functions of one operation with all plugins around them, as yoga makes them. */
interface Operation {
  readonly schema: GraphQLSchema;
  readonly parse: (source: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly contextFactory: () => Promise<GatewayContext>;
  readonly subscribe: Enveloped['subscribe'];
}

type Context = SocketContext<Record<string, unknown>, Extra>;

/** An operation that is measured until it is answered, or until its stream is open. */
interface Measured {
  readonly scope: RequestScope;
  readonly end: () => void;
}

/** What one operation takes along: the function with all plugins around it. */
interface Enveloped extends Measured {
  readonly subscribe: (
    args: ExecutionArgs,
  ) => Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** Of the operation's client. */
  readonly gone: AbortController;
}

/** Runs a subscription; its beginning is what is measured. */
async function subscribeEnveloped(
  args: ExecutionArgs,
  errors: ErrorMask,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { subscribe, gone, ...measured } = args.rootValue as Enveloped;
  const begun = labelResult(errors, await subscribe(args), measured.scope);
  if (!isAsyncIterable(begun)) {
    endRefused(measured, begun.errors ?? []);
    return begun;
  }
  measured.end();
  const bound: AsyncIterableIterator<ExecutionResult> = {
    next: () => begun.next(),
    return() {
      gone.abort();
      return begun.return?.() ?? Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => bound,
  };
  return bound;
}

/** Array.isArray, as TypeScript understands it for lists that are read only. */
function isList(prepared: ExecutionArgs | readonly unknown[]): prepared is readonly unknown[] {
  return Array.isArray(prepared);
}

function endRefused({ scope, end }: Measured, [error]: readonly GraphQLError[]): void {
  if (error !== undefined) noteFailure(scope, String(error.extensions['code']));
  end();
}

/** Headers of the upgrade, and over them those of the connection's first message: a browser can set no others. */
function toHeaders(request: IncomingMessage, connectionParams: unknown): Headers {
  const headers = new Headers();
  for (const source of [request.headers, connectionParams ?? {}]) {
    for (const [name, value] of Object.entries(source as Record<string, unknown>)) {
      if (typeof value === 'string' && isHeaderName(name)) headers.set(name, toHeaderValue(value));
    }
  }
  return headers;
}

function isHeaderName(name: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(name);
}

function toHeaderValue(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, '');
}

function isAllowedOrigin({ headers }: IncomingMessage, corsOrigins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return corsOrigins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
