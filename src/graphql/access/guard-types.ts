import {
  defaultFieldResolver,
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Failure } from '../../stripe/failure.js';
import type { GatewayContext } from '../context.js';

/** Why the viewer may not see a value of a type; undefined where it may. */
export type Refuse<Value> = (value: Value, context: GatewayContext) => Failure | undefined;

const extension = 'refuse';

/** Options of an object type whose values not everybody may see, wherever a field answers with one. */
export function guardedBy<Value>(refuse: Refuse<Value>): { readonly extensions: Record<string, unknown> } {
  return { extensions: { [extension]: refuse } };
}

/**
 * Puts the guards of types before every field that answers with them, alone, in a list or as a member of an abstract
 * type: what is refused is an error in its place. The scope-auth plugin would do it where a value is completed, and make a
 * promise for each object of a page.
 * @throws {Error} where a guarded type of an abstract one has no `isTypeOf`
 */
export function guardTypes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const refuse = refusalOf(schema, getNamedType(field.type));
      if (refuse !== undefined) field.resolve = guardField(field.resolve ?? defaultFieldResolver, refuse);
    }
  }
}

function refusalOf(schema: GraphQLSchema, type: GraphQLNamedType): Refuse<unknown> | undefined {
  if (isObjectType(type)) return type.extensions[extension] as Refuse<unknown> | undefined;
  if (!isAbstractType(type)) return undefined;
  const members = schema.getPossibleTypes(type).flatMap((member) => guardOfMember(schema, member));
  if (members.length === 0) return undefined;
  return (value, context) => members.find(({ isOf }) => isOf(value))?.refuse(value, context);
}

interface GuardOfMember {
  readonly isOf: (value: unknown) => boolean;
  readonly refuse: Refuse<unknown>;
}

function guardOfMember(schema: GraphQLSchema, member: GraphQLObjectType): readonly GuardOfMember[] {
  const refuse = refusalOf(schema, member);
  if (refuse === undefined) return [];
  const { isTypeOf } = member;
  if (!isTypeOf)
    throw new Error(`${member.name} is guarded and a member of an abstract type, so it needs isTypeOf`);
  const isOf = isTypeOf as (value: unknown) => boolean;
  return [{ isOf: (value) => isOf(value), refuse }];
}

type Resolver = GraphQLFieldResolver<unknown, GatewayContext>;

function guardField(resolve: Resolver, refuse: Refuse<unknown>): Resolver {
  const show = (value: unknown, context: GatewayContext): unknown => {
    if (value === null || value === undefined || value instanceof Error) return value;
    if (isPromiseLike(value)) return value.then((answer) => show(answer, context));
    if (Array.isArray(value)) return value.map((item) => show(item, context));
    return refuse(value, context) ?? value;
  };
  return (source, args, context, info) => show(resolve(source, args, context, info), context);
}

function isPromiseLike(value: object | string | number | boolean): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>>).then === 'function';
}
