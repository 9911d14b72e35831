import { graphql } from '../generated';

/** What of a session changes while it is looked at. No secrets and no personal data: it stays in the client's cache. */
export const sessionState = graphql(`
  fragment SessionState on VerificationSession {
    id
    status
    allowedActions
    lastError {
      code
      codeRaw
      reason
    }
    redaction {
      status
    }
  }
`);

export const sessionNow = graphql(`
  query SessionNow($id: ID!) {
    verificationSession(id: $id) {
      id
      status
      redaction {
        status
      }
      ...SessionState
    }
  }
`);

export const sessionUpdated = graphql(`
  subscription SessionUpdated($id: ID!) {
    verificationSessionUpdated(id: $id) {
      id
      status
      redaction {
        status
      }
      ...SessionState
    }
  }
`);
