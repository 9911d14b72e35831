import { graphql } from '../generated/gql.js';

graphql(`
  fragment ProblemFields on VerificationProblem {
    message
    code
    upstreamCode
    param
    requestId
    retryable
  }
`);

export const createSession = graphql(`
  mutation CreateSession($input: CreateVerificationSessionInput!) {
    createVerificationSession(input: $input) {
      __typename
      ... on CreateVerificationSessionPayload {
        verificationSession {
          ...SessionFields
        }
      }
      ... on VerificationUnavailable {
        retryAfterMs
      }
      ...ProblemFields
    }
  }
`);

export const updateSession = graphql(`
  mutation UpdateSession($input: UpdateVerificationSessionInput!) {
    updateVerificationSession(input: $input) {
      __typename
      ... on UpdateVerificationSessionPayload {
        verificationSession {
          ...SessionFields
        }
      }
      ... on VerificationSessionStateConflict {
        current: verificationSession {
          id
          status
          allowedActions
        }
      }
      ... on VerificationUnavailable {
        retryAfterMs
      }
      ...ProblemFields
    }
  }
`);

export const cancelSession = graphql(`
  mutation CancelSession($input: CancelVerificationSessionInput!) {
    cancelVerificationSession(input: $input) {
      __typename
      ... on CancelVerificationSessionPayload {
        verificationSession {
          id
          status
          allowedActions
          clientSecret
          url
        }
      }
      ... on VerificationSessionStateConflict {
        current: verificationSession {
          id
          status
          allowedActions
        }
      }
      ...ProblemFields
    }
  }
`);

/** With expands, so that the price of a payload shows. */
export const redactSession = graphql(`
  mutation RedactSession($input: RedactVerificationSessionInput!) {
    redactVerificationSession(input: $input) {
      __typename
      ... on RedactVerificationSessionPayload {
        verificationSession {
          ...SessionFields
          lastVerificationReport {
            id
            document {
              status
              firstName
            }
          }
          verifiedOutputs {
            firstName
          }
        }
      }
      ... on VerificationSessionStateConflict {
        current: verificationSession {
          id
          status
          redaction {
            status
          }
          lastVerificationReport {
            type
          }
        }
      }
      ...ProblemFields
    }
  }
`);
