import { useQuery } from '@apollo/client/react';
import { sessionNow, sessionState } from '../gateway/session-operations';
import { readFragment } from '../generated';
import { ConnectionLine } from '../live/connection-line';
import { useLiveSession } from '../live/use-live-session';
import { readFault } from '../problems/fault';
import { FaultNotice } from '../problems/fault-notice';
import { Outcome } from '../status/outcome';
import { HostedPageLink } from './hosted-page-link';

interface StartedSessionProps {
  readonly id: string;
  readonly onAgain: () => void;
}

/** The wait for the outcome, while the person is at the hosted page in another tab. */
export function StartedSession({ id, onAgain }: StartedSessionProps) {
  const connection = useLiveSession(id);
  const { data, error, refetch } = useQuery(sessionNow, { variables: { id } });
  const session = readFragment(sessionState, data?.verificationSession);
  const failed = connection.kind === 'refused' ? connection.fault : error && readFault(error);
  return (
    <section className="card" aria-labelledby="started-title">
      <div className="card-head">
        <h2 id="started-title">Your verification</h2>
        <ConnectionLine connection={connection} />
      </div>
      {failed !== undefined && <FaultNotice fault={failed} onRetry={() => void refetch()} />}
      {data?.verificationSession != null && <Outcome session={data.verificationSession} />}
      {session?.allowedActions.includes('SUBMIT') === true && (
        // A failed submission has used its link up: the next has its own.
        <HostedPageLink key={`${session.status} ${session.lastError?.code}`} id={id} />
      )}
      {session?.status === 'VERIFIED' || session?.status === 'CANCELED' ? (
        <button type="button" onClick={onAgain}>
          Start another
        </button>
      ) : null}
      <p className="fine">
        <code>{id}</code>
      </p>
    </section>
  );
}
