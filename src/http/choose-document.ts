import { GraphQLError } from 'graphql';
import type { Manifest } from './read-manifest.js';
import type { HeadersLike } from './plain-request.js';

export interface KnownDocuments {
  /** Documents by their SHA-256, from an application's build. */
  readonly manifest: Manifest;
  /** Whether nothing else is executed. */
  readonly only: boolean;
}

export interface DocumentParams {
  readonly query?: string | null | undefined;
  readonly extensions?: Record<string, unknown> | null | undefined;
}

/** The refusals of a document that is not listed. */
export const unlisted = {
  notFound: () =>
    refusal('PERSISTED_QUERY_NOT_FOUND', 'This document is not in the list of those executed here.'),
  required: () =>
    refusal(
      'PERSISTED_QUERY_REQUIRED',
      'Only listed documents are executed here: send `extensions.persistedQuery` with its `sha256Hash` in place of `query`.',
    ),
};

/**
 * Makes the choice of what is executed where yoga's plugins do not stand in between, which is over WebSocket.
 * @param isRouter whether the caller may send documents of its own making in any case
 */
export function createDocumentChoice(
  { manifest, only }: KnownDocuments,
  isRouter: (headers: HeadersLike) => boolean,
) {
  /** @throws {GraphQLError} for a document that is not executed here */
  return ({ query, extensions }: DocumentParams, headers: HeadersLike): string => {
    if (typeof query === 'string' && query !== '') {
      if (only && !isRouter(headers)) throw unlisted.required();
      return query;
    }
    const hash = readHash(extensions);
    if (hash === undefined) throw unlisted.required();
    const listed = manifest.get(hash);
    if (listed === undefined) throw unlisted.notFound();
    return listed;
  };
}

/** The hash that is sent in place of a text, in the one version there is of it. */
export function readHash(extensions: DocumentParams['extensions']): string | undefined {
  const { version, sha256Hash } = (extensions?.['persistedQuery'] ?? {}) as Record<string, unknown>;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
