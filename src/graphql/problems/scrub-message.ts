/** What graphql-js says before it quotes a value: names of the schema, and nothing of the client's. */
const expectedTypes = [
  /^Expected value of type "([^"]+)"/,
  /^Enum "(\w+)" cannot represent/,
  // Greedy: the value stands first, and whatever it holds, the last occurrence is the library's.
  /^Value ".*" does not exist in "(\w+)" enum/s,
  /^(Int|Float|String|Boolean|ID) cannot represent/,
];

/** What yoga says of a body's parameter: its name is whatever the client wrote there. */
const unexpectedParameter = /^Unexpected parameter ".*" in the request body\.$/s;

/**
 * A message of graphql-js about a document, without the values that it quotes. graphql-js echoes literals and tokens,
 * and a client that builds documents from texts has personal data in them.
 */
export function scrubDocumentMessage(message: string): string {
  if (message.startsWith('Syntax Error:')) return scrubSyntaxMessage(message);
  if (unexpectedParameter.test(message)) {
    return 'The body may hold query, operationName, variables and extensions, and nothing else.';
  }
  for (const pattern of expectedTypes) {
    const type = pattern.exec(message)?.[1];
    if (type !== undefined) return `Expected a value of type "${type}".`;
  }
  return message;
}

/** A message without the names of the schema that graphql-js proposes in place of an unknown one. */
export function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean .*\?$/s, '');
}

/** Tokens are quoted after their kind: `found String "..."`, `Unexpected Name "..."`, `digit but got: "..."`. */
function scrubSyntaxMessage(message: string): string {
  const quoted = /(?:\b(?:Name|Int|Float|String|BlockString|Comment) "|: ")/.exec(
    message.slice('Syntax Error:'.length),
  );
  if (quoted === null) return message;
  const kept = message.slice(0, 'Syntax Error:'.length + quoted.index + quoted[0].length - 2);
  return `${kept.replace(/:$/, '')}.`;
}
