import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError, type ExecutionResult } from 'graphql';
import {
  processRegularResult,
  type FetchAPI,
  type GraphQLParams,
  type YogaServerInstance,
} from 'graphql-yoga';
import type { GatewayContext } from '../graphql/context.js';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import { createServerTiming } from '../telemetry/server-timing.js';
import { answerHeaders, requestIdHeader } from './answer-headers.js';
import type { ExecutePrepared } from './execute-prepared.js';
import { labelResult } from './label-result.js';
import type { MeasureOperation } from './measure-operation.js';
import { PlainRequest } from './plain-request.js';
import { readBody } from './read-body.js';
import type { Handle } from './route-requests.js';
import type { ServerContext } from './server-context.js';

export interface PlainPostsOptions {
  readonly yoga: YogaServerInstance<ServerContext, GatewayContext>;
  readonly endpoint: string;
  readonly maxBodyBytes: number;
  readonly errors: ErrorMask;
  readonly measure: MeasureOperation;
  readonly executePrepared: ExecutePrepared;
  /** Whether answers tell in `Server-Timing` where their time went. */
  readonly serverTiming: boolean;
  /** Whether pages of other origins may call: they get headers of their own. */
  readonly hasCors: boolean;
}

const json = 'application/json';
const graphqlResponse = 'application/graphql-response+json';

/** What is answered to who accepts this, as yoga chooses it: the headers of clients, word by word. */
const answerTypes: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, json],
  ['*/*', json],
  [json, json],
  [graphqlResponse, graphqlResponse],
  // Apollo Client
  [`${graphqlResponse},${json};q=0.9`, graphqlResponse],
  // graphql-request, @apollo/gateway
  [`${graphqlResponse}, ${json}`, graphqlResponse],
]);

const plainType = /^application\/json(?:; ?charset=utf-8)?$/i;

/**
 * Answers POSTs that are plain JSON in and out without the fetch API, which yoga wraps around each request: 0.14 of
 * 0.48 ms for `{ __typename }` on Node 20, and 0.2 more for its limit on bodies, which is kept here as they are read.
 * Everything else, and what turns out to be anything else, is yoga's; the operations run through the same plugins.
 */
export function answerPlainPosts(options: PlainPostsOptions): Handle {
  const { yoga, endpoint, maxBodyBytes, errors, measure, executePrepared, serverTiming, hasCors } = options;

  function plainAnswerType({ method, url, headers }: IncomingMessage): string | undefined {
    const isPlain =
      method === 'POST' &&
      url === endpoint &&
      plainType.test(headers['content-type'] ?? '') &&
      headers['content-encoding'] === undefined &&
      Number(headers['content-length'] ?? 0) <= maxBodyBytes &&
      !(hasCors && headers.origin !== undefined);
    return isPlain ? answerTypes.get(headers.accept) : undefined;
  }

  async function pass(
    request: IncomingMessage,
    response: ServerResponse,
    scope: RequestScope,
  ): Promise<void> {
    response.setHeader(requestIdHeader, scope.id);
    await yoga(request, response, { scope });
  }

  /** Undefined for what is yoga's to judge. */
  function execute(
    params: GraphQLParams,
    request: PlainRequest,
    scope: RequestScope,
  ): Promise<ExecutionResult> | undefined {
    const known = executePrepared(params, request, scope);
    if (known !== undefined || mayStream(params)) return known;
    // What the plugins look at is there.
    const asked = { params, request: request as unknown as Request };
    return measure(
      scope,
      request,
      () => yoga.getResultForParams(asked, { scope }) as Promise<ExecutionResult>,
    );
  }

  return async (request, response, scope) => {
    const type = plainAnswerType(request);
    if (type === undefined) {
      await pass(request, response, scope);
      return;
    }
    const body = await readBody(request, maxBodyBytes);
    if (body === 'aborted') return;
    if (serverTiming) scope.timing = createServerTiming();
    const answer = (result: ExecutionResult) =>
      write(response, labelResult(errors, result, scope), type, scope);
    if (body === 'too-large') {
      response.shouldKeepAlive = false;
      answer({ errors: [errors.mask(tooLarge())] });
      return;
    }
    const params = readParams(body);
    try {
      const result = params && execute(params, new PlainRequest(request, response), scope);
      if (result === undefined) {
        await pass(replay(request, body), response, scope);
        return;
      }
      answer(await result);
    } catch (error) {
      answer({ errors: [errors.mask(error)] });
    }
  };
}

function readParams(body: Buffer): GraphQLParams | undefined {
  try {
    const params: unknown = JSON.parse(body.toString());
    return typeof params === 'object' && params !== null && !Array.isArray(params) ? params : undefined;
  } catch {
    return undefined;
  }
}

/** The answer to a subscription may be a stream. */
function mayStream({ query }: GraphQLParams): boolean {
  return typeof query !== 'string' || query.includes('subscription');
}

/** The same request, its body to be read once more. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  return Object.assign(request, {
    body: {
      // The adapter looks for a property.
      isReplayed: true,
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(body);
      },
    },
  });
}

function tooLarge(): GraphQLError {
  return new GraphQLError('Request body too large', {
    extensions: { code: 'REQUEST_ENTITY_TOO_LARGE', http: { status: 413 } },
  });
}

const answerHeaderList = Object.entries(answerHeaders).flat();

/** In the place of a Response, of which only these are needed. */
class Written {
  constructor(
    readonly body: string | null,
    readonly init: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  ) {}
}

/**
 * Sends an answer, its headers as one list of names and values: Node takes others apart one by one, which costs a
 * twentieth of an answer where any was set before.
 */
function write(
  response: ServerResponse,
  result: ExecutionResult,
  type: string,
  { id, timing }: RequestScope,
): void {
  if (response.destroyed) return;
  const written: unknown = processRegularResult(result, { Response: Written } as unknown as FetchAPI, type);
  const { body, init } = written as Written;
  const text = body ?? '';
  const headers = [
    requestIdHeader,
    id,
    ...answerHeaderList,
    'Content-Length',
    String(Buffer.byteLength(text)),
  ];
  for (const name in init.headers) headers.push(name, init.headers[name] ?? '');
  if (timing !== undefined) headers.push('Server-Timing', timing.print());
  response.writeHead(init.status, headers);
  // As a text it leaves in one piece with the headers.
  response.end(text);
}
