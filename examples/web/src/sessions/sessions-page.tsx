import { useQuery } from '@apollo/client/react';
import { graphql } from '../generated';
import { readFault } from '../problems/fault';
import { FaultNotice } from '../problems/fault-notice';
import { PageHeading } from '../shell/page-heading';
import { FilterForm } from './filter-form';
import { Pager } from './pager';
import { firstPage, type SessionListView } from './session-list-view';
import { SessionTable } from './session-table';

const sessionList = graphql(`
  query SessionList(
    $filter: VerificationSessionFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    verificationSessions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...SessionRow
      }
      pageInfo {
        ...PageEnds
      }
    }
  }
`);

interface SessionsPageProps {
  readonly view: SessionListView;
  readonly onView: (view: SessionListView) => void;
}

/** An operator's list, or a person's own sessions: the gateway knows which. */
export function SessionsPage({ view, onView }: SessionsPageProps) {
  const { data, previousData, error, loading, refetch } = useQuery(sessionList, {
    variables: view,
    // At once what was seen before, then what is so now.
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.verificationSessions;
  return (
    <>
      <PageHeading>Sessions</PageHeading>
      <FilterForm filter={view.filter ?? {}} onFilter={(filter) => onView(firstPage(filter))} />
      {error !== undefined ? (
        <FaultNotice fault={readFault(error)} onRetry={() => void refetch()} />
      ) : page === undefined ? (
        <p role="status">Loading…</p>
      ) : (
        <section aria-label="Sessions" aria-busy={loading}>
          {page.nodes.length === 0 ? <p>No session is like that.</p> : <SessionTable sessions={page.nodes} />}
          <Pager count={page.nodes.length} ends={page.pageInfo} view={view} onView={onView} />
        </section>
      )}
    </>
  );
}
