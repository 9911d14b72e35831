import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import http from '@graphql-mesh/transport-http';
import ws from '@graphql-mesh/transport-ws';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { listen, type Listening } from './listen.js';
import type { Subgraph } from './subgraph.js';

/** How subscriptions go on to the subgraphs. */
export type SubscriptionProtocol = 'sse' | 'websocket';

export interface RouterOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** SDL, as composition gave it. */
  readonly supergraph: string;
  readonly subgraphs: readonly Subgraph[];
  /** How subscriptions go on to the subgraphs. @default sse */
  readonly subscriptions?: SubscriptionProtocol;
  /** What GraphiQL begins with. */
  readonly firstQuery?: string;
}

/** The caller's headers that every subgraph gets: who asks, for which account, and the trace. */
const propagated = ['authorization', 'stripe-account', 'traceparent', 'tracestate'];

/** A socket's upgrade carries no headers of the caller, so they go in its first message. */
const byWebSocket = {
  '*.http': {
    options: {
      subscriptions: {
        kind: 'ws',
        options: {
          connectionParams: {
            Authorization: '{context.headers.authorization}',
            'Stripe-Account': '{context.headers[stripe-account]}',
          },
        },
      },
    },
  },
};

/** Starts Hive's gateway on a supergraph, with GraphiQL. */
export async function startRouter(options: RouterOptions): Promise<Listening> {
  const { port, supergraph, subgraphs, subscriptions = 'sse', firstQuery = '{ __typename }' } = options;
  const runtime = createGatewayRuntime({
    supergraph,
    transports: { http, ws },
    ...(subscriptions === 'websocket' ? { transportEntries: byWebSocket } : {}),
    propagateHeaders: {
      fromClientToSubgraphs({ request, subgraphName }) {
        const own = subgraphs.find(({ name }) => name.toLowerCase() === subgraphName.toLowerCase())?.headers;
        return {
          ...Object.fromEntries(propagated.map((name) => [name, request.headers.get(name)])),
          ...own,
        };
      },
    },
    graphiql: { title: 'Supergraph', defaultQuery: firstQuery },
    renderGraphiQL,
    landingPage: false,
    logging: false,
  });
  const router = await listen(
    createServer((request, response) => void runtime(request, response)),
    port,
  );
  return {
    url: router.url,
    async stop() {
      await router.stop();
      await runtime[Symbol.asyncDispose]();
    },
  };
}
