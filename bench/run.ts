import { loadavg } from 'node:os';
import { measureScenario } from './measure/measure-scenario.js';
import { measureStorm, type StormFigures } from './measure/measure-storm.js';
import { isPinned } from './measure/processes.js';
import { startLoad } from './measure/start-load.js';
import { readOptions } from './options.js';
import { compareCpu } from './report/compare-cpu.js';
import { describeScenario } from './report/describe-scenario.js';
import { describeStorm } from './report/describe-storm.js';
import { describeTargets } from './report/describe-targets.js';
import { judgeTargets } from './report/targets.js';
import { scenarios } from './scenarios/scenario.js';
import { storms } from './scenarios/storm.js';
import { installPeers } from './servers/install-peers.js';
import { isPeer, isTraced, type ServerName } from './servers/server.js';
import { startUpstream } from './upstream/start-upstream.js';

/** A storm has one round, as long as those of a scenario together. */
async function runStorms(): Promise<Map<string, Map<ServerName, StormFigures>>> {
  const results = new Map<string, Map<ServerName, StormFigures>>();
  const servers = options.servers.filter((name) => !isTraced(name));
  for (const storm of storms.filter(({ name }) => options.only.includes(name))) {
    const figures = new Map<ServerName, StormFigures>();
    for (const name of servers) {
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
    // What traces cost does not depend on what is asked.
    const servers = options.servers.filter((name) => !isTraced(name) || scenario.name === 'one-by-id');
    const figures = await measureScenario(bench, scenario, { ...options, servers });
    results.set(scenario.name, figures);
    console.log(describeScenario(scenario, figures));
  }
  return results;
}

/** Others on the same cores make every answer dearer: caches are cold, and fewer answers come in one go. */
const isBusy = (loadavg()[0] ?? 0) > 1;

const showLoad = () =>
  loadavg()
    .slice(0, 2)
    .map((each) => each.toFixed(1))
    .join(' and ');

const options = readOptions(
  process.argv.slice(2),
  [...scenarios, ...storms].map(({ name }) => name),
);
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
  const results = { scenarios: await runScenarios(), storms: await runStorms() };
  const comparison = compareCpu(results);
  if (comparison !== '') console.log(`### Against ours\n\n${comparison}`);
  console.log(`### Targets\n\n${describeTargets(judgeTargets(results))}`);
  console.log(`Load average after: ${showLoad()}.`);
} finally {
  await bench.load.stop();
  await bench.upstream.stop();
}
