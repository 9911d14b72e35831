import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A step of writing a query: every choice it needs, taken from random numbers. */
interface Writer {
  readonly schema: GraphQLSchema;
  /** Those that are written to their end, by type: nothing may spread itself. */
  readonly fragments: { readonly name: string; readonly typeName: string; readonly text: string }[];
  readonly choose: (below: number) => number;
}

/** Arguments that a field must be given, and some that it may, by its name in the schema. */
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  'Query._entities': ['representations: $representations'],
  'Query.node': ['id: $id', 'id: 7'],
  'Query.nodes': ['ids: $ids', 'ids: []'],
  'Query.verificationReport': ['id: $id'],
  'Query.verificationReports': ['', 'first: 3', 'last: $first', 'filter: { type: DOCUMENT }'],
  'Query.verificationSession': ['id: $id'],
  'Query.verificationSessions': ['', 'first: $first', 'first: 2, after: $after', 'filter: $filter'],
};

const variables = {
  $id: 'ID!',
  $after: 'String',
  $ids: '[ID!]! = [1]',
  $first: 'Int = 5',
  $filter: 'VerificationSessionFilter',
  $representations: '[_Any!]!',
};

/** Valid queries of a schema, such as clients write them: aliases, fragments and the same field twice. */
export function arbitraryQuery(schema: GraphQLSchema): fc.Arbitrary<string> {
  return fc.infiniteStream(fc.nat({ max: 1_000_000 })).map((stream) => {
    const fragments: Writer['fragments'] = [];
    const choose = (below: number) => Number(stream.next().value) % below;
    const query = schema.getQueryType();
    if (!query) throw new Error('the schema has no queries');
    const selection = writeSelection({ schema, fragments, choose }, query, 4);
    const text = [selection, ...fragments.map((fragment) => fragment.text)].join('\n');
    const used = Object.entries(variables).filter(([name]) => new RegExp(`\\${name}\\b`).test(text));
    const definitions = used.map(([name, type]) => `${name}: ${type}`).join(', ');
    return `query Some${definitions === '' ? '' : `(${definitions})`} ${text}`;
  });
}

function writeSelection(writer: Writer, type: GraphQLCompositeType, depth: number): string {
  const parts = Array.from({ length: 1 + writer.choose(4) }, () => writePart(writer, type, depth));
  return `{ __typename ${parts.join(' ')} }`;
}

function writePart(writer: Writer, type: GraphQLCompositeType, depth: number): string {
  const { schema, choose } = writer;
  if (isAbstractType(type) || choose(6) === 0) {
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const member = types[choose(types.length)];
    if (member === undefined) return '';
    if (choose(2) === 0) return `... on ${member.name} ${writeSelection(writer, member, depth - 1)}`;
    return `...${writeFragment(writer, member, depth - 1)}`;
  }
  const fields = Object.values('getFields' in type ? type.getFields() : {}).filter(
    (field) => isWritable(type.name, field) && (depth > 0 || !isCompositeType(getNamedType(field.type))),
  );
  const field = fields[choose(fields.length)];
  return field === undefined ? '__typename' : writeField(writer, type.name, field, depth);
}

function writeField(
  writer: Writer,
  typeName: string,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): string {
  const given = argumentsOf[`${typeName}.${field.name}`] ?? [''];
  const which = writer.choose(given.length);
  const written = given[which] === '' ? field.name : `${field.name}(${given[which] ?? ''})`;
  const type = getNamedType(field.type);
  const selection = isCompositeType(type) ? ` ${writeSelection(writer, type, depth - 1)}` : '';
  // One name stands for one field with one set of arguments, so that what is written twice can be merged.
  const name = `${field.name.replaceAll('_', '')}${which}${typeName}`;
  return writer.choose(3) === 0 && given.length === 1
    ? `${written}${selection}`
    : `${name}: ${written}${selection}`;
}

function writeFragment(writer: Writer, type: GraphQLCompositeType, depth: number): string {
  const known = writer.fragments.filter(({ typeName }) => typeName === type.name);
  const again = known[writer.choose(known.length + 1)];
  if (again !== undefined) return again.name;
  const selection = writeSelection(writer, type, depth - 1);
  const name = `Of_${type.name}_${writer.fragments.length}`;
  writer.fragments.push({ name, typeName: type.name, text: `fragment ${name} on ${type.name} ${selection}` });
  return name;
}

function isWritable(typeName: string, field: GraphQLField<unknown, unknown>): boolean {
  if (field.name === '_service') return false;
  return `${typeName}.${field.name}` in argumentsOf || !field.args.some(isRequiredArgument);
}
