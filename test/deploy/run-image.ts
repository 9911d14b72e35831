import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandOf, lastOf, readDockerfile, variablesOf } from './dockerfile.js';

export interface RunningImage {
  /** Its origin on this machine. */
  readonly url: string;
  /** Everything it has printed. */
  readonly log: () => string;
  /** Runs the health check of the Dockerfile, and resolves with its exit code. */
  checkHealth(): Promise<number | null>;
  /** Ends it as `docker stop` does, and resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Runs what the image runs, in its folder and with its variables, on a free port. */
export async function runImage(folder: string): Promise<RunningImage> {
  const image = readDockerfile().at(-1);
  if (image === undefined) throw new Error('the Dockerfile has no stage');
  const env = { PATH: process.env['PATH'] ?? '', ...variablesOf(image), PORT: '0', SANDBOX_PORT: '0' };
  const [, ...entry] = commandOf(image, 'ENTRYPOINT');
  const child = spawn(process.execPath, [...entry, ...commandOf(image, 'CMD')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithTests = () => void child.kill('SIGKILL');
  process.once('exit', endWithTests);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  void ended.then(() => process.off('exit', endWithTests));
  let log = '';
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      const port = /http:\/\/0\.0\.0\.0:(\d+)\/graphql/.exec(log)?.[1];
      if (port !== undefined) resolve(port);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`it ended: ${log}`)));
  });
  const port = await listening;
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    checkHealth() {
      const [, ...check] = commandOf(image, 'HEALTHCHECK');
      const checking = execFile(process.execPath, check, { cwd: folder, env: { ...env, PORT: port } });
      return once(checking, 'exit').then(([code]) => code as number | null);
    },
    stop() {
      child.kill(lastOf(image, 'STOPSIGNAL') as NodeJS.Signals);
      return ended;
    },
  };
}
