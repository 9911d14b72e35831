import type { SignalLike } from '../operation/light-signal.js';

/** A call that wants its turn. */
export interface PacedCall {
  /** What Stripe counts together. */
  readonly endpoint: string;
  readonly kind: 'read' | 'change';
  /** Callers have their turns one after the other. */
  readonly caller: string;
  /** A turn later than this is of no use. By the pacer's clock; it may move away meanwhile. */
  readonly useBy: number;
  /** Nobody waits for the call any more. */
  readonly signal?: SignalLike | undefined;
}
