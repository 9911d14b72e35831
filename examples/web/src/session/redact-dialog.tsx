import { useMutation } from '@apollo/client/react';
import { ConfirmDialog } from '../dialog/confirm-dialog';
import { graphql } from '../generated';
import { readProblem } from '../problems/problem-parts';
import { readUnknownAnswer } from '../problems/unknown-answer';
import { ChangeOutcome } from './change-outcome';
import { useChange } from './use-change';

const redactSession = graphql(`
  mutation RedactSession($input: RedactVerificationSessionInput!) {
    redactVerificationSession(input: $input) {
      __typename
      ... on RedactVerificationSessionPayload {
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

interface RedactDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function RedactDialog({ id, onClose }: RedactDialogProps) {
  const [send] = useMutation(redactSession);
  const { result, busy, change } = useChange(onClose, async (idempotencyKey) => {
    const { data } = await send({ variables: { input: { id, idempotencyKey } } });
    const answer = data?.redactVerificationSession;
    switch (answer?.__typename) {
      case undefined:
      case 'RedactVerificationSessionPayload':
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
      title={result?.kind === 'conflict' ? 'It was not erased' : 'Erase what was collected?'}
      confirm={result === null ? { label: 'Erase it', busy, onConfirm: change } : null}
      onClose={onClose}
    >
      {result === null ? (
        <p>
          Documents, pictures and names are erased for good. It takes up to four days, cannot be undone, and
          ends a verification that is not finished.
        </p>
      ) : (
        <ChangeOutcome result={result} onRetry={change} />
      )}
    </ConfirmDialog>
  );
}
