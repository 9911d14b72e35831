import fc from 'fast-check';
import { getNamedType, isCompositeType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** `@include` and `@skip` on a selection, with a literal or a variable. */
export interface Condition {
  readonly directive: 'include' | 'skip';
  readonly value: keyof typeof truthOf;
}

export type Selection =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly aliased: boolean;
      readonly when: readonly Condition[];
      /** Null for a leaf. */
      readonly children: readonly Selection[] | null;
    }
  | {
      readonly kind: 'inline' | 'named';
      /** The type condition; null for none. */
      readonly on: string | null;
      readonly when: readonly Condition[];
      readonly children: readonly Selection[];
    };

/** A field that the executor would really ask for, with those below it. */
export interface IncludedField {
  readonly name: string;
  readonly children: readonly IncludedField[];
}

const truthOf = { true: true, false: false, $yes: true, $no: false, $yesByDefault: true } as const;
const declarations: Readonly<Record<string, string>> = {
  $yes: '$yes: Boolean!',
  $no: '$no: Boolean!',
  $yesByDefault: '$yesByDefault: Boolean! = true',
};

/** The values to run a printed document with. */
export const variableValues = { yes: true, no: false };

/** Fields that decide on expands, so that random selections are about them. */
const telling: Readonly<Record<string, readonly string[]>> = {
  VerificationSession: ['lastVerificationReport', 'verifiedOutputs', 'clientSecret', 'providedDetails'],
  VerificationReport: ['document', 'idNumber', 'selfie', 'verificationSession'],
  VerificationDocumentCheck: ['dob', 'number', 'files', 'expirationDate', 'sex'],
};

/**
 * Makes random selections of a type and all that lies below it: aliases, fragments of every kind, conditions.
 * @param depth how many fields deep they may go
 */
export function arbitrarySelections(
  schema: GraphQLSchema,
  typeName: string,
  depth: number,
): fc.Arbitrary<Selection[]> {
  return fc.array(arbitrarySelection(schema, typeName, depth), { minLength: 1, maxLength: 3 });
}

const when: fc.Arbitrary<Condition[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Condition[]>([]) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(
      fc.record({
        directive: fc.constantFrom<Condition['directive']>('include', 'skip'),
        value: fc.constantFrom<Condition['value']>('true', 'false', '$yes', '$no', '$yesByDefault'),
      }),
      { minLength: 1, maxLength: 2, selector: ({ directive }) => directive },
    ),
  },
);

function arbitrarySelection(schema: GraphQLSchema, typeName: string, depth: number): fc.Arbitrary<Selection> {
  const fields = fieldTypes(schema, typeName);
  const leaves = [...fields].filter(([, below]) => below === undefined).map(([name]) => name);
  const composites =
    depth === 0 ? [] : [...fields].filter(([, below]) => below !== undefined).map(([name]) => name);
  const field = (names: readonly string[]) =>
    fc.constantFrom(...names).chain((name): fc.Arbitrary<Selection> => {
      const below = fields.get(name);
      return fc.record({
        kind: fc.constant('field' as const),
        name: fc.constant(name),
        aliased: fc.boolean(),
        when,
        children: below === undefined ? fc.constant(null) : arbitrarySelections(schema, below, depth - 1),
      });
    });
  const known = (telling[typeName] ?? []).filter(
    (name) => leaves.includes(name) || composites.includes(name),
  );
  const choices = [{ weight: 2, arbitrary: field([...leaves, ...composites, '__typename']) }];
  if (known.length > 0) choices.push({ weight: 4, arbitrary: field(known) });
  if (depth > 0) choices.push({ weight: 2, arbitrary: arbitraryFragment(schema, typeName, depth - 1) });
  return fc.oneof(...choices);
}

function arbitraryFragment(schema: GraphQLSchema, typeName: string, depth: number): fc.Arbitrary<Selection> {
  const type = schema.getType(typeName);
  const others = isInterfaceType(type)
    ? schema.getPossibleTypes(type).map(({ name }) => name)
    : isObjectType(type)
      ? type.getInterfaces().map(({ name }) => name)
      : [];
  return fc
    .record({
      kind: fc.constantFrom('inline' as const, 'named' as const),
      on: fc.constantFrom(null, typeName, ...others),
    })
    .chain(({ kind, on }) => {
      const condition = kind === 'named' ? (on ?? typeName) : on;
      return fc.record({
        kind: fc.constant(kind),
        on: fc.constant(condition),
        when,
        children: arbitrarySelections(schema, condition ?? typeName, depth),
      });
    });
}

/** The fields of a type, with the type of what lies below each; undefined below a leaf. */
function fieldTypes(schema: GraphQLSchema, typeName: string): Map<string, string | undefined> {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${typeName} has no fields`);
  return new Map(
    Object.values(type.getFields()).map((field) => {
      const below = getNamedType(field.type);
      return [field.name, isCompositeType(below) ? below.name : undefined];
    }),
  );
}

/** Writes selections as a document: `around` puts their text into an operation's selection set. */
export function printDocument(
  typeName: string,
  selections: readonly Selection[],
  around: (selection: string) => string,
): string {
  const fragments: string[] = [];
  const used = new Set<string>();
  let aliases = 0;

  const printAll = (all: readonly Selection[], parent: string): string =>
    all.map((selection) => print(selection, parent)).join(' ');
  const print = (selection: Selection, parent: string): string => {
    const conditions = selection.when
      .map(({ directive, value }) => {
        if (value.startsWith('$')) used.add(value);
        return ` @${directive}(if: ${value})`;
      })
      .join('');
    if (selection.kind === 'field') {
      const alias = selection.aliased ? `a${(aliases += 1)}: ` : '';
      const below = selection.children === null ? '' : ` { ${printAll(selection.children, parent)} }`;
      return `${alias}${selection.name}${conditions}${below}`;
    }
    const { on } = selection;
    const body = `{ ${printAll(selection.children, on ?? parent)} }`;
    if (selection.kind === 'inline') return `...${on === null ? '' : ` on ${on}`}${conditions} ${body}`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${on ?? parent} ${body}`);
    return `...${name}${conditions}`;
  };

  const operation = around(printAll(selections, typeName));
  const variables = [...used].map((name) => declarations[name]).join(', ');
  return [`query${variables === '' ? '' : ` (${variables})`} ${operation}`, ...fragments].join('\n');
}

/** What of the selections is really asked of an object of this type: conditions and fragments are gone. */
export function includedFields(
  schema: GraphQLSchema,
  typeName: string,
  selections: readonly Selection[],
): IncludedField[] {
  return selections.flatMap((selection): IncludedField[] => {
    const isLeftOut = selection.when.some(
      ({ directive, value }) => truthOf[value] === (directive === 'skip'),
    );
    if (isLeftOut) return [];
    if (selection.kind !== 'field') {
      return applies(schema, selection.on, typeName)
        ? includedFields(schema, typeName, selection.children)
        : [];
    }
    const below = fieldTypes(schema, typeName).get(selection.name);
    const children = below === undefined ? [] : includedFields(schema, below, selection.children ?? []);
    return [{ name: selection.name, children }];
  });
}

function applies(schema: GraphQLSchema, condition: string | null, typeName: string): boolean {
  const type = schema.getType(typeName);
  return (
    condition === null ||
    condition === typeName ||
    (isObjectType(type) && type.getInterfaces().some(({ name }) => name === condition))
  );
}
