import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { Failure } from '../stripe/failure.js';
import { limitRepeats } from './limit-repeats.js';

/**
 * What a document may hold. Our deepest useful selection is eight fields deep, a page of buttons has some dozen
 * aliases, and everything there is of a hundred sessions costs a tenth of the cost; what exceeds the limits is refused
 * before anything is executed.
 */
const limits = { depth: 15, aliases: 100, directives: 50, tokens: 4000, cost: 500_000 } as const;

/** Documents are kept for those who send the same again, so their length is bounded before their content. */
const maxCharacters = 50_000;

/** Refuses documents that are made to be expensive. What their execution costs is the call budget's matter. */
export function useDocumentLimits(): Plugin[] {
  return [
    useLengthLimit(),
    maxTokensPlugin({ n: limits.tokens }),
    useNestingLimit(),
    maxDepthPlugin({ n: limits.depth, ignoreIntrospection: true }),
    maxAliasesPlugin({ n: limits.aliases, allowList: [] }),
    maxDirectivesPlugin({ n: limits.directives }),
    costLimitPlugin({ maxCost: limits.cost, depthCostFactor: 1.1 }),
    { onValidate: ({ addValidationRule }) => addValidationRule(limitRepeats) },
  ];
}

function useLengthLimit(): Plugin {
  return {
    onParams({ params }) {
      if ((params.query?.length ?? 0) <= maxCharacters) return;
      throw new Failure(
        'OPERATION_TOO_EXPENSIVE',
        `This document is too long (the limit is ${maxCharacters} characters): send values as variables.`,
      );
    },
  };
}

/** Lists within lists exhaust the parser's stack before they are too many tokens. */
function useNestingLimit(): Plugin {
  return {
    onParse:
      () =>
      ({ result, replaceParseResult }) => {
        if (!(result instanceof RangeError)) return;
        replaceParseResult(new GraphQLError(`Syntax Error: Query depth limit of ${limits.depth} exceeded`));
      },
  };
}
