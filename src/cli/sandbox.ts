import { createSandbox } from '../sandbox/index.js';
import { readSettings } from '../sandbox/stand-alone/read-settings.js';
import { exitCodes } from './exit-codes.js';

/** Runs the sandbox alone until a signal tells it to stop. */
export async function startSandbox(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = readSettings(environment);
  if (settings.ok) return run(settings.options);
  const problems = settings.problems.map((problem) => `  ${problem}`);
  fail(['The sandbox cannot start:', ...problems], exitCodes.misconfigured);
}

async function run(options: Parameters<typeof createSandbox>[0]): Promise<void> {
  const sandbox = createSandbox(options);
  try {
    await sandbox.start();
  } catch (error) {
    fail([`The sandbox cannot listen on port ${options?.port ?? 0}: ${reasonOf(error)}`], exitCodes.failed);
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
  const lines = [
    `Stripe Identity sandbox on ${sandbox.url}`,
    `  secret key      ${sandbox.secretKey}`,
    `  restricted key  ${sandbox.restrictedKey}`,
    `  try             curl -g ${sandbox.url}/v1/identity/verification_sessions?limit=3 -u ${sandbox.secretKey}:`,
  ];
  const receivers = options?.webhooks?.endpoints ?? [];
  lines.push(...receivers.map(({ url }) => `  webhooks go to  ${url}`));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'another program uses it already. Set SANDBOX_PORT to a free one.';
  if (code === 'EACCES') return 'the system does not allow it. Set SANDBOX_PORT to one above 1023.';
  return error instanceof Error ? error.message : 'of an unknown error.';
}

function fail(lines: readonly string[], exitCode: number): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
