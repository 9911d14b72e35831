import { FaultNotice } from '../problems/fault-notice';
import { ConflictingSession } from './conflicting-session';
import type { NotDone } from './use-change';

interface ChangeOutcomeProps {
  readonly result: NotDone;
  readonly onRetry: () => void;
}

/** Why a change was not made. */
export function ChangeOutcome({ result, onRetry }: ChangeOutcomeProps) {
  return (
    <>
      <FaultNotice fault={result.fault} onRetry={onRetry} />
      {result.kind === 'conflict' && result.current != null && (
        <ConflictingSession session={result.current} />
      )}
    </>
  );
}
