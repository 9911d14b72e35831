import pino, { type Bindings, type ChildLoggerOptions, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { cover } from './cover.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: string;
  /** Lines for people instead of JSON. */
  readonly pretty?: boolean;
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** Makes the application log: one JSON object a line, or readable lines on a terminal. */
export function createLogger(options: LoggerOptions): Logger {
  const logger = pino(
    {
      level: options.level,
      base: null,
      formatters: {
        level: (label) => ({ level: label }),
        log: coverFields,
      },
      hooks: {
        // What is put into a text, as `%j`, passes no formatter.
        logMethod([first, ...rest], write) {
          write.apply(this, [first, ...(rest.map(cover) as typeof rest)]);
        },
      },
      timestamp: pino.stdTimeFunctions.isoTime,
      // What is covered is described already.
      serializers: { err: (described: unknown) => described },
    },
    options.pretty === true
      ? pretty({ colorize: true, translateTime: 'HH:MM:ss', ignore: 'pid,hostname', sync: true })
      : (options.destination ?? pino.destination({ sync: true })),
  );
  return coverChildren(logger);
}

/** The fields of a line, or of a child. */
function coverFields(fields: object): Record<string, unknown> {
  const covered = cover(fields);
  return typeof covered === 'object' && covered !== null ? { ...covered } : { logged: covered };
}

/** A child's own fields pass no formatter either. */
function coverChildren(logger: Logger): Logger {
  return Object.assign(Object.create(logger) as Logger, {
    child: (fields: Bindings, options?: ChildLoggerOptions): Logger =>
      coverChildren(logger.child(coverFields(fields), options)),
  });
}
