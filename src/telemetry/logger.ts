import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: string;
  /** Lines for people instead of JSON. */
  readonly pretty?: boolean;
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** A second net: the code logs none of these, and where one slips in its value does not leave the process. */
const neverLogged = [
  'authorization',
  'apiKey',
  'clientSecret',
  'client_secret',
  'cookie',
  'email',
  'firstName',
  'headers',
  'lastName',
  'phone',
  'raw',
  'secret',
  'token',
  'url',
  'variables',
];

/** Makes the application log: one JSON object a line, or readable lines on a terminal. */
export function createLogger(options: LoggerOptions): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      redact: { paths: neverLogged.flatMap((name) => [name, `*.${name}`]), censor: '[not logged]' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
    },
    options.pretty === true
      ? pretty({ colorize: true, translateTime: 'HH:MM:ss', ignore: 'pid,hostname', sync: true })
      : (options.destination ?? pino.destination({ sync: true })),
  );
}

/** An error without its own properties: libraries hang requests, headers and bodies there. */
function serializeError(error: unknown): { type: string; message: string; stack?: string | undefined } {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  return { type: error.name, message: error.message, stack: error.stack };
}
