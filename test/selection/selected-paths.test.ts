import { readFileSync } from 'node:fs';
import { buildSchema, executeSync, graphqlSync, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { selectedPaths } from '../../src/graphql/selection/selected-paths.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** Lists what the first root field of a document selects of a type. */
function listPaths(
  source: string,
  typeName: string,
  within: readonly string[] = [],
  variableValues: Record<string, unknown> = {},
): string[] {
  let paths: string[] | undefined;
  const capture = (_args: unknown, _context: unknown, info: Parameters<typeof selectedPaths>[0]) => {
    paths = [...selectedPaths(info, typeName, within)].sort();
    return null;
  };
  const names = ['verificationSession', 'verificationSessions', 'node', 'createVerificationSession'];
  const { errors } = graphqlSync({
    schema,
    source,
    variableValues,
    rootValue: Object.fromEntries(names.map((name) => [name, capture])),
  });
  if (paths === undefined) throw new Error(`the document did not run: ${String(errors)}`);
  return paths;
}

const ofSession = (selection: string, more = '') =>
  listPaths(`{ verificationSession(id: "vs_1") { ${selection} } } ${more}`, 'VerificationSession');

describe('selectedPaths', () => {
  it.each<[string, string, string[]]>([
    ['fields', 'id status', ['id', 'status']],
    ['composite fields with their subfields', 'redaction { status }', ['redaction', 'redaction.status']],
    ['not __typename', '__typename redaction { __typename }', ['redaction']],
    ['names in place of aliases', 'a: id b: id status: url', ['id', 'url']],
    [
      'a field that is there twice, whole',
      'options { idNumber } options { email { requireVerification } }',
      ['options', 'options.email', 'options.email.requireVerification', 'options.idNumber'],
    ],
    ['inline fragments', '... { id } ... on VerificationSession { url }', ['id', 'url']],
    ['fragments on an interface', '... on Node { id }', ['id']],
    [
      'a fragment that narrows an interface again',
      '... on Node { ... on VerificationSession { url } }',
      ['url'],
    ],
    [
      'not a fragment for another type',
      'id ... on Node { ... on VerificationReport { document { number } } }',
      ['id'],
    ],
    ['what is included and not skipped', 'id @include(if: true) url @skip(if: false)', ['id', 'url']],
    ['not what is left out', 'id url @include(if: false) status @skip(if: true)', ['id']],
    ['not what is both included and skipped', 'id url @include(if: true) @skip(if: true)', ['id']],
    [
      'nothing below what is left out',
      'id ... @include(if: false) { url } verifiedOutputs @skip(if: true) { dob { iso } }',
      ['id'],
    ],
  ])('lists %s', (_name, selection, expected) => {
    expect(ofSession(selection)).toEqual(expected);
  });

  it('lists what named fragments select, one within another', () => {
    const fragments = `
      fragment A on VerificationSession { ...B lastError { ...C } }
      fragment B on Node { id }
      fragment C on VerificationSessionLastError { code }
    `;
    expect(ofSession('...A', fragments)).toEqual(['id', 'lastError', 'lastError.code']);
    expect(ofSession('status ...A @include(if: false)', fragments)).toEqual(['status']);
  });

  it('goes by the variables, and by their defaults', () => {
    const source = `query ($yes: Boolean!, $no: Boolean!, $byDefault: Boolean! = false) {
      verificationSession(id: "vs_1") {
        id @include(if: $yes)
        url @include(if: $no)
        status @skip(if: $yes)
        type @skip(if: $no)
        livemode @include(if: $byDefault)
        createdAt @skip(if: $byDefault)
      }
    }`;
    expect(listPaths(source, 'VerificationSession', [], { yes: true, no: false })).toEqual([
      'createdAt',
      'id',
      'type',
    ]);
  });

  it('sees a root field that is there twice as one', () => {
    expect(
      listPaths(
        '{ verificationSession(id: "vs_1") { id } ... { verificationSession(id: "vs_1") { url } } }',
        'VerificationSession',
      ),
    ).toEqual(['id', 'url']);
  });

  it('walks down to the nodes of a connection, by either way alone', () => {
    const source = `{ verificationSessions {
      pageInfo { hasNextPage }
      nodes { id }
      ...F
      edges { cursor node { status ... on Node { id } } }
      again: edges { node { url } }
    } }
    fragment F on VerificationSessionConnection { nodes { redaction { status } } }`;
    expect(listPaths(source, 'VerificationSessionConnection', ['nodes'])).toEqual([
      'id',
      'redaction',
      'redaction.status',
    ]);
    expect(listPaths(source, 'VerificationSessionConnection', ['edges', 'node'])).toEqual([
      'id',
      'status',
      'url',
    ]);
  });

  it('lists what is selected of one member of an interface or a union', () => {
    const node =
      '{ node(id: "vs_1") { id ... on VerificationSession { url } ... on VerificationReport { type } } }';
    expect(listPaths(node, 'VerificationSession')).toEqual(['id', 'url']);
    expect(listPaths(node, 'VerificationReport')).toEqual(['id', 'type']);

    const create = `mutation { createVerificationSession(input: { type: DOCUMENT }) {
      ... on CreateVerificationSessionPayload { verificationSession { id } }
      ... on CreateVerificationSessionResult {
        ... on CreateVerificationSessionPayload { verificationSession { url } }
      }
      ... on VerificationProblem {
        message
        ... on VerificationSessionStateConflict { current: verificationSession { status } }
      }
    } }`;
    const payload = ['verificationSession'];
    expect(listPaths(create, 'CreateVerificationSessionPayload', payload)).toEqual(['id', 'url']);
    expect(listPaths(create, 'VerificationSessionStateConflict', payload)).toEqual(['status']);
  });

  it('lists nothing for a type that the schema does not have', () => {
    expect(listPaths('{ verificationSession(id: "vs_1") { id } }', 'Nothing')).toEqual([]);
  });
});

describe('a document that is executed again', () => {
  const document = (selection: string) =>
    parse(`query ($more: Boolean = false) { verificationSession(id: "vs_1") { id ${selection} } }`);
  const list = (source: ReturnType<typeof parse>, more: boolean): string[] => {
    let paths: string[] = [];
    const verificationSession = (
      _args: unknown,
      _context: unknown,
      info: Parameters<typeof selectedPaths>[0],
    ) => {
      paths = [...selectedPaths(info, 'VerificationSession')];
      return null;
    };
    executeSync({ schema, document: source, variableValues: { more }, rootValue: { verificationSession } });
    return paths;
  };

  it.each([
    ['@include', 'url @include(if: $more)', ['id', 'url'], ['id']],
    ['@skip', 'url @skip(if: $more)', ['id'], ['id', 'url']],
    ['a fragment with one', '... @include(if: $more) { url }', ['id', 'url'], ['id']],
    ['neither', 'url', ['id', 'url'], ['id', 'url']],
  ])('selects what its variables decide now: %s', (_case, selection, whenMore, otherwise) => {
    const source = document(selection);
    for (let round = 0; round < 2; round += 1) {
      expect(list(source, true)).toEqual(whenMore);
      expect(list(source, false)).toEqual(otherwise);
    }
  });
});
