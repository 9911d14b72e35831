import type { Plugin } from 'graphql-yoga';

const jsonType = /^application\/(?:graphql\+)?json\s*(?:;|$)/i;

/** Takes POSTs as JSON alone: yoga reads forms too, which a page of any origin can send without asking first. */
export function useJsonBodies(): Plugin {
  return {
    onRequestParse({ request, endResponse, fetchAPI }) {
      if (request.method !== 'POST' || jsonType.test(request.headers.get('content-type') ?? '')) return;
      endResponse(new fetchAPI.Response(null, { status: 415 }));
    },
  };
}
