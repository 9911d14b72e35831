import { LimitReached } from '../../access/caller-limits.js';
import type { SubscriptionCaps } from '../../access/subscription-caps.js';
import type { Viewer } from '../../access/viewer.js';
import type { SessionChange } from '../../events/session-change.js';
import type { SessionWatch, Signal, Watcher } from '../../events/watch/session-watch.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { stateOf } from '../../stripe/session-state.js';
import { refuse } from '../access/refusals.js';

/** What subscriptions watch through. */
export interface Live {
  /** Watches one session, beginning with its state now. @throws {Failure} RATE_LIMITED where too many are open */
  watchSession(sessionId: string): Watcher;
  /** Watches all sessions of the caller's account. @throws {Failure} RATE_LIMITED where too many are open */
  watchAll(): Watcher;
  /** Begins the answer to a signal: what was read for the one before is forgotten, and reads are shared with others. */
  begin(signal: Signal): void;
  /** Keeps what was read, so that a change nobody tells of is found. */
  note(session: VerificationSession): void;
  /** Has a session read again in a moment. */
  readLater(sessionId: string): void;
}

/** What all subscriptions share. */
export interface LiveParts {
  readonly watch: SessionWatch;
  readonly subscriptionCaps: SubscriptionCaps;
}

/** Whose subscription it is. */
export interface LiveOptions {
  readonly viewer: Viewer | null;
  readonly stripe: IdentityAccount;
  /** As events name it. */
  readonly account: string | undefined;
}

/** What is read for one answer of a subscription. */
export interface RenewableAnswer {
  /** Forgets it; the next reads from there. */
  renew(source: IdentityAccount): void;
}

/** Makes the watching of one caller. */
export function createLive(parts: LiveParts, options: LiveOptions, answer: RenewableAnswer): Live {
  return new CallerLive(parts, options, answer);
}

/** Made for every operation, of which few subscribe. */
class CallerLive implements Live {
  constructor(
    private readonly parts: LiveParts,
    private readonly options: LiveOptions,
    private readonly answer: RenewableAnswer,
  ) {}

  watchSession(sessionId: string): Watcher {
    return this.open(() => this.parts.watch.session(sessionId));
  }

  watchAll(): Watcher {
    const { account } = this.options;
    return this.open(() => this.parts.watch.all((change: SessionChange) => change.account === account));
  }

  begin({ round }: Signal): void {
    this.answer.renew(round.share(this.options.stripe));
  }

  note(session: VerificationSession): void {
    const { stripe } = this.options;
    this.parts.watch.note(session.id, { account: stripe, state: stateOf(session), status: session.status });
  }

  readLater(sessionId: string): void {
    this.parts.watch.tellLater(sessionId);
  }

  private open(make: () => Watcher): Watcher {
    const { answer } = this;
    const { viewer, stripe } = this.options;
    let release: () => void;
    try {
      release = this.parts.subscriptionCaps.take(viewer);
    } catch (error) {
      if (error instanceof LimitReached) refuse(error);
      throw error;
    }
    const watcher = make();
    return {
      next() {
        // The answer before has been given, and the next one may be long in coming.
        answer.renew(stripe);
        return watcher.next();
      },
      get fellBehind() {
        return watcher.fellBehind;
      },
      close() {
        release();
        watcher.close();
      },
    };
  }
}
