import { graphql } from '../generated/gql.js';

export const wholeReport = graphql(`
  query WholeReport($id: ID!) {
    verificationReport(id: $id) {
      id
      type
      createdAt
      livemode
      clientReferenceId
      verificationFlow
      options {
        document {
          requireMatchingSelfie
        }
        idNumber
      }
      document {
        status
        type
        issuingCountry
        error {
          code
          codeRaw
          reason
        }
        address {
          country
        }
        issuedDate {
          iso
        }
        firstName
        lastName
      }
      email {
        status
        error {
          code
        }
        email
      }
      idNumber {
        status
        error {
          code
        }
        firstName
        lastName
        idNumberType
      }
      phone {
        status
        error {
          code
        }
        phone
      }
      selfie {
        status
        error {
          code
        }
      }
    }
  }
`);

export const reportSession = graphql(`
  query ReportSession($id: ID!) {
    verificationReport(id: $id) {
      id
      verificationSession {
        id
        status
        verifiedOutputs {
          firstName
        }
      }
    }
  }
`);

export const reportPage = graphql(`
  query ReportPage(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: VerificationReportFilter
  ) {
    verificationReports(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        id
        type
        createdAt
        clientReferenceId
        verificationSession {
          id
        }
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
