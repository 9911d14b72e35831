import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Lists the fields that a client selected below the field being resolved, as dotted paths, each composite field with
 * its subfields. Aliases, fragments and `@include`/`@skip` are seen through; `__typename` costs nothing and is left out.
 * @param typeName the type the field answers with, or the member of it that is meant
 * @param within fields to walk down first: `['edges', 'node']` lists what is selected of a connection's nodes
 */
export function selectedPaths(
  info: GraphQLResolveInfo,
  typeName: string,
  within: readonly string[] = [],
): ReadonlySet<string> {
  const known = knownOf(info);
  const name = [typeName, ...within].join(' ');
  const had = known.get(name);
  if (had !== undefined) return had;
  const paths = new Set<string>();
  const type = info.schema.getType(typeName);
  if (isCompositeType(type)) {
    const walk: Walk = { info, paths, walked: new Set() };
    for (const { selectionSet } of info.fieldNodes) collect(walk, selectionSet, type, within, '');
  }
  known.set(name, paths);
  return paths;
}

/** What was found of one field, by type and way. */
type Found = Map<string, ReadonlySet<string>>;

/** Where no variable decides: by the node of the field, which comes again with every operation of the same document. */
const constant = new WeakMap<FieldNode, Found>();

/** Elsewhere: by the variables, which are of one operation alone, and the nodes; a field of a list asks for each item. */
const varying = new WeakMap<object, WeakMap<object, Found>>();

function knownOf({ operation, variableValues, fieldNodes }: GraphQLResolveInfo): Found {
  const [node] = fieldNodes;
  if (node !== undefined && fieldNodes.length === 1 && isConstant(operation)) {
    const found = constant.get(node) ?? new Map<string, ReadonlySet<string>>();
    constant.set(node, found);
    return found;
  }
  const ofOperation = varying.get(variableValues) ?? new WeakMap<object, Found>();
  varying.set(variableValues, ofOperation);
  const ofField = ofOperation.get(fieldNodes) ?? new Map<string, ReadonlySet<string>>();
  ofOperation.set(fieldNodes, ofField);
  return ofField;
}

const isConstantByOperation = new WeakMap<OperationDefinitionNode, boolean>();

/** Whether its document selects the same whatever the variables are. One whose text is not at hand may not. */
function isConstant(operation: OperationDefinitionNode): boolean {
  const had = isConstantByOperation.get(operation);
  if (had !== undefined) return had;
  const text = operation.loc?.source.body;
  const found = text !== undefined && !/@\s*(?:skip|include)\b/.test(text);
  isConstantByOperation.set(operation, found);
  return found;
}

interface Walk {
  readonly info: GraphQLResolveInfo;
  readonly paths: Set<string>;
  /** Fragments at the places where they have been walked: a document may spread one many times. */
  readonly walked: Set<string>;
}

function collect(
  walk: Walk,
  selectionSet: SelectionSetNode | undefined,
  type: GraphQLCompositeType,
  within: readonly string[],
  prefix: string,
): void {
  const { info, paths, walked } = walk;
  for (const selection of selectionSet?.selections ?? []) {
    if (!isIncluded(info, selection)) continue;
    switch (selection.kind) {
      case Kind.FIELD: {
        const name = selection.name.value;
        const [next, ...deeper] = within;
        if (name === '__typename' || (next !== undefined && next !== name)) continue;
        const path = next === undefined ? `${prefix}${name}` : '';
        if (path !== '') paths.add(path);
        const fieldType = fieldTypeOf(type, name);
        if (fieldType !== undefined) {
          collect(walk, selection.selectionSet, fieldType, deeper, path === '' ? '' : `${path}.`);
        }
        break;
      }
      case Kind.INLINE_FRAGMENT: {
        const applied = narrow(info, type, selection.typeCondition?.name.value);
        if (applied !== undefined) collect(walk, selection.selectionSet, applied, within, prefix);
        break;
      }
      case Kind.FRAGMENT_SPREAD: {
        const place = [selection.name.value, type.name, prefix, ...within].join(' ');
        if (walked.has(place)) continue;
        walked.add(place);
        const fragment = info.fragments[selection.name.value];
        const applied = narrow(info, type, fragment?.typeCondition.name.value);
        if (applied !== undefined) collect(walk, fragment?.selectionSet, applied, within, prefix);
        break;
      }
    }
  }
}

function isIncluded(info: GraphQLResolveInfo, selection: SelectionNode): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues);
  if (skip?.['if'] === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues);
  return include?.['if'] !== false;
}

/** The type that a fragment's fields are of; undefined when the fragment cannot apply to this type. */
function narrow(
  info: GraphQLResolveInfo,
  type: GraphQLCompositeType,
  condition: string | undefined,
): GraphQLCompositeType | undefined {
  if (condition === undefined || condition === type.name) return type;
  const other = info.schema.getType(condition);
  if (!isCompositeType(other)) return undefined;
  if (isObjectType(type))
    return isAbstractType(other) && info.schema.isSubType(other, type) ? type : undefined;
  return other;
}

function fieldTypeOf(type: GraphQLCompositeType, name: string): GraphQLCompositeType | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const field = type.getFields()[name];
  const named = field === undefined ? undefined : getNamedType(field.type);
  return isCompositeType(named) ? named : undefined;
}
