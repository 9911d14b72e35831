import { PLACEHOLDER_ID, placeholderHint, type Example } from './example.js';

export function findSession(id: string | undefined): Example {
  return {
    query: `# One session by Stripe's own id; null when there is none.
# allowedActions says which buttons make sense now.${placeholderHint(id)}
query FindSession($id: ID!) {
  verificationSession(id: $id) {
    id
    type
    status
    createdAt
    clientReferenceId
    allowedActions
    lastError {
      code
      reason
    }
    metadata {
      key
      value
    }
  }
}
`,
    variables: { id: id ?? PLACEHOLDER_ID },
  };
}
