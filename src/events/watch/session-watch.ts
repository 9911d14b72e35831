import type { IdentityAccount } from '../../stripe/identity.js';
import type { VerificationSessionStatus } from '../../stripe/model/enums.js';
import type { ChangeBus } from '../change-bus.js';
import type { SessionChange } from '../session-change.js';
import { createMailbox } from './mailbox.js';
import { createRound, type Round } from './round.js';

/** A watcher is told that a session may have changed, and with whom to share the read of it. */
export interface Signal {
  readonly sessionId: string;
  readonly round: Round;
}

export interface Watcher {
  /** Waits until there is something to read; null when the watching has ended. */
  next(): Promise<Signal | null>;
  /** Whether it was ended because it took too slowly. */
  readonly fellBehind: boolean;
  close(): void;
}

/** What is known of a session that is watched. */
export interface Noted {
  /** Through which it was read. */
  readonly account: IdentityAccount;
  /** See `stateOf`. */
  readonly state: string;
  readonly status: VerificationSessionStatus;
}

/** Watchers of sessions in this process. */
export interface SessionWatch {
  /** The first signal comes at once: the state as it is when the watching has begun. */
  session(sessionId: string): Watcher;
  /** Every session that changes and for which `concerns` holds. */
  all(concerns: (change: SessionChange) => boolean): Watcher;
  /** Keeps what a watcher has read of a session that is watched by itself. */
  note(sessionId: string, noted: Noted): void;
  /** Sessions that are watched by themselves and have been read. */
  watched(): Iterable<readonly [sessionId: string, noted: Noted]>;
  /** Tells the watchers of a session in this process that it may have changed. */
  tell(sessionId: string): void;
  /** The same in a moment, once, however many watchers could not read it now. */
  tellLater(sessionId: string): void;
  /** How many watchers there are. */
  readonly size: number;
  /** Ends all of them. */
  stop(): void;
}

/** How many changed sessions wait for a watcher of all of them; past this it has fallen behind. */
const roomOfAll = 1000;
/** Whoever begins to watch a session shares the read of those who began this many milliseconds before. */
const sharedMs = 500;
/** After which a session that could not be read is tried again. Milliseconds. */
const laterMs = 3000;

interface OpenWatcher extends Watcher {
  tell(signal: Signal): void;
}

/** Makes the watch over what the bus tells. */
export function createSessionWatch(bus: ChangeBus, now: () => number = Date.now): SessionWatch {
  const bySession = new Map<string, Set<OpenWatcher>>();
  const noted = new Map<string, Noted>();
  const later = new Map<string, NodeJS.Timeout>();
  const ofAll = new Map<OpenWatcher, (change: SessionChange) => boolean>();
  /** The rounds that newcomers join; a change begins another one. */
  const opening = new Map<string, { readonly round: Round; readonly since: number }>();

  function open(room: number, forget: (watcher: OpenWatcher) => void): OpenWatcher {
    const mailbox = createMailbox<Signal>(room);
    let fellBehind = false;
    const watcher: OpenWatcher = {
      next: () => mailbox.take(),
      get fellBehind() {
        return fellBehind;
      },
      close() {
        mailbox.close();
        forget(watcher);
      },
      tell(signal) {
        if (mailbox.tell(signal.sessionId, signal)) return;
        fellBehind = true;
        watcher.close();
      },
    };
    return watcher;
  }

  function tell(sessionId: string, watchers: Iterable<OpenWatcher>): void {
    opening.delete(sessionId);
    const signal: Signal = { sessionId, round: createRound() };
    for (const watcher of [...watchers]) watcher.tell(signal);
  }

  function joinRound(sessionId: string): Round {
    const had = opening.get(sessionId);
    if (had !== undefined && now() - had.since < sharedMs) return had.round;
    const round = createRound();
    opening.set(sessionId, { round, since: now() });
    return round;
  }

  function forgetSession(sessionId: string): void {
    bySession.delete(sessionId);
    opening.delete(sessionId);
    noted.delete(sessionId);
    clearTimeout(later.get(sessionId));
    later.delete(sessionId);
  }

  const stops = [
    bus.subscribe((change) => {
      const concerned = [...ofAll].filter(([, concerns]) => concerns(change)).map(([watcher]) => watcher);
      tell(change.sessionId, [...(bySession.get(change.sessionId) ?? []), ...concerned]);
    }),
    bus.onGap(() => {
      for (const [sessionId, watchers] of bySession) tell(sessionId, watchers);
    }),
  ];

  return {
    session(sessionId) {
      const watcher = open(1, (closed) => {
        const left = bySession.get(sessionId);
        left?.delete(closed);
        if (left?.size === 0) forgetSession(sessionId);
      });
      const watchers = bySession.get(sessionId) ?? new Set();
      bySession.set(sessionId, watchers.add(watcher));
      watcher.tell({ sessionId, round: joinRound(sessionId) });
      return watcher;
    },
    all(concerns) {
      const watcher = open(roomOfAll, (closed) => ofAll.delete(closed));
      ofAll.set(watcher, concerns);
      return watcher;
    },
    note(sessionId, read) {
      if (bySession.has(sessionId)) noted.set(sessionId, read);
    },
    watched: () => noted,
    tell: (sessionId) => tell(sessionId, bySession.get(sessionId) ?? []),
    tellLater(sessionId) {
      if (later.has(sessionId) || !bySession.has(sessionId)) return;
      const again = () => {
        later.delete(sessionId);
        tell(sessionId, bySession.get(sessionId) ?? []);
      };
      later.set(sessionId, setTimeout(again, laterMs).unref());
    },
    get size() {
      let size = ofAll.size;
      for (const watchers of bySession.values()) size += watchers.size;
      return size;
    },
    stop() {
      for (const stop of stops) stop();
      for (const watchers of [...bySession.values()]) for (const watcher of [...watchers]) watcher.close();
      for (const watcher of [...ofAll.keys()]) watcher.close();
    },
  };
}
