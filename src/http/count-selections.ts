import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How many selections a valid operation comes to with its fragments written out, each as often as it is spread. */
export function countSelections(document: DocumentNode, operation: OperationDefinitionNode): number {
  const ofFragments = new Map<string, number>();
  return count(operation.selectionSet);

  function count({ selections }: SelectionSetNode): number {
    let sum = selections.length;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) sum += countFragment(selection.name.value);
      else if (selection.selectionSet) sum += count(selection.selectionSet);
    }
    return sum;
  }

  function countFragment(name: string): number {
    const had = ofFragments.get(name);
    if (had !== undefined) return had;
    const isMeant = (node: DocumentNode['definitions'][number]) =>
      node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name;
    const fragment = document.definitions.find(isMeant);
    const sum = fragment !== undefined && 'selectionSet' in fragment ? count(fragment.selectionSet) : 0;
    ofFragments.set(name, sum);
    return sum;
  }
}
