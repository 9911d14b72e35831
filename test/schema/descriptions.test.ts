import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.js';

interface Described {
  /** Where it stands in the schema: `Query.node(id)`. */
  readonly name: string;
  readonly description: string | null | undefined;
}

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
const all: readonly Described[] = [
  ...types.flatMap(describeType),
  ...directives.flatMap(({ name, description, args }) => [
    { name: `@${name}`, description },
    ...args.map((argument) => ({ name: `@${name}(${argument.name})`, description: argument.description })),
  ]),
];

/** A type and all that it names. */
function describeType(type: GraphQLNamedType): Described[] {
  const { name, description } = type;
  const below = (member: {
    readonly name: string;
    readonly description?: string | null | undefined;
  }): Described => ({
    name: `${name}.${member.name}`,
    description: member.description,
  });
  const own: Described = { name, description };
  if (isObjectType(type) || isInterfaceType(type)) {
    return [
      own,
      ...Object.values(type.getFields()).flatMap((field) => [
        below(field),
        ...field.args.map((argument) => ({
          name: `${name}.${field.name}(${argument.name})`,
          description: argument.description,
        })),
      ]),
    ];
  }
  if (isEnumType(type)) return [own, ...type.getValues().map(below)];
  if (isInputObjectType(type)) return [own, ...Object.values(type.getFields()).map(below)];
  return [own];
}

describe('the descriptions of the schema', () => {
  it('are there for every type, field, argument, enum value and input field', () => {
    expect(all.length).toBeGreaterThan(250);
    expect(namesOf((text) => text.trim() === '')).toEqual([]);
  });

  it('are sentences', () => {
    expect(namesOf((text) => !/^[\p{Lu}`'"\d]|^[a-z]{2,7}_\.\.\./u.test(text))).toEqual([]);
    expect(namesOf((text) => !/[.:)`"]$/.test(text))).toEqual([]);
  });

  it('have no line longer than a reader has patience for', () => {
    expect(namesOf((text) => text.length > 600)).toEqual([]);
  });

  function namesOf(isWrong: (text: string) => boolean): string[] {
    return all.filter(({ description }) => isWrong(description ?? '')).map(({ name }) => name);
  }
});
