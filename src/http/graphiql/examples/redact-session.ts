import { PLACEHOLDER_ID, placeholderHint, type Example } from './example.js';

export function redactSession(id: string | undefined): Example {
  return {
    query: `# Has Stripe erase the data it collected, for good. It takes
# up to four days: redaction reads PROCESSING until then.${placeholderHint(id)}
mutation RedactSession($input: RedactVerificationSessionInput!) {
  redactVerificationSession(input: $input) {
    __typename
    ... on RedactVerificationSessionPayload {
      verificationSession {
        id
        status
        redaction {
          status
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
    variables: { input: { id: id ?? PLACEHOLDER_ID } },
  };
}
