import fc from 'fast-check';
import {
  execute,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLError,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import type { GatewayContext } from '../../../src/graphql/context.js';
import { createSubgraphSchema } from '../../../src/graphql/schema.js';
import { compileQuery } from '../../../src/http/compile-query.js';
import { answerBySeed } from './answering-schema.js';
import { arbitraryQuery } from './arbitrary-query.js';

const schema = answerBySeed(createSubgraphSchema());
const query = arbitraryQuery(schema);
const variables = fc.record(
  {
    id: fc.constantFrom('vs_1', 'vr_1'),
    after: fc.constantFrom('vs_9', null),
    ids: fc.constantFrom(['vs_1'], []),
    first: fc.constantFrom(3, null),
    filter: fc.constantFrom({ status: 'VERIFIED' }, null),
    representations: fc.constantFrom([{ __typename: 'User', id: 'u' }], []),
  },
  { requiredKeys: ['id', 'representations'] },
);

describe('a compiled query', () => {
  it('is answered as graphql-js answers it, whatever its fields come to', async () => {
    await fc.assert(
      fc.asyncProperty(query, variables, fc.nat(), async (text, variableValues, seed) => {
        const document = parse(text);
        expect(validate(schema, document), text).toEqual([]);
        const operation = document.definitions[0] as OperationDefinitionNode;
        const compiled = compileQuery(schema, document, operation);
        // A few are too large. Where all were, fast-check would say so.
        fc.pre(compiled !== undefined);
        const contextValue = { seed };
        const expected = await execute({ schema, document, contextValue, variableValues });
        const found = await compiled(contextValue as unknown as GatewayContext, variableValues);
        expect(JSON.stringify(found?.data), text).toBe(JSON.stringify(expected.data));
        expect(summarize(found), text).toEqual(summarize(expected));
      }),
      { numRuns: 200 },
    );
  });
});

/**
 * What errors say of an answer: which of its places are null for one of them, and every error of just such a place. Where
 * several fields below end it, each executor tells of those it came to first.
 */
function summarize(result: ExecutionResult | undefined): {
  readonly places: unknown;
  readonly errors: unknown;
} {
  const { data, errors = [] } = result ?? {};
  const ended = errors.map((error) => ({ error, place: placeEnded(data, error.path ?? []) }));
  return {
    places: [...new Set(ended.map(({ place }) => place.join('.')))].sort(),
    errors: ended
      .filter(({ error, place }) => place.length === error.path?.length)
      .map(({ error }) => describeError(error))
      .sort(),
  };
}

/** An error as clients see it. Of a field that is written three times graphql-jit says the name three times. */
function describeError(error: GraphQLError): string {
  return JSON.stringify(error.toJSON()).replace(/\.\((\w+)(?:,\1)*\)\./, '.$1.');
}

/** Where the way to a place ends in null. */
function placeEnded(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  const [step, ...steps] = path;
  if (data === null || step === undefined) return [];
  return [step, ...placeEnded((data as Record<string | number, unknown>)[step], steps)];
}
