import { PLACEHOLDER_ID, placeholderHint, type Example } from './example.js';

export function cancelSession(id: string | undefined): Example {
  return {
    query: `# Ends a session that requires input, for good. In another
# state the answer is a conflict, with the session as it is.${placeholderHint(id)}
mutation CancelSession($input: CancelVerificationSessionInput!) {
  cancelVerificationSession(input: $input) {
    __typename
    ... on CancelVerificationSessionPayload {
      verificationSession {
        id
        status
        allowedActions
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
    variables: { input: { id: id ?? PLACEHOLDER_ID } },
  };
}
