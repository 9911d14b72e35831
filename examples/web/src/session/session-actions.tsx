import { useState } from 'react';
import { graphql, readFragment, type FragmentType } from '../generated';
import { HostedPageLink } from '../start/hosted-page-link';
import { CancelDialog } from './cancel-dialog';
import { RedactDialog } from './redact-dialog';

const sessionActions = graphql(`
  fragment SessionActions on VerificationSession {
    id
    allowedActions
  }
`);

/**
 * The buttons that make sense now. A dialog that is open stays when the session changes meanwhile: sending it then shows
 * what has become of the session.
 */
export function SessionActions({ session }: { readonly session: FragmentType<typeof sessionActions> }) {
  const { id, allowedActions } = readFragment(sessionActions, session);
  const [asking, setAsking] = useState<'cancel' | 'redact' | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <div className="buttons">
        {allowedActions.includes('SUBMIT') && <HostedPageLink id={id} />}
        {allowedActions.includes('CANCEL') && (
          <button type="button" onClick={() => setAsking('cancel')}>
            Cancel…
          </button>
        )}
        {allowedActions.includes('REDACT') && (
          <button type="button" className="danger" onClick={() => setAsking('redact')}>
            Erase…
          </button>
        )}
      </div>
      {asking === 'cancel' && <CancelDialog id={id} onClose={close} />}
      {asking === 'redact' && <RedactDialog id={id} onClose={close} />}
    </>
  );
}
