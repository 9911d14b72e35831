import { GraphQLError, Kind, visit, type ASTVisitor, type DirectiveNode, type SelectionNode } from 'graphql';

/** How often one selection set may name the same field. Tools that join documents repeat a field a few times. */
const maxRepeats = 20;
/** How many directives one place may carry: there are two that make sense on a field. */
const maxDirectives = 4;

/**
 * Refuses documents that repeat themselves: each repetition is work to validate and to merge, and none of them an
 * answer. The first one found ends the validation, so that the refusal costs no more than the document up to it. The
 * document is walked at once: among the other rules, the one of graphql-js that compares fields would come first.
 */
export function limitRepeats(): ASTVisitor {
  return { Document: (document) => void visit(document, createRepeatsVisitor()) };
}

function createRepeatsVisitor(): ASTVisitor {
  return {
    SelectionSet({ selections }) {
      const counts = new Map<string, number>();
      for (const selection of selections) {
        const name = nameOf(selection);
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        if (count > maxRepeats) throw exceeded('Repeats', maxRepeats);
      }
    },
    Field: checkDirectives,
    FragmentSpread: checkDirectives,
    InlineFragment: checkDirectives,
    OperationDefinition: checkDirectives,
    FragmentDefinition: checkDirectives,
  };
}

function nameOf(selection: SelectionNode): string {
  switch (selection.kind) {
    case Kind.FIELD:
      return (selection.alias ?? selection.name).value;
    case Kind.FRAGMENT_SPREAD:
      return `...${selection.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return `... on ${selection.typeCondition?.name.value ?? ''}`;
  }
}

function checkDirectives({ directives = [] }: { readonly directives?: readonly DirectiveNode[] }): void {
  if (directives.length > maxDirectives) throw exceeded('Directives', maxDirectives);
}

function exceeded(what: string, limit: number): GraphQLError {
  return new GraphQLError(`Syntax Error: ${what} limit of ${limit} exceeded`);
}
