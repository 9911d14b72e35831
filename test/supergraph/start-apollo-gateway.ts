import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import {
  buildSchema,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { listen, type Listening } from '../../examples/supergraph/listen.js';
import type { Subgraph } from '../../examples/supergraph/subgraph.js';

export interface ApolloGatewayOptions {
  /** SDL, without the directives of authorization: this gateway does not start with them. */
  readonly supergraph: string;
  readonly subgraphs: readonly Subgraph[];
}

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

interface RouterContext {
  readonly headers: IncomingMessage['headers'];
}

const propagated = ['authorization', 'stripe-account', 'x-request-id', 'traceparent', 'tracestate'];

/** Serves a supergraph over HTTP by @apollo/gateway, which asks the subgraphs over HTTP. */
export async function startApolloGateway({
  supergraph,
  subgraphs,
}: ApolloGatewayOptions): Promise<Listening> {
  let apiSchema: GraphQLSchema = buildSchema('type Query { none: ID }');
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    buildService: ({ name, url = '' }) =>
      new RemoteGraphQLDataSource<RouterContext>({
        url,
        willSendRequest({ request, context }) {
          for (const header of propagated) {
            // Before the first request the gateway has no context to give.
            const value = (context as Partial<RouterContext>).headers?.[header];
            if (typeof value === 'string') request.http?.headers.set(header, value);
          }
          const own = subgraphs.find((subgraph) => subgraph.name === name)?.headers ?? {};
          for (const [header, value] of Object.entries(own)) request.http?.headers.set(header, value);
        },
      }),
  });
  gateway.onSchemaLoadOrUpdate((loaded) => (apiSchema = loaded.apiSchema));
  const { executor } = await gateway.load();

  async function execute(
    operation: Operation,
    headers: IncomingMessage['headers'],
  ): Promise<ExecutionResult> {
    const document = parse(operation.query);
    const errors = validate(apiSchema, document);
    if (errors.length > 0) return { errors: errors.map(asValidationError) };
    return executor({
      request: { ...operation },
      document,
      operation: getOperationAST(document, operation.operationName),
      operationName: operation.operationName ?? null,
      source: operation.query,
      queryHash: hash(document),
      schema: apiSchema,
      context: { headers },
      metrics: {},
    } as never);
  }

  const server = createServer((request, response) => {
    void readJson(request)
      .then((operation) => execute(operation, request.headers))
      .then((result) => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(result));
      });
  });
  const listening = await listen(server, 0);
  return {
    url: listening.url,
    async stop() {
      await listening.stop();
      await gateway.stop();
    },
  };
}

function asValidationError({ message }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

/** Plans are kept by it. */
function hash({ loc }: DocumentNode): string {
  return createHash('sha256')
    .update(loc?.source.body ?? '')
    .digest('hex');
}

async function readJson(request: IncomingMessage): Promise<Operation> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Operation;
}

function ignore(): void {
  // What the gateway says while it works is not what is tested.
}
