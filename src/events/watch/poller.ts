import { wholePlan } from '../../stripe/expand-plan.js';
import { stateOf } from '../../stripe/session-state.js';
import type { Noted, SessionWatch } from './session-watch.js';

export interface PollerOptions {
  readonly watch: SessionWatch;
  /** Milliseconds between two looks at a session in processing. */
  readonly intervalMs: number;
  /** Whether webhooks have come lately: then polling is only for one that was lost. */
  readonly hearsWebhooks: () => boolean;
  readonly now?: () => number;
}

export interface Poller {
  stop(): void;
}

/** Looks at so many sessions a second, the longest unseen first, so that watchers never use up what others need. */
const maxPerSecond = 5;
/** Milliseconds between two turns, at least and at most. */
const turns = { least: 200, most: 1000 } as const;

/** A person who has not submitted yet takes minutes; a lost webhook is rare. */
const slower = { requiresInput: 5, withWebhooks: 10 } as const;

/**
 * Makes the look-out for changes that nobody told of. One read for a session, past every cache, serves all its watchers; only when
 * it shows a change do they read with their own rights.
 */
export function createPoller(options: PollerOptions): Poller {
  const { watch, intervalMs, hearsWebhooks, now = Date.now } = options;
  const turnMs = Math.min(Math.max(intervalMs, turns.least), turns.most);
  const lookedAt = new Map<string, number>();

  function waitOf({ status }: Noted): number {
    const wait = status === 'PROCESSING' ? intervalMs : intervalMs * slower.requiresInput;
    return hearsWebhooks() ? wait * slower.withWebhooks : wait;
  }

  async function look(sessionId: string, { account, state }: Noted): Promise<void> {
    const session = await account.sessions.retrieve(sessionId, wholePlan);
    if (session === null || stateOf(session) !== state) watch.tell(sessionId);
  }

  function tick(): void {
    const time = now();
    const waiting = new Map(
      [...watch.watched()].filter(([, { status }]) => status === 'PROCESSING' || status === 'REQUIRES_INPUT'),
    );
    for (const sessionId of lookedAt.keys()) if (!waiting.has(sessionId)) lookedAt.delete(sessionId);
    for (const sessionId of waiting.keys()) if (!lookedAt.has(sessionId)) lookedAt.set(sessionId, time);
    const due = [...waiting]
      .map(([sessionId, noted]) => ({ sessionId, noted, since: lookedAt.get(sessionId) ?? time }))
      .filter(({ noted, since }) => time - since >= waitOf(noted))
      .sort((one, other) => one.since - other.since)
      .slice(0, Math.max(1, Math.floor((maxPerSecond * turnMs) / 1000)));
    for (const { sessionId, noted } of due) {
      lookedAt.set(sessionId, time);
      // What could not be read is looked at again when it is due again.
      look(sessionId, noted).catch(() => undefined);
    }
  }

  const timer = setInterval(tick, turnMs).unref();
  return { stop: () => clearInterval(timer) };
}
