import type { Scenario } from '../scenarios/scenario.js';
import type { ServerName } from '../servers/server.js';
import { setUpServer } from '../servers/set-up-server.js';
import { startServer, type BenchServer } from '../servers/start-server.js';
import { checkServer } from './check-server.js';
import { measureRound, type Bench, type Figures } from './measure-round.js';
import { median } from './percentile.js';
import { warmUp } from './warm-up.js';

export interface Effort {
  readonly servers: readonly ServerName[];
  readonly rounds: number;
  /** Of each round. */
  readonly seconds: number;
}

/** Measures servers in rounds that go from one to the next; each is started afresh, checked and warmed up before. */
export async function measureScenario(
  bench: Bench,
  scenario: Scenario,
  { servers, rounds, seconds }: Effort,
): Promise<ReadonlyMap<ServerName, Figures>> {
  const started = new Map<ServerName, BenchServer>();
  const figures = new Map<ServerName, Figures[]>();
  try {
    for (const name of servers) {
      const server = await startServer(setUpServer(name, bench.upstream.url, 'as-fast-as-it-can'));
      started.set(name, server);
      await bench.upstream.behave({ latencyMs: 0, ratePerEndpoint: null });
      await checkServer(server, scenario.wishes);
      await warmUp(bench, server, scenario);
      figures.set(name, []);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, server] of started) {
        figures.get(name)?.push(await measureRound(bench, server, scenario, { seconds }));
      }
    }
  } finally {
    for (const server of started.values()) await server.stop();
  }
  return new Map([...figures].map(([name, all]) => [name, takeMedians(all)]));
}

function takeMedians(rounds: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => median(rounds.map((round) => round[name]));
  return {
    answersPerSecond: of('answersPerSecond'),
    cpuMs: of('cpuMs'),
    callsPerAnswer: of('callsPerAnswer'),
    p50: of('p50'),
    p99: of('p99'),
    peakRss: of('peakRss'),
  };
}
