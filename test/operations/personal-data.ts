import { graphql } from '../generated/gql.js';

graphql(`
  fragment PersonalFields on VerificationSession {
    id
    status
    verifiedOutputs {
      firstName
      idNumberType
      dob {
        day
        month
        year
        iso
      }
      idNumber
      sex
      unparsedPlaceOfBirth
      unparsedSex
    }
    lastVerificationReport {
      id
      document {
        status
        firstName
        number
        files
        sex
        dob {
          iso
        }
        expirationDate {
          iso
        }
      }
      selfie {
        status
        document
        selfie
      }
    }
  }
`);

export const personalDataOfSession = graphql(`
  query PersonalDataOfSession($id: ID!) {
    verificationSession(id: $id) {
      ...PersonalFields
    }
  }
`);

export const personalDataOfPage = graphql(`
  query PersonalDataOfPage($first: Int, $filter: VerificationSessionFilter) {
    verificationSessions(first: $first, filter: $filter) {
      nodes {
        id
        verifiedOutputs {
          dob {
            iso
          }
        }
      }
    }
  }
`);

export const filesOfReport = graphql(`
  query FilesOfReport($id: ID!) {
    verificationReport(id: $id) {
      id
      document {
        files
      }
      selfie {
        document
        selfie
      }
    }
  }
`);

export const numbersOfReportPage = graphql(`
  query NumbersOfReportPage($first: Int) {
    verificationReports(first: $first) {
      nodes {
        id
        document {
          number
        }
      }
    }
  }
`);

export const personalDataOfRedacted = graphql(`
  query PersonalDataOfRedacted($id: ID!) {
    verificationSession(id: $id) {
      ...SessionFields
      verifiedOutputs {
        firstName
        lastName
        email
        phone
        idNumber
        sex
        unparsedSex
        dob {
          iso
        }
        address {
          city
          country
          line1
          postalCode
        }
      }
      lastVerificationReport {
        document {
          status
          firstName
          number
          files
          sex
          dob {
            iso
          }
          issuedDate {
            iso
          }
        }
      }
    }
  }
`);
