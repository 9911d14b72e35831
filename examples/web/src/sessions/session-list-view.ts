import type { SessionListQueryVariables, VerificationSessionFilter } from '../generated/graphql';

/** Which sessions the list shows, and which page of them: the query's variables, as Relay's connections name them. */
export type SessionListView = SessionListQueryVariables;

const pageSize = 10;

export function firstPage(filter: VerificationSessionFilter): SessionListView {
  return { filter, first: pageSize };
}

/** The page after the cursor `endCursor`: older sessions. */
export function olderPage({ filter }: SessionListView, after: string): SessionListView {
  return { filter, first: pageSize, after };
}

/** The page before the cursor `startCursor`: newer sessions. */
export function newerPage({ filter }: SessionListView, before: string): SessionListView {
  return { filter, last: pageSize, before };
}
