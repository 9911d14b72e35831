import { useState } from 'react';
import { readFault, type Fault } from '../problems/fault';
import type { FragmentType } from '../generated';
import type { conflictingSession } from './conflicting-session';

/** How a change that was not made ended. */
export type NotDone =
  | {
      readonly kind: 'conflict';
      readonly fault: Fault;
      readonly current: FragmentType<typeof conflictingSession> | null | undefined;
    }
  | { readonly kind: 'failed'; readonly fault: Fault };

type Send = (idempotencyKey: string) => Promise<NotDone | { readonly kind: 'done' }>;

/**
 * Sends one change, with one idempotency key for all tries of it: after a time-out nobody knows whether it was made.
 * Calls `onDone` when it is.
 */
export function useChange(onDone: () => void, send: Send) {
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [result, setResult] = useState<NotDone | null>(null);
  const [busy, setBusy] = useState(false);

  async function change() {
    setBusy(true);
    try {
      const answer = await send(idempotencyKey);
      if (answer.kind === 'done') onDone();
      else setResult(answer);
    } catch (error) {
      setResult({ kind: 'failed', fault: readFault(error) });
    } finally {
      setBusy(false);
    }
  }

  return { result, busy, change: () => void change() };
}
