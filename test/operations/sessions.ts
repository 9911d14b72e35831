import { graphql } from '../generated/gql.js';

export const sessionStatus = graphql(`
  query SessionStatus($id: ID!) {
    verificationSession(id: $id) {
      id
      status
    }
  }
`);

/** All that is not personal data read with the restricted key. */
graphql(`
  fragment SessionFields on VerificationSession {
    id
    type
    status
    createdAt
    livemode
    clientReferenceId
    clientSecret
    url
    allowedActions
    lastError {
      code
      codeRaw
      reason
    }
    metadata {
      key
      value
    }
    options {
      document {
        allowedTypes
        requireIdNumber
        requireLiveCapture
        requireMatchingSelfie
      }
      email {
        requireVerification
      }
      idNumber
      matching {
        dob
        name
      }
      phone {
        requireVerification
      }
    }
    providedDetails {
      email
      phone
    }
    redaction {
      status
    }
    relatedPerson {
      account
      person
    }
    relatedCustomerAccount
    verificationFlow
  }
`);

export const wholeSession = graphql(`
  query WholeSession($id: ID!) {
    verificationSession(id: $id) {
      ...SessionFields
    }
  }
`);

export const sessionResults = graphql(`
  query SessionResults($id: ID!) {
    verificationSession(id: $id) {
      id
      lastVerificationReport {
        id
        type
        document {
          status
          firstName
        }
        verificationSession {
          id
          status
        }
      }
      verifiedOutputs {
        firstName
        lastName
        address {
          country
        }
      }
    }
  }
`);

export const sessionPage = graphql(`
  query SessionPage(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: VerificationSessionFilter
  ) {
    verificationSessions(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        id
        status
        createdAt
        clientReferenceId
      }
      edges {
        cursor
        node {
          id
        }
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
        hasPreviousPage
      }
    }
  }
`);
