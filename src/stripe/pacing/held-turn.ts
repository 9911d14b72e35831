import { AsyncLocalStorage } from 'node:async_hooks';

interface HeldTurn {
  isUsed: boolean;
}

const turns = new AsyncLocalStorage<HeldTurn>();

/** Runs a call whose turn was taken before it was known what to ask. Its retries take turns of their own. */
export function withHeldTurn<T>(run: () => T): T {
  return turns.run({ isUsed: false }, run);
}

/** Uses the turn that the current work holds. False where it holds none any more. */
export function useHeldTurn(): boolean {
  const turn = turns.getStore();
  if (turn === undefined || turn.isUsed) return false;
  turn.isUsed = true;
  return true;
}
