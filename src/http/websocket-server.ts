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
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { isAsyncIterable, type YogaServerInstance } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import type { GatewayContext } from '../graphql/context.js';
import type { DocumentParams } from './choose-document.js';
import { chooseRequestId, withRequestId } from '../telemetry/request-id.js';

export interface WebSocketOptions {
  readonly server: Server;
  readonly yoga: YogaServerInstance<object, GatewayContext>;
  readonly endpoint: string;
  /** Origins whose pages may call from a browser, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  /** Whether new subscriptions are taken. */
  readonly isOpen: () => boolean;
  /** The text to execute for what a client sent. @throws {GraphQLError} for a document that is not executed here */
  readonly chooseDocument: (params: DocumentParams, headers: Headers) => string;
  readonly mask: (error: unknown) => GraphQLError;
}

export interface WebSockets {
  /** Closes all sockets with 1001, by which clients of graphql-ws know to subscribe again elsewhere. */
  stop(): Promise<void>;
}

/** A subscription's document with its variables. */
const maxMessageBytes = 100_000;
const goingAway = 1001;

/** Serves subscriptions over WebSocket (graphql-transport-ws), with everything that stands before them over HTTP. */
export function serveWebSockets(options: WebSocketOptions): WebSockets {
  const { server, yoga, endpoint, corsOrigins, isOpen, chooseDocument, mask } = options;
  const sockets = new WebSocketServer({
    server,
    path: endpoint,
    maxPayload: maxMessageBytes,
    // Browsers let any page open a socket anywhere; it is ours to ask which page it is.
    verifyClient: ({ req }: { req: IncomingMessage }) => isOpen() && isAllowedOrigin(req, corsOrigins),
  });
  const served = useServer<Record<string, unknown>>(
    {
      isProd: true,
      connectionInitWaitTimeout: 5000,
      async onSubscribe({ connectionParams, extra }, _id, params) {
        const headers = toHeaders(extra.request, connectionParams);
        const requestId = chooseRequestId(undefined);
        return withRequestId(requestId, async () => {
          try {
            if (!isOpen()) throw new GraphQLError('This replica takes no subscriptions now: ask again.');
            return await prepare(params, headers, requestId);
          } catch (error) {
            return [mask(error)];
          }
        });
      },
      subscribe: (args) => subscribeEnveloped(args),
    },
    sockets,
  );

  async function prepare(
    params: SubscribePayload,
    headers: Headers,
    requestId: string,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    const query = chooseDocument(params, headers);
    const request = new Request(`http://gateway${endpoint}`, { headers });
    const initial = { request, params: { ...params, query } };
    const { schema, parse, validate, contextFactory, subscribe } = yoga.getEnveloped(
      initial as never,
    ) as unknown as Operation;
    const document = parse(query);
    const operation = getOperationAST(document, params.operationName);
    if (operation !== null && operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw new GraphQLError('Only subscriptions are served here: send queries and mutations by POST.', {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map(mask);
    return {
      schema,
      document,
      operationName: params.operationName ?? null,
      variableValues: params.variables ?? null,
      contextValue: await contextFactory(),
      rootValue: { subscribe, requestId },
    };
  }

  return {
    async stop() {
      for (const socket of sockets.clients) socket.close(goingAway, 'Going away');
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

/** What one operation takes along: the function with all plugins around it, and its id. */
interface Enveloped {
  readonly subscribe: (
    args: ExecutionArgs,
  ) => Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  readonly requestId: string;
}

/** Runs a subscription under its request's id, every one of its values as well as its beginning. */
async function subscribeEnveloped(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { subscribe, requestId } = args.rootValue as Enveloped;
  const stream = await withRequestId(requestId, () => subscribe(args));
  if (!isAsyncIterable(stream)) return stream;
  const bound: AsyncIterableIterator<ExecutionResult> = {
    next: () => withRequestId(requestId, () => stream.next()),
    return: () => stream.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]: () => bound,
  };
  return bound;
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
