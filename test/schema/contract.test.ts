import { readFileSync } from 'node:fs';
import {
  assertValidSchema,
  buildSchema,
  extendSchema,
  findBreakingChanges,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.js';

const schema = createSchema();
const contract = buildSchema(readFileSync(new URL('contract.graphql', import.meta.url), 'utf8'));

describe('the schema', () => {
  it('is valid', () => {
    expect(() => assertValidSchema(schema)).not.toThrow();
  });

  it('is the one that is committed', () => {
    const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
  });

  it('is made anew each time, and always the same', () => {
    expect(printSchema(createSchema())).toBe(printSchema(schema));
  });

  it('breaks nothing that clients rely on', () => {
    expect(findBreakingChanges(contract, schema)).toEqual([]);
  });

  it('would be found to break it', () => {
    const more = parse(`
      extend type Query { verificationSessionCount: Int }
      extend enum VerificationSessionStatusInput { EXPIRED }
      extend union CreateVerificationSessionResult = VerificationSessionNotFound
    `);
    expect(findBreakingChanges(extendSchema(contract, more), schema)).toHaveLength(3);
  });
});
