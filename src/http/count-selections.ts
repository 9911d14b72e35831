import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How many selections a valid operation comes to with its fragments written out, each as often as it is spread. */
export function countSelections(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const counted = new Map<string, number>();
  return count(operation.selectionSet);

  function count(selectionSet: SelectionSetNode | undefined): number {
    let sum = 0;
    for (const selection of selectionSet?.selections ?? []) {
      sum += 1;
      sum +=
        selection.kind === Kind.FRAGMENT_SPREAD
          ? countFragment(selection.name.value)
          : count(selection.selectionSet);
    }
    return sum;
  }

  function countFragment(name: string): number {
    const sum = counted.get(name) ?? count(fragments.get(name)?.selectionSet);
    counted.set(name, sum);
    return sum;
  }
}
