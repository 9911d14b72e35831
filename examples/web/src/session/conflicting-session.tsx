import { graphql, readFragment, type FragmentType } from '../generated';
import type { VerificationSessionAction } from '../generated/graphql';
import { StatusBadge } from '../status/status-badge';

export const conflictingSession = graphql(`
  fragment ConflictingSession on VerificationSession {
    id
    status
    allowedActions
    ...SessionState
  }
`);

/** The session as somebody else has left it, and what can still be done. */
export function ConflictingSession({
  session,
}: {
  readonly session: FragmentType<typeof conflictingSession>;
}) {
  const { status, allowedActions } = readFragment(conflictingSession, session);
  const actions = allowedActions.flatMap((action) => nameOf(action) ?? []);
  return (
    <p>
      It is now <StatusBadge status={status} />.{' '}
      {actions.length === 0
        ? 'Nothing more can be done with it.'
        : `What can be done: ${actions.join(', ')}.`}
    </p>
  );
}

function nameOf(action: VerificationSessionAction): string | undefined {
  switch (action) {
    case 'SUBMIT':
      return 'send the person to the verification page';
    case 'CANCEL':
      return 'cancel it';
    case 'REDACT':
      return 'erase it';
    case 'UPDATE':
      return 'change it';
    default:
      return undefined;
  }
}
