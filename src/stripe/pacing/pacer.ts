import { Failure } from '../failure.js';
import { systemClock, type Clock } from './clock.js';
import { createGauge, type Gauge } from './gauge.js';
import { createLine, type Line, type Waiting } from './line.js';
import type { PacedCall } from './paced-call.js';
import type { SharedWindows } from './shared-windows.js';

export interface PacerOptions {
  /** Calls a second to one endpoint. */
  readonly perEndpoint: number;
  /** Calls a second in all. */
  readonly total: number;
  /** The share of the total that reads leave to changes, a fifth by default. */
  readonly shareOfChanges?: number;
  /** How much longer than a second a second is taken for, since the way to Stripe takes now more time, now less; 50 by default. */
  readonly marginMs?: number;
  /** How long it takes after a refusal of Stripe's until the whole rate is used again, 5000 by default. */
  readonly recoveryMs?: number;
  /** How many calls may wait, 10 000 by default. */
  readonly maxWaiting?: number;
  readonly clock?: Clock;
}

export interface PacerCounts {
  /** Calls that wait now. */
  readonly waiting: number;
  /** Turns given so far. */
  readonly granted: number;
  /** Calls that had no turn in time, or that there was no room for. */
  readonly refused: number;
}

/** Keeps the calls to Stripe within the rates that Stripe allows. */
export interface Pacer {
  /**
   * Resolves when the call may go.
   * @throws {Failure} RATE_LIMITED as soon as it is certain that its turn comes too late
   */
  takeTurn(call: PacedCall): Promise<void>;
  /** Takes a turn where nobody waits and one is free now: what most calls find, without a promise. */
  tryTurn(call: Pick<PacedCall, 'endpoint' | 'kind' | 'caller'>): boolean;
  /** How many calls would go at once, and whoever comes after them wait. With Redis, as far as is known here. */
  freeTurns(call: Pick<PacedCall, 'endpoint' | 'kind'>): number;
  /** Stripe refused a call: its endpoint, or everything, goes on at half the rate, and not before so many milliseconds. */
  slowDown(call: Pick<PacedCall, 'endpoint' | 'kind'>, what: 'endpoint' | 'total', holdMs: number): void;
  /** From now on the rates are those of all replicas together; while their Redis is away each keeps them alone. */
  share(windows: SharedWindows): void;
  readonly counts: PacerCounts;
  /** Refuses who waits and whoever comes. */
  stop(): void;
}

const second = 1000;
/** For how long a Redis that failed is left alone. */
const restMs = 1000;
/** Replicas that wait for the same slot do not all ask in the same millisecond, or the quickest would get all. */
const jitterMs = 20;
/** Turns of callers that are remembered, so that none is favoured for asking several endpoints. */
const maxRemembered = 10_000;

/** Makes a pacer. It holds a moment for each call of the last second, and those who wait. */
export function createPacer(options: PacerOptions): Pacer {
  const { total, shareOfChanges = 0.2, marginMs = 50, recoveryMs = 5000 } = options;
  const { maxWaiting = 10_000, clock = systemClock } = options;
  const windowMs = second + marginMs;
  const gaugeOf = (name: string, limit: number): Gauge => createGauge({ name, limit, windowMs, recoveryMs });
  const all = gaugeOf('total', total);
  const reads = gaugeOf('reads', Math.max(1, total - Math.ceil(total * shareOfChanges)));
  const lines = new Map<string, Line>();
  const lastTurns = new Map<string, number>();
  let lastCaller: string | undefined;
  const counts = { waiting: 0, granted: 0, refused: 0 };
  let shared: SharedWindows | undefined;
  let sharedFrom = -Infinity;
  let callOff: () => void = () => undefined;
  let isStopped = false;

  function lineOf({ endpoint, kind }: Pick<PacedCall, 'endpoint' | 'kind'>): Line {
    const had = lines.get(endpoint);
    if (had !== undefined) return had;
    const own = gaugeOf(endpoint, options.perEndpoint);
    const made = createLine(own, kind === 'read' ? [own, reads, all] : [own, all]);
    lines.set(endpoint, made);
    return made;
  }

  function refuse(line: Line, waiting: Waiting): void {
    const now = clock.now();
    line.queue.remove(waiting.call.caller, waiting);
    waiting.leave();
    counts.waiting -= 1;
    counts.refused += 1;
    waiting.reject(usedUp(line.notBefore(now, line.queue.size) - now));
  }

  /** Counts a turn that is given. */
  function book(line: Line, caller: string, now: number): void {
    for (const gauge of line.gauges) gauge.take(now);
    counts.granted += 1;
    line.lastTurn = counts.granted;
    // The one before it stands last already.
    if (caller !== lastCaller) lastTurns.delete(caller);
    lastTurns.set(caller, counts.granted);
    lastCaller = caller;
    if (lastTurns.size <= maxRemembered) return;
    const [oldest] = lastTurns.keys();
    if (oldest !== undefined) lastTurns.delete(oldest);
  }

  /** Gives the next of a line its turn. */
  function grant(line: Line): void {
    const now = clock.now();
    const waiting = line.queue.take();
    if (waiting === undefined) return;
    waiting.leave();
    counts.waiting -= 1;
    book(line, waiting.call.caller, now);
    waiting.resolve();
  }

  /** Of the lines that may go on, the one whose next caller had its last turn the longest ago. */
  function chooseLine(now: number): Line | undefined {
    let chosen: Line | undefined;
    const rank = (line: Line) => lastTurns.get(line.queue.nextCaller ?? '') ?? 0;
    for (const line of lines.values()) {
      if (line.queue.size === 0 || line.free(now) === 0) continue;
      chosen ??= line;
      const difference = rank(line) - rank(chosen);
      if (difference < 0 || (difference === 0 && line.lastTurn < chosen.lastTurn)) chosen = line;
    }
    return chosen;
  }

  function grantAlone(now: number): void {
    for (let line = chooseLine(now); line !== undefined; line = chooseLine(now)) grant(line);
  }

  /** Asks Redis for what would be free here. Claims are for turns, not for calls: who is next is decided when they come. */
  function claimTurns(windows: SharedWindows, now: number): void {
    for (const line of lines.values()) {
      const count = Math.min(line.queue.size, line.free(now)) - line.claimed;
      if (count <= 0) continue;
      line.claimed += count;
      windows
        .claim(line.gauges, count, windowMs)
        .then(
          ({ granted, waitMs }) => {
            line.claimed -= count;
            // Without Redis others may have gone meanwhile.
            const turns = Math.min(granted, ...line.gauges.map((gauge) => gauge.free(clock.now())));
            for (let turn = 0; turn < turns; turn += 1) grant(line);
            if (granted < count) line.heldUntil = clock.now() + waitMs + Math.random() * jitterMs;
          },
          () => {
            line.claimed -= count;
            sharedFrom = clock.now() + restMs;
          },
        )
        .then(serve, serve);
    }
  }

  function serve(): void {
    callOff();
    if (isStopped) return;
    const now = clock.now();
    const isShared = shared !== undefined && now >= sharedFrom;
    for (const line of lines.values()) refuseBefore(line, now);
    if (shared !== undefined && isShared) claimTurns(shared, now);
    else grantAlone(now);
    let wakeAt = Infinity;
    for (const line of lines.values()) {
      if (line.queue.size === 0) continue;
      refuseBefore(line, line.notBefore(now, 0));
      if (line.queue.size === 0) continue;
      // A claim under way serves again when it is answered.
      const next = isShared && line.claimed > 0 ? Infinity : line.nextAt(now);
      wakeAt = Math.min(wakeAt, next, line.soonestUseBy);
    }
    if (wakeAt === Infinity) return;
    callOff = clock.after(Math.max(1, Math.ceil(wakeAt - now)), serve);
  }

  /** Refuses those for whom this moment is too late. */
  function refuseBefore(line: Line, moment: number): void {
    if (line.soonestUseBy >= moment) return;
    for (const waiting of [...line.queue.items()]) if (waiting.call.useBy < moment) refuse(line, waiting);
    line.soonestUseBy = Infinity;
    for (const { call } of line.queue.items()) line.soonestUseBy = Math.min(line.soonestUseBy, call.useBy);
  }

  function tryTurn(call: Parameters<Pacer['tryTurn']>[0]): boolean {
    if (isStopped || counts.waiting > 0 || shared !== undefined) return false;
    const now = clock.now();
    const line = lineOf(call);
    if (line.free(now) === 0) return false;
    book(line, call.caller, now);
    return true;
  }

  return {
    tryTurn,
    takeTurn(call) {
      const { caller, signal } = call;
      const now = clock.now();
      const line = lineOf(call);
      const turnAt = line.notBefore(now, line.queue.aheadOf(caller));
      const isLate = turnAt > call.useBy || signal?.aborted === true;
      if (isStopped || isLate || counts.waiting >= maxWaiting) {
        counts.refused += 1;
        return Promise.reject(usedUp(line.notBefore(now, line.queue.size) - now));
      }
      if (tryTurn(call)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const onAbort = () => {
          refuse(line, waiting);
          serve();
        };
        const leave = () => signal?.removeEventListener('abort', onAbort);
        const waiting: Waiting = { call, resolve, reject, leave };
        signal?.addEventListener('abort', onAbort, { once: true });
        line.queue.add(caller, waiting);
        line.soonestUseBy = Math.min(line.soonestUseBy, call.useBy);
        counts.waiting += 1;
        serve();
      });
    },
    freeTurns(call) {
      const line = lineOf(call);
      return isStopped ? 0 : Math.max(0, line.free(clock.now()) - line.queue.size);
    },
    slowDown(call, what, holdMs) {
      const now = clock.now();
      (what === 'total' ? all : lineOf(call).own).slowDown(now, now + holdMs);
      serve();
    },
    share(windows) {
      shared = windows;
      serve();
    },
    counts,
    stop() {
      callOff();
      isStopped = true;
      for (const line of lines.values()) {
        for (const waiting of [...line.queue.items()]) refuse(line, waiting);
      }
    },
  };
}

function usedUp(waitMs: number): Failure {
  return new Failure(
    'RATE_LIMITED',
    "This gateway's budget of calls to Stripe is used up for now. Try again in a moment.",
    { retryAfterMs: Math.max(100, Math.ceil(waitMs)) },
  );
}
