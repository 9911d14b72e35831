import type { Example } from './example.js';

export function startVerification(): Example {
  return {
    query: `# clientSecret is for Stripe.js, url for the person; log neither.
# Failures are data: VerificationProblem covers every kind.
# An idempotencyKey in the input makes a retry safe.
mutation StartVerification($input: CreateVerificationSessionInput!) {
  createVerificationSession(input: $input) {
    __typename
    ... on CreateVerificationSessionPayload {
      verificationSession {
        id
        status
        url
        clientSecret
      }
    }
    ... on VerificationProblem {
      message
      code
      param
      retryable
    }
  }
}
`,
    variables: {
      input: {
        type: 'DOCUMENT',
        clientReferenceId: 'user_42',
        options: {
          document: {
            allowedTypes: ['PASSPORT', 'DRIVING_LICENSE'],
            requireMatchingSelfie: true,
          },
        },
        metadata: [{ key: 'source', value: 'graphiql' }],
      },
    },
  };
}
