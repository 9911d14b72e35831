import { PLACEHOLDER_ID, placeholderHint, type Example } from './example.js';

export function updateSession(id: string | undefined): Example {
  return {
    query: `# Only while the session requires input. What is left out
# stays, null clears; metadata is merged key by key.${placeholderHint(id)}
mutation UpdateSession($input: UpdateVerificationSessionInput!) {
  updateVerificationSession(input: $input) {
    __typename
    ... on UpdateVerificationSessionPayload {
      verificationSession {
        id
        status
        metadata {
          key
          value
        }
      }
    }
    ... on VerificationProblem {
      message
      code
      param
      retryable
    }
    ... on VerificationSessionStateConflict {
      current: verificationSession {
        status
        allowedActions
      }
    }
  }
}
`,
    variables: { input: { id: id ?? PLACEHOLDER_ID, metadata: [{ key: 'note', value: 'called back' }] } },
  };
}
