import type { SessionChange } from './session-change.js';

/** Tells every replica of changes. */
export interface ChangeBus {
  /** Calls the listeners of this replica before it returns, then tells the others. Never throws. */
  publish(change: SessionChange): void;
  /** Every change, wherever it was published. Returns the end of the subscription. */
  subscribe(listener: (change: SessionChange) => void): () => void;
  /** Changes may have been missed: whoever watches something must read it again. */
  onGap(listener: () => void): () => void;
  /** Lets what is on its way to other replicas arrive, and forgets the listeners. */
  stop(): Promise<void>;
}
