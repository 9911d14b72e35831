import type {
  VerificationSessionAction,
  VerificationSessionFilter,
  VerificationSessionStatus,
} from '../generated/graphql.js';

/** What the list of a page shows of a session. */
export interface ListedSession {
  readonly id: string;
  readonly status: VerificationSessionStatus;
  readonly allowedActions: readonly VerificationSessionAction[];
}

export interface SessionListVariables {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: VerificationSessionFilter | null;
}

export interface SessionList {
  readonly verificationSessions: {
    readonly edges: readonly { readonly node: ListedSession }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** A page for caches that append: they do so with edges, not with `nodes`. */
export const sessionListText = `
  query SessionList($first: Int, $after: String, $filter: VerificationSessionFilter) {
    verificationSessions(first: $first, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          status
          allowedActions
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
`;

/** The sessions of a list, in its order. */
export function listed(list: SessionList): ListedSession[] {
  return list.verificationSessions.edges.map(({ node: { id, status, allowedActions } }) => ({
    id,
    status,
    allowedActions,
  }));
}

/** Their ids alone. */
export function listedIds(list: SessionList): string[] {
  return listed(list).map(({ id }) => id);
}
