import type { Figures } from '../measure/measure-round.js';
import type { StormFigures } from '../measure/measure-storm.js';
import type { TracingName } from '../measure/measure-traces.js';
import { isPeer, type ServerName } from '../servers/server.js';
import type { Results } from './results.js';
import { showPercent } from './table.js';

/** Something that is to hold, and what was found. */
export interface Target {
  readonly claim: string;
  /** Undefined where what it needs was not measured. */
  readonly found: { readonly figure: string; readonly isMet: boolean } | undefined;
}

/** What the cost of an answer is held against: so many times ours, at least. CPU milliseconds. */
const ratios: readonly [scenario: string, peer: ServerName, least: number][] = [
  ['one-by-id', 'bare', 0.9],
  ['one-by-id', 'textbook', 4],
  ['list', 'bare', 0.75],
  ['list', 'apollo', 7],
  ['aliases', 'bare', 0.75],
  ['entities', 'bare', 0.6],
];

const farScenarios = ['one-by-id-80ms', 'list-80ms', 'aliases-80ms', 'entities-80ms'];

/** Two rounds of the same server differ by as much. */
const noise = 0.05;

/** Holds what was measured against what is wanted. */
export function judgeTargets(results: Results): Target[] {
  return [
    ...ratios.map(([scenario, peer, least]) => judgeRatio(results, scenario, peer, least)),
    judgeCalls(results),
    judgeTraces(results, 'a tenth', 'a tenth of the traces costs'),
    judgeTraces(results, 'all', 'all traces cost'),
    ...farScenarios.flatMap((scenario) => judgeFar(results, scenario)),
    ...judgeStorm(results.storms.get('storm')?.get('ours')),
    ...judgeAtOnce(results.storms.get('storm-at-once')?.get('ours')),
  ];
}

function judgeRatio(results: Results, scenario: string, peer: ServerName, least: number): Target {
  const figures = results.scenarios.get(scenario);
  const ours = figures?.get('ours');
  const theirs = figures?.get(peer);
  const ratio = ours === undefined || theirs === undefined ? undefined : theirs.cpuMs / ours.cpuMs;
  return {
    claim: `${scenario}: CPU ${peer} / ours at least ${least}`,
    found: ratio === undefined ? undefined : { figure: ratio.toFixed(2), isMet: ratio >= least },
  };
}

function judgeCalls(results: Results): Target {
  const calls = results.scenarios.get('list')?.get('ours')?.callsPerAnswer;
  return {
    claim: 'list: one call to Stripe',
    found: calls === undefined ? undefined : { figure: calls.toFixed(2), isMet: calls === 1 },
  };
}

function judgeTraces({ traces }: Results, recorded: TracingName, claim: string): Target {
  const surplus = traces.get(recorded)?.median;
  return {
    claim: `one-by-id: ${claim} less than 5 % of the CPU`,
    found: surplus === undefined ? undefined : { figure: showPercent(surplus), isMet: surplus < 0.05 },
  };
}

/** Against the best of all peers, the bare proxy among them, in each figure. */
function judgeFar(results: Results, scenario: string): Target[] {
  const figures = results.scenarios.get(scenario);
  const ours = figures?.get('ours');
  const peers = [...(figures ?? [])].filter(([name]) => isPeer(name)).map(([, each]) => each);
  const compare = (claim: string, of: keyof Figures, sign: 1 | -1, digits: number): Target => {
    if (ours === undefined || peers.length === 0) return { claim, found: undefined };
    const best = sign * Math.max(...peers.map((each) => sign * each[of]));
    return {
      claim,
      found: {
        figure: `${ours[of].toFixed(digits)} against ${best.toFixed(digits)}`,
        isMet: sign === 1 ? ours[of] >= best * (1 - noise) : ours[of] <= best * (1 + noise),
      },
    };
  };
  const margin = `(within ${noise * 100}%)`;
  return [
    compare(`${scenario}: answers/s no less than the best peer's ${margin}`, 'answersPerSecond', 1, 0),
    compare(`${scenario}: p99 no more than the best peer's ${margin}`, 'p99', -1, 1),
  ];
}

function judgeStorm(ours: StormFigures | undefined): Target[] {
  return [...judgeAnswers('storm', ours), judge('storm: p99 below 400 ms', ours?.p99, (ms) => ms < 400)];
}

function judgeAtOnce(ours: StormFigures | undefined): Target[] {
  return [
    ...judgeAnswers('storm-at-once', ours),
    judge('storm-at-once: at least 2,000 right answers/s', ours?.answersPerSecond, (rate) => rate >= 2000),
  ];
}

function judgeAnswers(storm: string, ours: StormFigures | undefined): Target[] {
  return [
    judge(`${storm}: no answer wrong, no error`, ours?.wrong, (count) => count === 0),
    judge(`${storm}: no answer older than 2,000 ms`, ours?.oldestMs, (ms) => ms <= 2000),
    judge(
      `${storm}: at most 25 calls to an endpoint of Stripe in any second`,
      ours?.busiestSecond,
      (calls) => calls <= 25,
    ),
  ];
}

function judge(claim: string, figure: number | undefined, isMet: (figure: number) => boolean): Target {
  return {
    claim,
    found: figure === undefined ? undefined : { figure: figure.toFixed(0), isMet: isMet(figure) },
  };
}
