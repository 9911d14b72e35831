import { useAPQ } from '@graphql-yoga/plugin-apq';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { Plugin } from 'graphql-yoga';
import { unlisted, type KnownDocuments } from './choose-document.js';
import { createDocumentCache } from './document-cache.js';
import type { HeadersLike } from './plain-request.js';

/**
 * Lets clients send a document's hash in its place: those of the manifest, and others unless it is closed to them.
 * @param isRouter whether the caller makes up its own documents, as routers do
 */
export function useKnownDocuments(
  { manifest, only }: KnownDocuments,
  isRouter: (headers: HeadersLike) => boolean,
): Plugin {
  if (only) {
    return usePersistedOperations({
      getPersistedOperation: (hash) => manifest.get(hash) ?? null,
      allowArbitraryOperations: ({ headers }) => isRouter(headers),
      customErrors: {
        notFound: unlisted.notFound,
        keyNotFound: unlisted.required,
        persistedQueryOnly: unlisted.required,
      },
    });
  }
  // Clients send a document again that was forgotten.
  const registered = createDocumentCache<string>();
  return useAPQ({
    // A router takes any other status for a broken subgraph.
    responseConfig: { forceStatusCodeOk: true },
    store: {
      get: (hash) => manifest.get(hash) ?? registered.get(hash),
      set: (hash, document) => {
        registered.set(hash, document);
      },
    },
  });
}
