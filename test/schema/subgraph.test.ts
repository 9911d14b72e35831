import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { isPersonalPath } from '../../src/access/personal-fields.js';
import { printSubgraph } from '../../src/graphql/schema.js';

const sdl = printSubgraph();
const document = parse(sdl);
const types = new Map<string, ObjectTypeDefinitionNode>();
for (const node of document.definitions) {
  if (node.kind === Kind.OBJECT_TYPE_DEFINITION) types.set(node.name.value, node);
}

/** A field of an object type, and where it stands: `Query.verificationSession`. */
interface Field {
  readonly coordinate: string;
  readonly definition: FieldDefinitionNode;
}
const fields: readonly Field[] = [...types.keys()].flatMap(fieldsOf);

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function fieldsOf(typeName: string): Field[] {
  return (types.get(typeName)?.fields ?? []).map((definition) => ({
    coordinate: `${typeName}.${definition.name.value}`,
    definition,
  }));
}

function has({ directives = [] }: Directed, name: string): boolean {
  return directives.some((directive) => directive.name.value === name);
}

/** The arguments of each use of a directive. */
function argumentsOf({ directives = [] }: Directed, name: string): Record<string, unknown>[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map((argument) => [
          argument.name.value,
          valueFromASTUntyped(argument.value),
        ]),
      ),
    );
}

function typesWith(name: string): string[] {
  return [...types.values()].filter((type) => has(type, name)).map((type) => type.name.value);
}

function fieldsWith(name: string): string[] {
  return fields.filter(({ definition }) => has(definition, name)).map(({ coordinate }) => coordinate);
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

/** Where personal data begins below a type, as the policy tells it: the outermost fields of each way down. */
function personalBelow(typeName: string, subject: 'session' | 'report', prefix = ''): string[] {
  return fieldsOf(typeName).flatMap(({ coordinate, definition }) => {
    const path = `${prefix}${definition.name.value}`;
    if (isPersonalPath(subject, path)) return [coordinate];
    const below = namedTypeOf(definition.type);
    return entities.includes(below) ? [] : personalBelow(below, subject, `${path}.`);
  });
}

const entities = ['Customer', 'User', 'VerificationReport', 'VerificationSession'];

describe('the schema for composition', () => {
  it('is the one that is committed', () => {
    const committed = readFileSync(new URL('../../schema.subgraph.graphql', import.meta.url), 'utf8');
    expect(sdl).toBe(committed);
  });

  it('is printed to stdout, and nothing else is, by the script', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/print-schema.ts', '--subgraph'],
      { cwd: root },
    );
    expect(stdout).toBe(sdl);
  });

  it('imports exactly the directives of federation that it uses', () => {
    const [extension] = document.definitions.filter((node) => node.kind === Kind.SCHEMA_EXTENSION);
    const [link] = argumentsOf(extension ?? {}, 'link');
    const used = [...types.values(), ...fields.map(({ definition }) => definition)].flatMap(
      ({ directives = [] }) => directives.map(({ name }) => `@${name.value}`),
    );
    expect(link).toEqual({
      url: 'https://specs.apollo.dev/federation/v2.9',
      import: [...new Set(used)].filter((name) => name !== '@deprecated').sort(),
    });
  });

  it('has what clients see on Query, but for Relay’s node and nodes and what routers ask', () => {
    expect(fieldsOf('Query').map(({ coordinate }) => coordinate)).toEqual([
      'Query.verificationSession',
      'Query.verificationSessions',
      'Query.verificationReport',
      'Query.verificationReports',
    ]);
    // Of the connections, `node` and `nodes` stay.
    expect(fieldsOf('VerificationSessionConnection').map(({ coordinate }) => coordinate)).toContain(
      'VerificationSessionConnection.nodes',
    );
    expect(fieldsOf('VerificationSessionEdge').map(({ coordinate }) => coordinate)).toContain(
      'VerificationSessionEdge.node',
    );
  });

  it('shares what other subgraphs with connections have too', () => {
    const pages = [...types.keys()].filter((name) => /(Connection|Edge)$/.test(name));
    expect(pages).toHaveLength(4);
    expect(typesWith('shareable')).toEqual(expect.arrayContaining(['PageInfo', ...pages]));
    // An entity is merged by its key; sharing it as well would let its fields be resolved by whoever names them.
    expect(typesWith('shareable').filter((name) => entities.includes(name))).toEqual([]);
  });

  it('has four entities, each by its id', () => {
    expect(typesWith('key').sort()).toEqual(entities);
    for (const name of entities) {
      expect(argumentsOf(types.get(name) ?? {}, 'key')).toEqual([{ fields: 'id' }]);
      const id = types.get(name)?.fields?.find((field) => field.name.value === 'id');
      expect(id?.type).toMatchObject({ kind: Kind.NON_NULL_TYPE, type: { name: { value: 'ID' } } });
    }
  });

  it('demands a token for the entities, every mutation and every subscription', () => {
    expect(typesWith('authenticated').sort()).toEqual(entities);
    const mutations = fieldsOf('Mutation');
    expect(mutations.length).toBeGreaterThanOrEqual(4);
    expect(fieldsWith('authenticated')).toEqual(
      [...mutations, ...fieldsOf('Subscription')].map(({ coordinate }) => coordinate),
    );
  });

  it('demands the scope for personal data exactly where the policy does', () => {
    const personal = [
      ...personalBelow('VerificationSession', 'session'),
      ...personalBelow('VerificationReport', 'report'),
    ];
    expect(personal).toEqual(
      expect.arrayContaining([
        'VerificationSession.providedDetails',
        'VerificationSession.verifiedOutputs',
        'VerificationDocumentCheck.number',
        'VerificationIdNumberCheck.idNumber',
        'VerificationSelfieCheck.selfie',
        'VerificationEmailCheck.email',
        'VerificationPhoneCheck.phone',
      ]),
    );
    const demanding = fields.filter(
      ({ definition }) =>
        JSON.stringify(argumentsOf(definition, 'requiresScopes')) === '[{"scopes":[["verification:pii"]]}]',
    );
    expect(demanding.map(({ coordinate }) => coordinate).sort()).toEqual([...new Set(personal)].sort());
  });

  it('tags personal data, so that a contract can leave it out', () => {
    const tagged = fields.filter(
      ({ definition }) => JSON.stringify(argumentsOf(definition, 'tag')) === '[{"name":"personal-data"}]',
    );
    expect(tagged.map(({ coordinate }) => coordinate)).toEqual(
      fieldsWith('requiresScopes').filter((coordinate) => !coordinate.startsWith('Subscription.')),
    );
  });

  it('tells routers how long each connection can be', () => {
    const connections = fields.filter(({ definition }) =>
      namedTypeOf(definition.type).endsWith('Connection'),
    );
    expect(connections.map(({ coordinate }) => coordinate).sort()).toEqual([
      'Customer.verificationSessions',
      'Query.verificationReports',
      'Query.verificationSessions',
      'User.verificationSessions',
    ]);
    expect(fieldsWith('listSize').sort()).toEqual(connections.map(({ coordinate }) => coordinate).sort());
    for (const { definition } of connections) {
      expect(argumentsOf(definition, 'listSize')).toEqual([
        {
          assumedSize: 10,
          slicingArguments: ['first', 'last'],
          sizedFields: ['nodes', 'edges'],
          requireOneSlicingArgument: false,
        },
      ]);
      const names = definition.arguments?.map(({ name }) => name.value) ?? [];
      expect(names).toEqual(expect.arrayContaining(['first', 'last']));
      const connection = fieldsOf(namedTypeOf(definition.type)).map((field) => field.definition.name.value);
      expect(connection).toEqual(expect.arrayContaining(['nodes', 'edges']));
    }
  });
});
