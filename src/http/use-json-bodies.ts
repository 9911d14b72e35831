import type { Plugin } from 'graphql-yoga';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import { refuseRequest } from './refuse-request.js';
import type { ServerContext } from './server-context.js';

const jsonType = /^application\/(?:graphql\+)?json\s*(?:;|$)/i;

/** Takes POSTs as JSON alone: yoga reads forms too, which a page of any origin can send without asking first. */
export function useJsonBodies(errors: ErrorMask): Plugin<object, ServerContext> {
  return {
    onRequestParse({ request, serverContext, endResponse }) {
      if (request.method !== 'POST' || jsonType.test(request.headers.get('content-type') ?? '')) return;
      const message = 'Send the body as JSON, with the header `Content-Type: application/json`.';
      endResponse(refuseRequest(errors, serverContext.scope, 415, message));
    },
  };
}
