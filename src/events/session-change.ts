/**
 * A hint that a session is no longer as it was. It carries no state: whoever needs the session reads it afresh, with
 * their own rights, so the hint may come twice, late or out of order.
 */
export interface SessionChange {
  readonly sessionId: string;
  /** The connected account it belongs to; undefined is the platform's own. */
  readonly account: string | undefined;
}
