/** What a PromQL expression asks for. */
export interface Asked {
  /** Metrics, each with the labels that its matchers name and what they want. */
  readonly metrics: readonly { readonly name: string; readonly matchers: readonly Matcher[] }[];
  /** Labels that results are grouped by. */
  readonly grouping: readonly string[];
}

export interface Matcher {
  readonly label: string;
  readonly value: string;
}

const groupingClause = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const keywords = new Set(['and', 'or', 'unless', 'bool', 'offset']);

/** Reads the names out of an expression. It knows no grammar: whether it is PromQL at all is for promtool to say. */
export function readPromQl(expression: string): Asked {
  const grouping = [...expression.matchAll(groupingClause)].flatMap(([, labels = '']) =>
    labels.split(',').map((label) => label.trim()),
  );
  const rest = expression.replace(groupingClause, ' ').replace(/\[[^\]]*\]/g, ' ');
  const metrics = [...rest.matchAll(/([A-Za-z_:][\w:]*)\s*(\{[^}]*\}|\()?/g)]
    .filter(([, name = '', follows = '']) => follows !== '(' && !keywords.has(name))
    .map(([, name = '', braces = '']) => ({ name, matchers: readMatchers(braces) }));
  return { metrics, grouping: grouping.filter((label) => label !== '') };
}

function readMatchers(braces: string): Matcher[] {
  return [...braces.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label = '', value = '']) => ({
    label,
    value,
  }));
}
