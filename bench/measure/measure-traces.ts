import type { Scenario } from '../scenarios/scenario.js';
import { variantNames, type VariantName } from '../servers/server.js';
import { setUpServer } from '../servers/set-up-server.js';
import { setUpVariant } from '../servers/set-up-variant.js';
import { startServer, type BenchServer } from '../servers/start-server.js';
import { checkServer } from './check-server.js';
import { measureRound, type Bench } from './measure-round.js';
import { percentile } from './percentile.js';
import { warmUp } from './warm-up.js';

/** By how much CPU an answer costs more: 0.1 is a tenth. */
export interface Surplus {
  readonly median: number;
  /** Of a quarter of the rounds it is less, of another quarter more. */
  readonly quartiles: readonly [number, number];
}

/**
 * What is looked for is less than two long rounds of one server differ by, and than two processes of one program do. So
 * rounds are short and many, turns begin with another server each time, and all servers are started afresh several times.
 */
const starts = 4;
const turns = 30;
const roundSeconds = 0.2;
/** Nobody waits long enough for V8 to take back what is warm. */
const settleSeconds = 0.05;

/** CPU milliseconds for an answer, round by round. */
type Costs = Record<'ours' | VariantName, number[]>;

/**
 * Measures what traces cost, for a scenario's questions.
 * @returns by what the twin differs from the gateway, and by how much what records traces is above both of them
 */
export async function measureTraces(
  bench: Bench,
  scenario: Scenario,
): Promise<ReadonlyMap<VariantName, Surplus>> {
  const costs: Costs = { ours: [], twin: [], sampled: [], traced: [] };
  for (let start = 0; start < starts; start += 1) await measureStart(bench, scenario, costs);
  const both = costs.ours.map((cost, round) => (cost + (costs.twin[round] ?? cost)) / 2);
  return new Map([
    ['twin', compare(costs.twin, costs.ours)],
    ['sampled', compare(costs.sampled, both)],
    ['traced', compare(costs.traced, both)],
  ]);
}

/** Starts all servers, has them take turns, and adds what they cost. */
async function measureStart(bench: Bench, scenario: Scenario, costs: Costs): Promise<void> {
  const { url } = bench.upstream;
  const started: [name: keyof Costs, server: BenchServer][] = [];
  try {
    for (const name of ['ours', ...variantNames] as const) {
      const setup = name === 'ours' ? setUpServer(name, url, 'as-fast-as-it-can') : setUpVariant(name, url);
      const server = await startServer(setup);
      started.push([name, server]);
      await bench.upstream.behave({ latencyMs: 0, ratePerEndpoint: null });
      await checkServer(server, scenario.wishes);
      await warmUp(bench, server, scenario);
    }
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [name, server] of started) {
        const { cpuMs } = await measureRound(bench, server, scenario, roundSeconds, settleSeconds);
        costs[name].push(cpuMs);
      }
      started.push(...started.splice(0, 1));
    }
  } finally {
    for (const [, server] of started) await server.stop();
  }
}

/** Round by round. */
function compare(costs: readonly number[], base: readonly number[]): Surplus {
  const surpluses = costs.map((cost, round) => cost / (base[round] ?? cost) - 1).sort((a, b) => a - b);
  return {
    median: percentile(surpluses, 0.5),
    quartiles: [percentile(surpluses, 0.25), percentile(surpluses, 0.75)],
  };
}
