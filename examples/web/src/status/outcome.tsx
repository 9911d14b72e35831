import { readFragment, type FragmentType } from '../generated';
import { sessionState } from '../gateway/session-operations';
import { adviceFor } from './error-advice';
import { StatusBadge } from './status-badge';
import { wordsForStatus } from './status-words';

/** Where a session stands and what that means, told again by screen readers when it changes. */
export function Outcome({ session }: { readonly session: FragmentType<typeof sessionState> }) {
  const { status, lastError, redaction } = readFragment(sessionState, session);
  const failed = status === 'REQUIRES_INPUT' && lastError != null;
  const { what, next } = adviceFor(lastError?.code);
  return (
    <div className="outcome" role="status">
      <StatusBadge status={status} />
      {failed ? (
        <div className="notice notice-waiting">
          <p className="notice-title">{what}</p>
          <p>{next}</p>
        </div>
      ) : (
        <p>{wordsForStatus(status).meaning}</p>
      )}
      {redaction != null && (
        <p>
          {redaction.status === 'PROCESSING'
            ? 'What was collected is being erased. That takes up to four days.'
            : redaction.status === 'REDACTED' || redaction.status === 'VALIDATED'
              ? 'What was collected is erased.'
              : 'What was collected was asked to be erased.'}
        </p>
      )}
    </div>
  );
}
