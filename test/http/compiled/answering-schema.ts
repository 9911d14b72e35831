import { createHash } from 'node:crypto';
import {
  getNullableType,
  isAbstractType,
  isEnumType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

/** What every field of the answering schema is told. */
export interface Seeded {
  readonly seed: number;
}

/** A step of the way to a field; executors say more of it, each something else. */
interface Path {
  readonly key: string | number;
  readonly prev?: Path | undefined;
}

/**
 * Has every field of a schema answer by its place and a seed alone: with a value, now or later, with null or with an error,
 * whatever its type says.
 */
export function answerBySeed(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = ({ __typename }: { __typename: string }) => __typename;
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    type.isTypeOf = undefined;
    for (const field of Object.values(type.getFields())) field.resolve = answer;
  }
  return schema;
}

/**
 * How a schema answers. Where some items of a list fail now and others later, graphql-js leaves rejected promises to
 * nobody, so not everything is done at once.
 */
interface Manner {
  isLater(seed: string): boolean;
  mayFail(type: GraphQLOutputType, isItem: boolean): boolean;
}

const manners: readonly [Manner, ...Manner[]] = [
  { isLater: () => false, mayFail: () => true },
  { isLater: () => true, mayFail: (_type, isItem) => !isItem },
  { isLater: (seed) => chance(seed, 2) === 0, mayFail: (type) => !isNonNullType(type) },
];

function answer(_source: unknown, args: object, { seed }: Seeded, info: GraphQLResolveInfo): unknown {
  const nodes = info.fieldNodes.map(({ loc }) => loc?.start).join();
  const place = `${seed} ${placeOf(info.path)} ${JSON.stringify(Object.entries(args).sort())} ${nodes}`;
  const manner = manners[seed % manners.length] ?? manners[0];
  const value = valueOf({ schema: info.schema, manner }, info.returnType, place, false);
  if (!manner.isLater(place)) return value;
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
}

interface Answering {
  readonly schema: GraphQLSchema;
  readonly manner: Manner;
}

function valueOf(answering: Answering, type: GraphQLOutputType, seed: string, isItem: boolean): unknown {
  const { schema, manner } = answering;
  const fate = manner.mayFail(type, isItem)
    ? chance(`${seed} fate`, isNonNullType(type) ? 40 : 12)
    : undefined;
  if (fate === 0) return null;
  if (fate === 1) return new Error(`no ${chance(seed, 5)}`);
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const { ofType } = nullable as { readonly ofType: GraphQLOutputType };
    return Array.from({ length: chance(seed, 4) }, (_, place) =>
      valueOf(answering, ofType, `${seed} ${place}`, true),
    );
  }
  if (isEnumType(nullable)) return nullable.getValues()[chance(seed, nullable.getValues().length)]?.value;
  if (isAbstractType(nullable)) {
    const types = schema.getPossibleTypes(nullable);
    return { __typename: types[chance(seed, types.length)]?.name };
  }
  if (isObjectType(nullable)) return {};
  return scalars[String(nullable)]?.(chance(seed, 1000)) ?? `text ${chance(seed, 1000)}`;
}

const scalars: Readonly<Record<string, (number: number) => unknown>> = {
  Boolean: (number) => number % 2 === 0,
  Int: (number) => number,
  DateTime: (number) => new Date(number * 1000),
  Date: (number) => ({ year: 2000, month: 1 + (number % 12), day: 1 + (number % 28) }),
};

function placeOf(path: Path | undefined): string {
  return path === undefined ? '' : `${placeOf(path.prev)}.${path.key}`;
}

function chance(seed: string, below: number): number {
  return createHash('sha1').update(seed).digest().readUInt32BE() % below;
}
