import { env } from 'node:process';
import { firstQuery, startSupergraph } from './start-supergraph.js';

/** A port of the environment; the defaults leave those of `npm start` free. */
function readPort(name: string, fallback: number): number {
  const text = env[name] ?? '';
  const port = text === '' ? fallback : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} must be a whole number from 0 to 65535`);
  }
  return port;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const supergraph = await startSupergraph({
    router: readPort('SUPERGRAPH_PORT', 4100),
    verification: readPort('VERIFICATION_PORT', 4101),
    users: readPort('USERS_PORT', 4102),
    sandbox: readPort('SANDBOX_PORT', 12_113),
  });
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // It stays when the signal has come: npm and tsx send it on, and a second one would cut the stop off.
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      supergraph.stop().then(
        () => say('stopped'),
        () => (process.exitCode = 1),
      );
    });
  }
  say(`Supergraph: ${supergraph.url}/graphql`);
  say(`Sandbox: ${supergraph.sandboxUrl}`);
  say(`Try: ${firstQuery}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The supergraph could not start.'}\n`);
  process.exitCode = 1;
}
