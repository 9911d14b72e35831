import type { GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWebSocketClient } from 'graphql-ws';
import { getOperationAST, GraphQLError, OperationTypeNode, print } from 'graphql';
import { WebSocket } from 'ws';

type Transports = Exclude<NonNullable<GatewayConfigSupergraph['transports']>, (kind: string) => unknown>;
type Transport = Exclude<Awaited<Transports[string]>, { readonly default: unknown }>;
type TransportOptions = Parameters<Transport['getSubgraphExecutor']>[0];
type Executor = Awaited<ReturnType<Transport['getSubgraphExecutor']>>;
type SubgraphRequest = Parameters<Executor>[0];
type Fetch = NonNullable<TransportOptions['fetch']>;

/** How subscriptions go on to a subgraph. */
export type SubscriptionProtocol = 'sse' | 'websocket';

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

interface Result {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/**
 * Carries operations from Hive's gateway to subgraphs. It stands in for @graphql-mesh/transport-http, which Hive's
 * image and command have built in and the runtime does not bring.
 */
export function createHttpTransport(protocol: SubscriptionProtocol): Transport {
  return {
    getSubgraphExecutor({ transportEntry, subgraphName, fetch: fetchByGateway = fetch as Fetch }) {
      const url = transportEntry.location ?? '';
      const execute = (request: SubgraphRequest) => {
        const operation = toOperation(request);
        // The gateway's fetch runs its plugins: they add the request's id, and what is propagated.
        const send = (address: string, init: RequestInit) =>
          fetchByGateway(address, init as never, request.context, {
            ...request.info,
            executionRequest: request,
          } as never);
        if (
          getOperationAST(request.document, request.operationName)?.operation !==
          OperationTypeNode.SUBSCRIPTION
        ) {
          return ask(url, operation, send, subgraphName);
        }
        return protocol === 'sse'
          ? createSseClient({ url, fetchFn: send, retryAttempts: 0 }).iterate(operation)
          : createWebSocketClient({
              url: url.replace(/^http/, 'ws'),
              webSocketImpl: WebSocket,
              // A socket has no headers of its own for each operation: they go in its first message.
              connectionParams: headersOf(request),
              retryAttempts: 0,
            }).iterate(operation);
      };
      return execute as Executor;
    },
  };
}

async function ask(
  url: string,
  operation: Operation,
  send: (address: string, init: RequestInit) => Promise<Response> | Response,
  subgraphName: string,
): Promise<Result> {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify(operation),
    });
    const { data, errors } = (await response.json()) as Result;
    return {
      ...(data === undefined ? {} : { data }),
      ...(errors === undefined
        ? {}
        : { errors: errors.map(({ message, ...rest }) => new GraphQLError(message, rest)) }),
    };
  } catch {
    const extensions = { code: 'SUBREQUEST_HTTP_ERROR' };
    return { errors: [new GraphQLError(`The subgraph ${subgraphName} does not answer.`, { extensions })] };
  }
}

function toOperation({ document, variables, operationName }: SubgraphRequest): Operation {
  return {
    query: print(document),
    ...(variables === undefined ? {} : { variables: variables as Record<string, unknown> }),
    ...(operationName === undefined ? {} : { operationName }),
  };
}

/** What the gateway propagates. */
function headersOf({ extensions }: SubgraphRequest): Record<string, string> {
  const { headers = {} } = (extensions ?? {}) as { headers?: Record<string, string> };
  return headers;
}
