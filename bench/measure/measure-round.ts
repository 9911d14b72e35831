import { dialects } from '../scenarios/dialects.js';
import type { Question } from '../scenarios/question.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { BenchServer } from '../servers/start-server.js';
import type { BenchUpstream } from '../upstream/start-upstream.js';
import type { LoadGenerator } from './start-load.js';

/** The figures of one round, or the medians of several. Times in milliseconds. */
export interface Figures {
  readonly answersPerSecond: number;
  /** Of the server's process, its threads included, for one answer. */
  readonly cpuMs: number;
  readonly callsPerAnswer: number;
  readonly p50: number;
  readonly p99: number;
  /** Bytes, the most since the server's start. */
  readonly peakRss: number;
}

export interface Bench {
  readonly upstream: BenchUpstream;
  readonly load: LoadGenerator;
}

/**
 * Of each round, before it counts. While the others have their rounds V8 gives back a waiting server's young memory and
 * forgets code of it, so that its first answers cost up to a third more, for every server here.
 */
const longSettleSeconds = 1.5;

export interface Round {
  readonly seconds: number;
  /** Before it counts, a second and a half by default. */
  readonly settleSeconds?: number;
  /** Makes of each question, by its place among them, what is asked. */
  readonly ask?: (question: Question, place: number) => Question;
}

/** Has a server answer for so long. @throws {Error} where an answer is an error */
export async function measureRound(
  { upstream, load }: Bench,
  server: BenchServer,
  { wishes, clients, latencyMs }: Scenario,
  { seconds, settleSeconds = longSettleSeconds, ask = (question) => question }: Round,
): Promise<Figures> {
  const behaviour = { latencyMs, ratePerEndpoint: null };
  const questions = wishes.map((wish, place) => ask(dialects[server.dialect].ask(wish), place));
  await upstream.behave(behaviour);
  await load.run({ url: server.url, clients, seconds: settleSeconds, questions });
  await upstream.behave(behaviour);
  const before = await server.readUsage();
  const result = await load.run({ url: server.url, clients, seconds, questions });
  const after = await server.readUsage();
  const { calls } = await upstream.count();
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.answers} answers were errors`);
  return {
    answersPerSecond: (result.answers / result.elapsedMs) * 1000,
    cpuMs: (after.cpuMs - before.cpuMs) / result.answers,
    callsPerAnswer: calls / result.answers,
    p50: result.p50,
    p99: result.p99,
    peakRss: after.peakRss,
  };
}
