import { loadavg } from 'node:os';
import { measureScenario } from './measure/measure-scenario.js';
import { measureStorm, type StormFigures } from './measure/measure-storm.js';
import { measureTraces, type Surplus, type TracingName } from './measure/measure-traces.js';
import { isPinned } from './measure/processes.js';
import { startLoad } from './measure/start-load.js';
import { readOptions } from './options.js';
import { compareCpu } from './report/compare-cpu.js';
import { describeScenario } from './report/describe-scenario.js';
import { describeStorm } from './report/describe-storm.js';
import { describeTargets } from './report/describe-targets.js';
import { describeTraces } from './report/describe-traces.js';
import { judgeTargets } from './report/targets.js';
import { scenarios } from './scenarios/scenario.js';
import { storms } from './scenarios/storm.js';
import { installPeers } from './servers/install-peers.js';
import { isPeer, type ServerName } from './servers/server.js';
import { startUpstream } from './upstream/start-upstream.js';

/** A storm has one round, as long as those of a scenario together. */
async function runStorms(): Promise<Map<string, Map<ServerName, StormFigures>>> {
  const results = new Map<string, Map<ServerName, StormFigures>>();
  for (const storm of storms.filter(({ name }) => options.only.includes(name))) {
    const figures = new Map<ServerName, StormFigures>();
    for (const name of options.servers) {
      figures.set(name, await measureStorm(bench, storm, name, options.rounds * options.seconds));
    }
    results.set(storm.name, figures);
    console.log(describeStorm(storm, figures));
  }
  return results;
}

async function runScenarios() {
  const results = new Map<string, Awaited<ReturnType<typeof measureScenario>>>();
  for (const scenario of scenarios.filter(({ name }) => options.only.includes(name))) {
    const figures = await measureScenario(bench, scenario, options);
    results.set(scenario.name, figures);
    console.log(describeScenario(scenario, figures));
  }
  return results;
}

/** What traces cost does not depend on what is asked, so the smallest answer shows it. */
async function runTraces(): Promise<ReadonlyMap<TracingName, Surplus>> {
  const [scenario] = scenarios;
  if (scenario === undefined || !options.only.includes(traces)) return new Map();
  const surpluses = await measureTraces(bench, scenario);
  console.log(describeTraces(surpluses));
  return surpluses;
}

/** Others on the same cores make every answer dearer: caches are cold, and fewer answers come in one go. */
const isBusy = (loadavg()[0] ?? 0) > 1;

const showLoad = () =>
  loadavg()
    .slice(0, 2)
    .map((each) => each.toFixed(1))
    .join(' and ');

/** For `--only`. */
const traces = 'traces';

const options = readOptions(process.argv.slice(2), [
  ...[...scenarios, ...storms].map(({ name }) => name),
  traces,
]);
if (options.servers.some(isPeer)) installPeers();
console.log(
  `Node ${process.version}. ` +
    (isPinned
      ? 'The server has core 0; clients and stand-in share core 1.'
      : 'There is no taskset, or one core: nothing is kept to a core, and figures vary more.') +
    ` Load average of 1 and 5 minutes before: ${showLoad()}.` +
    `${isBusy ? ' The machine is busy with other things: do not trust the figures.' : ''}\n`,
);
const bench = { load: startLoad(), upstream: await startUpstream() };
try {
  const results = {
    scenarios: await runScenarios(),
    traces: await runTraces(),
    storms: await runStorms(),
  };
  const comparison = compareCpu(results);
  if (comparison !== '') console.log(`### Against ours\n\n${comparison}`);
  console.log(`### Targets\n\n${describeTargets(judgeTargets(results))}`);
  console.log(`Load average after: ${showLoad()}.`);
} finally {
  await bench.load.stop();
  await bench.upstream.stop();
}
