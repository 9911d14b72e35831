import { parseArgs } from 'node:util';
import { serverNames, type ServerName } from './servers/server.js';

export interface BenchOptions {
  readonly only: readonly string[];
  readonly servers: readonly ServerName[];
  readonly rounds: number;
  /** Of each round. */
  readonly seconds: number;
}

/**
 * Reads the command line.
 * @param names what may be measured
 * @throws {Error} for what is not known
 */
export function readOptions(args: readonly string[], names: readonly string[]): BenchOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { only: text, servers: text, rounds: text, seconds: text },
  });
  return {
    only: readNames('--only', values.only, names),
    servers: readNames('--servers', values.servers, serverNames),
    rounds: readNumber('--rounds', values.rounds ?? '3'),
    seconds: readNumber('--seconds', values.seconds ?? '3'),
  };
}

/** Those of the list, in the list's order; all by default. */
function readNames<Name extends string>(
  option: string,
  value: string | undefined,
  known: readonly Name[],
): Name[] {
  if (value === undefined) return [...known];
  const wanted = value.split(',');
  const stray = wanted.find((name) => !known.some((each) => each === name));
  if (stray !== undefined) throw new Error(`${option} takes ${known.join(', ')}; not ${stray}`);
  return known.filter((name) => wanted.includes(name));
}

function readNumber(option: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`${option} takes a number above 0`);
  return number;
}
