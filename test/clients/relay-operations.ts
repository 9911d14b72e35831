/**
 * What the modules of an application would have in their graphql tags. Names begin with the module's, `sessions`, as
 * Relay's compiler demands.
 */
export const relayOperations: readonly string[] = [
  `
  query sessionsListQuery($count: Int!, $filter: VerificationSessionFilter) {
    ...sessionsList_query @arguments(count: $count, filter: $filter)
  }
  `,
  `
  fragment sessionsList_query on Query
  @argumentDefinitions(
    count: { type: "Int!" }
    cursor: { type: "String" }
    filter: { type: "VerificationSessionFilter" }
  )
  @refetchable(queryName: "sessionsListPaginationQuery") {
    verificationSessions(first: $count, after: $cursor, filter: $filter)
      @connection(key: "sessionsList_verificationSessions", filters: ["filter"]) {
      __id
      edges {
        node {
          id
          status
          allowedActions
          ...sessionsStatus_session
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  `,
  `
  fragment sessionsStatus_session on VerificationSession
  @refetchable(queryName: "sessionsStatusRefetchQuery") {
    status
    allowedActions
  }
  `,
  `
  query sessionsNodeQuery($id: ID!) {
    node(id: $id) {
      id
      ... on VerificationSession {
        status
      }
    }
  }
  `,
  `
  mutation sessionsCancelMutation($input: CancelVerificationSessionInput!) {
    cancelVerificationSession(input: $input) {
      __typename
      ... on CancelVerificationSessionPayload {
        verificationSession {
          status
          allowedActions
        }
      }
      ... on VerificationProblem {
        code
      }
    }
  }
  `,
  `
  mutation sessionsCreateMutation($input: CreateVerificationSessionInput!, $connections: [ID!]!) {
    createVerificationSession(input: $input) {
      __typename
      ... on CreateVerificationSessionPayload {
        verificationSession
          @prependNode(connections: $connections, edgeTypeName: "VerificationSessionEdge") {
          id
          status
          allowedActions
        }
      }
      ... on VerificationProblem {
        code
      }
    }
  }
  `,
];
