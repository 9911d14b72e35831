import { useAPQ } from '@graphql-yoga/plugin-apq';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { createGraphQLError, createLRUCache, type Plugin } from 'graphql-yoga';
import type { Manifest } from './read-manifest.js';

export interface KnownDocumentsOptions {
  /** Documents by their SHA-256, from an application's build. */
  readonly manifest: Manifest;
  /** Whether nothing else is executed. */
  readonly only: boolean;
  /** Routers make up their own documents. */
  readonly isRouter: (headers: Headers) => boolean;
}

/** Documents that clients registered themselves; the least used are forgotten. */
const maxRegistered = 1000;

/** Lets clients send a document's hash in its place: those of the manifest, and others unless it is closed to them. */
export function useKnownDocuments({ manifest, only, isRouter }: KnownDocumentsOptions): Plugin {
  if (only) {
    return usePersistedOperations({
      getPersistedOperation: (hash) => manifest.get(hash) ?? null,
      allowArbitraryOperations: ({ headers }) => isRouter(headers),
      customErrors: {
        notFound: () =>
          refuse('PERSISTED_QUERY_NOT_FOUND', 'This document is not in the list of those executed here.'),
        keyNotFound: () => refuse('PERSISTED_QUERY_REQUIRED', onlyListed),
        persistedQueryOnly: () => refuse('PERSISTED_QUERY_REQUIRED', onlyListed),
      },
    });
  }
  const registered = createLRUCache<string>({ max: maxRegistered });
  return useAPQ({
    // A router takes any other status for a broken subgraph.
    responseConfig: { forceStatusCodeOk: true },
    store: {
      get: (hash) => manifest.get(hash) ?? registered.get(hash) ?? null,
      set: (hash, document) => registered.set(hash, document),
    },
  });
}

const onlyListed =
  'Only listed documents are executed here: send `extensions.persistedQuery` with its `sha256Hash` in place of `query`.';

function refuse(code: string, message: string): Error {
  return createGraphQLError(message, { extensions: { code } });
}
