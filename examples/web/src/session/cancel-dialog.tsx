import { useMutation } from '@apollo/client/react';
import { ConfirmDialog } from '../dialog/confirm-dialog';
import { graphql } from '../generated';
import { readProblem } from '../problems/problem-parts';
import { readUnknownAnswer } from '../problems/unknown-answer';
import { ChangeOutcome } from './change-outcome';
import { useChange } from './use-change';

/** Both the payload and the conflict show the session, so the cache knows at once what it is now. */
const cancelSession = graphql(`
  mutation CancelSession($input: CancelVerificationSessionInput!) {
    cancelVerificationSession(input: $input) {
      __typename
      ... on CancelVerificationSessionPayload {
        verificationSession {
          id
          ...SessionState
        }
      }
      ... on VerificationSessionStateConflict {
        current: verificationSession {
          ...ConflictingSession
        }
      }
      ...ProblemParts
    }
  }
`);

interface CancelDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function CancelDialog({ id, onClose }: CancelDialogProps) {
  const [send] = useMutation(cancelSession);
  const { result, busy, change } = useChange(onClose, async (idempotencyKey) => {
    const { data } = await send({ variables: { input: { id, idempotencyKey } } });
    const answer = data?.cancelVerificationSession;
    switch (answer?.__typename) {
      case undefined:
      case 'CancelVerificationSessionPayload':
        return { kind: 'done' };
      case 'VerificationSessionStateConflict':
        return { kind: 'conflict', fault: readProblem(answer), current: answer.current };
      case 'VerificationSessionNotFound':
      case 'VerificationInvalidRequest':
      case 'VerificationIdempotencyConflict':
      case 'VerificationUnavailable':
        return { kind: 'failed', fault: readProblem(answer) };
      default:
        return { kind: 'failed', fault: readUnknownAnswer(answer) };
    }
  });
  return (
    <ConfirmDialog
      title={result?.kind === 'conflict' ? 'It was not canceled' : 'Cancel this verification?'}
      confirm={result === null ? { label: 'Cancel it', busy, onConfirm: change } : null}
      onClose={onClose}
    >
      {result === null ? (
        <p>The person can no longer submit anything. It cannot be undone.</p>
      ) : (
        <ChangeOutcome result={result} onRetry={change} />
      )}
    </ConfirmDialog>
  );
}
