import { createApp, type App } from '../app.js';
import { InvalidConfig, readConfig, type Config } from '../config.js';
import { createLogger, type Logger } from '../telemetry/logger.js';
import { exitCodes } from './exit-codes.js';

/** What an exporter of traces gets to let go of its connection. Milliseconds. */
const exporterMs = 500;

/** Runs the gateway until a signal tells it to stop. What became of it is the exit code of the process. */
export async function startGateway(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    process.stderr.write(
      `The configuration cannot be used:\n${error.problems.map((line) => `  ${line}\n`).join('')}`,
    );
    process.exitCode = exitCodes.misconfigured;
    return;
  }
  const logger = createLogger({ level: config.logLevel, pretty: process.stdout.isTTY });
  const app = createApp(config, logger);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      // What state the process is in, nobody knows; another one is started in its place.
      logger.fatal({ err: error }, `${event}: the process ends`);
      process.exit(exitCodes.failed);
    });
  }
  try {
    await app.start();
  } catch (error) {
    logger.fatal(explainStart(error));
    process.exitCode = exitCodes.failed;
    return;
  }
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // It stays when the signal has come: without it a second one would end the process in the middle of its stop.
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      logger.info(`${signal}: stopping`);
      stop(app, config, logger).catch((error: unknown) => {
        logger.fatal({ err: error }, 'the stop failed');
        process.exit(exitCodes.failed);
      });
    });
  }
  announce(app, logger);
}

async function stop(app: App, { tracing }: Config, logger: Logger): Promise<void> {
  const inTime = await app.stop();
  if (inTime) logger.info('stopped');
  else logger.warn('stopped: work that took too long was cut off');
  process.exitCode = inTime ? 0 : exitCodes.cutOff;
  // While a collector hangs, the exporter would hold the process for as long as its own timeout.
  if (tracing !== undefined) setTimeout(() => process.exit(), exporterMs).unref();
}

/** The last lines of the log say where to go. */
function announce(app: App, logger: Logger): void {
  const { sandbox } = app;
  logger.info(`GraphiQL and GraphQL: ${app.url}/graphql`);
  if (sandbox === undefined) return;
  logger.info(
    `Stripe Identity sandbox: ${sandbox.url} (keys ${sandbox.secretKey} and ${sandbox.restrictedKey})`,
  );
  logger.info('To talk to Stripe instead, set STRIPE_API_KEY=sk_test_... and AUTH_MODE=off');
}

function explainStart(error: unknown): string {
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is taken. Stop what listens there, or choose others: PORT=4001 SANDBOX_PORT=12112`;
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return `HOST and PORT cannot be listened on (${code}).`;
  return `The gateway could not start: ${error instanceof Error ? error.message : 'unknown reason'}`;
}
