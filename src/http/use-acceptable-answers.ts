import { createGraphQLError, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import type { HeadersLike } from './plain-request.js';
import { refuseRequest } from './refuse-request.js';
import type { ServerContext } from './server-context.js';

const streamType = 'text/event-stream';
const answerTypes = ['application/json', 'application/graphql-response+json', streamType, 'multipart/mixed'];

/**
 * Refuses whoever accepts no form of an answer before anything is done for it. Yoga looks at the header only when it has the
 * result: a change would be made that nobody is told of, and a subscription opened that nobody ends.
 */
export function useAcceptableAnswers(errors: ErrorMask): Plugin<YogaInitialContext, ServerContext> {
  return {
    onRequestParse({ request, serverContext, endResponse }) {
      if (acceptsAny(request.headers, answerTypes)) return;
      const message = 'Ask with the header `Accept: application/json`.';
      endResponse(refuseRequest(errors, serverContext.scope, 406, message));
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      if (acceptsAny(args.contextValue.request.headers, [streamType])) return;
      const message = `A subscription is answered by a stream: ask with the header \`Accept: ${streamType}\`, or over WebSocket.`;
      const error = createGraphQLError(message, { extensions: { http: { status: 406, spec: false } } });
      setResultAndStopExecution({ errors: [error] });
    },
  };
}

/** Whether a header Accept names one of the types, as yoga reads it: by wildcards too, weights aside. */
function acceptsAny(headers: HeadersLike, types: readonly string[]): boolean {
  const header = headers.get('accept') ?? '';
  if (header === '') return true;
  return header
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const charset = parameters.find((parameter) => parameter.startsWith('charset='));
      if (charset !== undefined && charset !== 'charset=utf-8') return false;
      return types.some((type) => matches(range, type));
    });
}

function matches(range: string, type: string): boolean {
  const [wanted, wantedKind] = range.split('/');
  const [main, kind] = type.split('/');
  return (wanted === '*' || wanted === main) && (wantedKind === '*' || wantedKind === kind);
}
