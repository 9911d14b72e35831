import { graphql } from '../generated/gql.js';

export const oneNode = graphql(`
  query OneNode($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on VerificationSession {
        status
        verifiedOutputs {
          firstName
        }
      }
      ... on VerificationReport {
        document {
          status
        }
      }
    }
  }
`);

export const severalNodes = graphql(`
  query SeveralNodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
    }
  }
`);
