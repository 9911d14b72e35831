import type { Scenario } from '../scenarios/scenario.js';
import { variantNames, type VariantName } from '../servers/server.js';
import { setUpServer } from '../servers/set-up-server.js';
import { setUpVariant } from '../servers/set-up-variant.js';
import { startServer, type BenchServer } from '../servers/start-server.js';
import { checkServer } from './check-server.js';
import { measureRound, type Bench } from './measure-round.js';
import { percentile } from './percentile.js';
import { warmUp } from './warm-up.js';

/** By how much CPU an answer costs more than the gateway's as it is: 0.1 is a tenth. */
export interface Surplus {
  readonly median: number;
  /** Of a quarter of the rounds it is less, of another quarter more. */
  readonly quartiles: readonly [number, number];
}

/**
 * What is looked for is less than two long rounds of one server differ by. So rounds are short and many, each is held
 * against the gateway's of the same turn, and turns begin with another server each time.
 */
const turns = 120;
const roundSeconds = 0.2;
/** Nobody waits long enough for V8 to take back what is warm. */
const settleSeconds = 0.05;

/** Measures what the gateway's variants cost more than the gateway, for a scenario's questions. */
export async function measureTraces(
  bench: Bench,
  scenario: Scenario,
): Promise<ReadonlyMap<VariantName, Surplus>> {
  const started: BenchServer[] = [];
  const costs: number[][] = [];
  try {
    const { url } = bench.upstream;
    const setups = [
      setUpServer('ours', url, 'as-fast-as-it-can'),
      ...variantNames.map((name) => setUpVariant(name, url)),
    ];
    for (const setup of setups) {
      const server = await startServer(setup);
      started.push(server);
      costs.push([]);
      await bench.upstream.behave({ latencyMs: 0, ratePerEndpoint: null });
      await checkServer(server, scenario.wishes);
      await warmUp(bench, server, scenario);
    }
    for (let turn = 0; turn < turns; turn += 1) {
      for (let step = 0; step < started.length; step += 1) {
        const place = (turn + step) % started.length;
        const server = started[place];
        if (server === undefined) continue;
        const { cpuMs } = await measureRound(bench, server, scenario, roundSeconds, settleSeconds);
        costs[place]?.push(cpuMs);
      }
    }
  } finally {
    for (const server of started) await server.stop();
  }
  const [ours = [], ...others] = costs;
  return new Map(variantNames.map((name, place) => [name, compare(others[place] ?? [], ours)]));
}

/** Round by round. */
function compare(costs: readonly number[], ours: readonly number[]): Surplus {
  const surpluses = costs.map((cost, turn) => cost / (ours[turn] ?? cost) - 1).sort((a, b) => a - b);
  return {
    median: percentile(surpluses, 0.5),
    quartiles: [percentile(surpluses, 0.25), percentile(surpluses, 0.75)],
  };
}
