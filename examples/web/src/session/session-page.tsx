import { useQuery } from '@apollo/client/react';
import { sessionState } from '../gateway/session-operations';
import { graphql, readFragment } from '../generated';
import { ConnectionLine } from '../live/connection-line';
import { useLiveSession } from '../live/use-live-session';
import { readFault } from '../problems/fault';
import { FaultNotice } from '../problems/fault-notice';
import { PageHeading } from '../shell/page-heading';
import { hrefOf } from '../shell/route';
import { Outcome } from '../status/outcome';
import { PersonalData } from './personal-data';
import { SessionActions } from './session-actions';
import { SessionFacts } from './session-facts';
import { SessionReport } from './session-report';

const sessionDetail = graphql(`
  query SessionDetail($id: ID!) {
    verificationSession(id: $id) {
      id
      ...SessionState
      ...SessionFacts
      ...SessionActions
    }
  }
`);

/** One session with everything that may be done with it. */
export function SessionPage({ id }: { readonly id: string }) {
  const connection = useLiveSession(id);
  const { data, error, refetch } = useQuery(sessionDetail, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const session = data?.verificationSession;
  const state = readFragment(sessionState, session);
  return (
    <>
      <p>
        <a href={hrefOf({ page: 'sessions' })}>← All sessions</a>
      </p>
      <PageHeading>Session</PageHeading>
      <p className="fine">
        <code>{id}</code>
      </p>
      {error !== undefined && <FaultNotice fault={readFault(error)} onRetry={() => void refetch()} />}
      {error === undefined && session === null && <p>There is no such session, or none that you may see.</p>}
      {session != null && (
        <div className="columns columns-wide">
          <section className="card" aria-labelledby="state-title">
            <div className="card-head">
              <h2 id="state-title">State</h2>
              <ConnectionLine connection={connection} />
            </div>
            {connection.kind === 'refused' && <FaultNotice fault={connection.fault} />}
            <Outcome session={session} />
            <SessionActions session={session} />
          </section>
          <section className="card" aria-labelledby="facts-title">
            <h2 id="facts-title">Facts</h2>
            <SessionFacts session={session} />
          </section>
          {/* By its key it is read again when the session moves on. */}
          <SessionReport key={state?.status} id={id} />
          <PersonalData id={id} />
        </div>
      )}
    </>
  );
}
