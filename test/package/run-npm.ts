import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Of a command: the variables of npm and Node of whoever runs the tests, and none of vitest's. */
export function commandEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|VITEST.*|TEST|MODE|npm_.*)$/.test(name)),
  );
}

/** Runs npm in a folder. @throws where it fails, with what it said */
export function runNpm(
  args: readonly string[],
  folder: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)('npm', [...args], {
    cwd: folder,
    env: commandEnvironment(),
    maxBuffer: 64 * 1024 * 1024,
  });
}
