import type { Example } from './example.js';

export function pageThroughSessions(): Example {
  return {
    query: `# Newest first. The next page: pageInfo.endCursor as $after,
# while hasNextPage is true. A null filter lists everything.
query PageThroughSessions($first: Int, $after: String, $filter: VerificationSessionFilter) {
  verificationSessions(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      status
      createdAt
      clientReferenceId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: { first: 5, after: null, filter: { status: 'REQUIRES_INPUT' } },
  };
}
