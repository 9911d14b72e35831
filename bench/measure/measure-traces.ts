import type { Question } from '../scenarios/question.js';
import type { Scenario } from '../scenarios/scenario.js';
import { writeTraceParent } from '../scenarios/write-trace-parent.js';
import { setUpTraced } from '../servers/set-up-traced.js';
import { startServer } from '../servers/start-server.js';
import { checkServer } from './check-server.js';
import { measureRound, type Bench } from './measure-round.js';
import { percentile } from './percentile.js';
import { warmUp } from './warm-up.js';

/** Which traces the callers of a round want recorded. Of the first two, none; they show how far two of a kind are apart. */
export const tracings = ['none', 'none again', 'a tenth', 'all'] as const;

export type TracingName = (typeof tracings)[number];

/** By how much CPU an answer costs more: 0.1 is a tenth. */
export interface Surplus {
  readonly median: number;
  /** Of a quarter of the rounds it is less, of another quarter more. */
  readonly quartiles: readonly [number, number];
}

/**
 * What is looked for is less than two long rounds of one server differ by, and than two processes of one program do. So one
 * process has all of them, in rounds that are short and many, begun with another each time.
 */
const starts = 4;
const turns = 45;
const roundSeconds = 0.2;
/** Nobody waits long enough for V8 to take back what is warm. */
const settleSeconds = 0.05;

/** CPU milliseconds for an answer, round by round. */
type Costs = Record<TracingName, number[]>;

/**
 * Measures what recording costs a gateway that records what its callers do, for a scenario's questions.
 * @returns by what rounds without it differ, and by how much the others are above both of them
 */
export async function measureTraces(
  bench: Bench,
  scenario: Scenario,
): Promise<ReadonlyMap<TracingName, Surplus>> {
  const costs: Costs = { none: [], 'none again': [], 'a tenth': [], all: [] };
  for (let start = 0; start < starts; start += 1) await measureStart(bench, scenario, costs);
  const both = costs.none.map((cost, turn) => (cost + (costs['none again'][turn] ?? cost)) / 2);
  return new Map([
    ['none again', compare(costs['none again'], costs.none)],
    ['a tenth', compare(costs['a tenth'], both)],
    ['all', compare(costs.all, both)],
  ]);
}

/** Starts a gateway, has the kinds of callers take turns, and adds what they cost. */
async function measureStart(bench: Bench, scenario: Scenario, costs: Costs): Promise<void> {
  const server = await startServer(setUpTraced(bench.upstream.url));
  try {
    await bench.upstream.behave({ latencyMs: 0, ratePerEndpoint: null });
    await checkServer(server, scenario.wishes);
    await warmUp(bench, server, scenario);
    const order = [...tracings];
    for (let turn = 0; turn < turns; turn += 1) {
      for (const name of order) {
        const ask = (question: Question, place: number) => ({
          ...question,
          traceParent: writeTraceParent(place, isRecorded(name, place)),
        });
        const { cpuMs } = await measureRound(bench, server, scenario, {
          seconds: roundSeconds,
          settleSeconds,
          ask,
        });
        costs[name].push(cpuMs);
      }
      order.push(...order.splice(0, 1));
    }
  } finally {
    await server.stop();
  }
}

function isRecorded(name: TracingName, place: number): boolean {
  return name === 'all' || (name === 'a tenth' && place % 10 === 0);
}

/** Turn by turn. */
function compare(costs: readonly number[], base: readonly number[]): Surplus {
  const surpluses = costs.map((cost, turn) => cost / (base[turn] ?? cost) - 1).sort((a, b) => a - b);
  return {
    median: percentile(surpluses, 0.5),
    quartiles: [percentile(surpluses, 0.25), percentile(surpluses, 0.75)],
  };
}
