import { dialects } from '../scenarios/dialects.js';
import type { Storm } from '../scenarios/storm.js';
import type { ServerName } from '../servers/server.js';
import { setUpServer } from '../servers/set-up-server.js';
import { startServer } from '../servers/start-server.js';
import type { Bench } from './measure-round.js';

/** What a storm came to. Times in milliseconds. */
export interface StormFigures {
  /** Right ones. */
  readonly answersPerSecond: number;
  /** Answers that were errors or not right, those of the settling included. */
  readonly wrong: number;
  readonly p50: number;
  readonly p99: number;
  /** The oldest state that was shown, the settling included: from the call to Stripe until a client had it. */
  readonly oldestMs: number;
  readonly callsPerSecond: number;
  /** Calls to Stripe in the busiest second from the server's start to its end. */
  readonly busiestSecond: number;
  /** Calls that Stripe refused for their rate. */
  readonly refused: number;
  readonly cpuMs: number;
  /** Bytes. */
  readonly peakRss: number;
}

/** With nothing in memory it takes a while until every session was read once. */
const settleSeconds = 6;

/** Lets a storm settle, and measures it for so many seconds. A wrong answer is a figure here, not a failure. */
export async function measureStorm(
  { upstream, load }: Bench,
  { wishes, clients, everyMs, latencyMs, rate }: Storm,
  name: ServerName,
  seconds: number,
): Promise<StormFigures> {
  const server = await startServer(setUpServer(name, upstream.url, 'as-stripe-allows'));
  try {
    await upstream.behave({ latencyMs, ratePerEndpoint: rate });
    const { url, dialect } = server;
    const questions = wishes.map((wish) => dialects[dialect].ask(wish));
    const order = { url, clients, questions, polls: { everyMs, dialect, wishes } };
    const settling = await load.run({ ...order, seconds: settleSeconds });
    const settled = await upstream.count();
    const before = await server.readUsage();
    const result = await load.run({ ...order, seconds });
    const after = await server.readUsage();
    const { calls, busiestSecond, refused } = await upstream.count();
    return {
      answersPerSecond: ((result.answers - result.wrong) / result.elapsedMs) * 1000,
      wrong: settling.wrong + result.wrong,
      p50: result.p50,
      p99: result.p99,
      oldestMs: Math.max(settling.oldestMs, result.oldestMs),
      callsPerSecond: ((calls - settled.calls) / result.elapsedMs) * 1000,
      busiestSecond,
      refused,
      cpuMs: (after.cpuMs - before.cpuMs) / result.answers,
      peakRss: after.peakRss,
    };
  } finally {
    await server.stop();
  }
}
