import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { Plugin } from 'graphql-yoga';

/**
 * What a document may hold. Our deepest useful selection is eight fields deep, and a page of buttons has some dozen
 * aliases; what exceeds the limits is refused before anything is executed.
 */
const limits = { depth: 15, aliases: 100, directives: 50, tokens: 4000 } as const;

/** Refuses documents that are made to be expensive. What their execution costs is the call budget's matter. */
export function useDocumentLimits(): Plugin[] {
  return [
    maxTokensPlugin({ n: limits.tokens }),
    maxDepthPlugin({ n: limits.depth, ignoreIntrospection: true }),
    maxAliasesPlugin({ n: limits.aliases }),
    maxDirectivesPlugin({ n: limits.directives }),
  ];
}
