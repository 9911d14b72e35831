import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger } from '../../src/telemetry/logger.js';

const secret = 'jenny@example.com';

/** A logger, and the lines it has written. */
function createRecorded(level: string): {
  logger: Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  const written: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const text = () => written.join('');
  const lines = () =>
    text()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger: createLogger({ level, destination }), lines, text };
}

describe('the log', () => {
  it('is one JSON object a line, with the level in words, the time and the message', () => {
    const { logger, lines } = createRecorded('info');
    logger.info({ requestId: 'r1', count: 2 }, 'said\non two lines');
    logger.warn('again');
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.any(String) as string,
        requestId: 'r1',
        count: 2,
        msg: 'said\non two lines',
      },
      { level: 'warn', time: expect.any(String) as string, msg: 'again' },
    ]);
    expect(String(lines()[0]?.['time'])).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it.each([
    ['trace', ['trace', 'debug', 'info', 'warn', 'error', 'fatal']],
    ['info', ['info', 'warn', 'error', 'fatal']],
    ['error', ['error', 'fatal']],
    ['silent', []],
  ])('at level %s has %j', (level, expected) => {
    const { logger, lines } = createRecorded(level);
    for (const each of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) logger[each]('said');
    expect(lines().map((line) => line['level'])).toEqual(expected);
  });
});

describe('what slips into the log', () => {
  const names = [
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

  it.each(names)('%s keeps its value to itself, at the top and one level down', (name) => {
    const { logger, lines, text } = createRecorded('info');
    logger.info({ [name]: secret, id: 'vs_1' }, 'said');
    logger.info({ session: { [name]: secret, id: 'vs_1' } }, 'said');
    logger.info({ [name]: { deeper: { still: [secret] } } }, 'said');
    expect(text()).not.toContain(secret);
    expect(lines()[0]).toMatchObject({ [name]: '[not logged]', id: 'vs_1' });
    expect(lines()[1]).toMatchObject({ session: { [name]: '[not logged]', id: 'vs_1' } });
    expect(lines()[2]).toMatchObject({ [name]: '[not logged]' });
  });

  it('keeps its value to itself in a child logger too', () => {
    const { logger, text } = createRecorded('info');
    logger.child({ requestId: 'r1', token: secret }).info({ email: secret }, 'said');
    expect(text()).toContain('r1');
    expect(text()).not.toContain(secret);
  });

  it('leaves the object that was logged as it was', () => {
    const { logger } = createRecorded('info');
    const session = { email: secret };
    logger.info({ session }, 'said');
    expect(session).toEqual({ email: secret });
  });
});

describe('an error', () => {
  const error = Object.assign(new TypeError('broken'), {
    raw: { message: secret },
    requestLogUrl: secret,
    cause: new Error(secret),
    extensions: { code: secret },
  });

  it.each([
    ['beside other fields', (logger: Logger) => logger.error({ err: error, code: 'X' }, 'failed')],
    ['alone', (logger: Logger) => logger.error(error)],
    ['alone, with a message', (logger: Logger) => logger.error(error, 'failed')],
  ])('%s has its name, message and stack, and nothing that hangs on it', (_name, log) => {
    const { logger, lines, text } = createRecorded('info');
    log(logger);
    expect(lines()[0]?.['err']).toEqual({
      type: 'TypeError',
      message: 'broken',
      stack: expect.stringContaining('logger.test.ts') as string,
    });
    expect(text()).not.toContain(secret);
  });

  it.each([[secret], [{ message: secret }], [null], [7]])('that is none says so: %j', (thrown) => {
    const { logger, lines, text } = createRecorded('info');
    logger.error({ err: thrown }, 'failed');
    expect(lines()[0]?.['err']).toEqual({ type: typeof thrown, message: 'not an Error' });
    expect(text()).not.toContain(secret);
  });
});
