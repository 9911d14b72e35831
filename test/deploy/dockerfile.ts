import { readFileSync } from 'node:fs';

export interface Instruction {
  readonly keyword: string;
  /** `from` of `COPY --from=build`, and so on. */
  readonly flags: Readonly<Record<string, string>>;
  readonly rest: string;
}

export interface Stage {
  /** Its number, where it has no name. */
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

/** Reads the Dockerfile at the top of the repository; names in `ARG` are put in. */
export function readDockerfile(): readonly Stage[] {
  const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const values = new Map<string, string>();
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const { keyword, flags, rest } of lines.map(readInstruction)) {
    if (keyword === 'ARG') {
      const [name = '', value = ''] = rest.split('=');
      values.set(name, value);
    } else if (keyword === 'FROM') {
      const filled = rest.replace(/\$\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
      const [image = '', , name = String(stages.length)] = filled.split(/\s+/);
      stages.push({ name, image, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ keyword, flags, rest });
    }
  }
  return stages;
}

function readInstruction(line: string): Instruction {
  const [, keyword = '', flagsText = '', rest = ''] = /^(\w+)((?:\s+--\S+)*)\s+(.*)$/.exec(line) ?? [];
  const flags = Object.fromEntries(
    [...flagsText.matchAll(/--(\w[\w-]*)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
  return { keyword, flags, rest };
}

/** What stands in the last instruction of a keyword. */
export function lastOf({ instructions }: Stage, keyword: string): string {
  return instructions.filter((each) => each.keyword === keyword).at(-1)?.rest ?? '';
}

/** A command in the exec form. */
export function commandOf(stage: Stage, keyword: string): readonly string[] {
  return JSON.parse(lastOf(stage, keyword).replace(/^CMD\s+/, '')) as string[];
}

/** The variables that a stage sets. */
export function variablesOf({ instructions }: Stage): Record<string, string> {
  const set = instructions
    .filter(({ keyword }) => keyword === 'ENV')
    .flatMap(({ rest }) => rest.split(/\s+/));
  return Object.fromEntries(set.map((each) => each.split('=') as [string, string]));
}

/** What .dockerignore lets through; it names that, and nothing else. */
export function readContext(): readonly string[] {
  const lines = readFileSync(new URL('../../.dockerignore', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [all, ...names] = lines;
  if (all !== '*' || !names.every((name) => name.startsWith('!'))) {
    throw new Error('.dockerignore must leave out everything first, and then name what it lets through');
  }
  return names.map((name) => name.slice(1));
}
