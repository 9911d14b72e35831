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

  it.each(names)('%s keeps its value to itself however deep it is', (name) => {
    const { logger, text } = createRecorded('info');
    let nested: object = { [name]: secret, id: 'innermost' };
    for (let depth = 0; depth < 40; depth += 1) {
      logger.info({ session: nested }, 'said');
      logger.info(nested, 'said');
      nested = depth % 2 === 0 ? { under: nested } : { list: ['a', [nested]] };
    }
    expect(text()).not.toContain(secret);
    expect(text()).toContain('innermost');
  });

  it.each(['client_secret', 'Client-Secret', 'CLIENTSECRET', 'first_name', 'Authorization', 'api-key'])(
    'is known in another spelling: %s',
    (name) => {
      const { logger, lines } = createRecorded('info');
      logger.info({ session: { [name]: secret } }, 'said');
      expect(lines()[0]?.['session']).toEqual({ [name]: '[not logged]' });
    },
  );

  it.each([
    [
      'a class',
      new (class Client {
        readonly key = secret;
      })(),
      '[object Object]',
    ],
    ['Headers', new Headers({ 'X-Key': secret }), '[object Headers]'],
    ['URL', new URL(`https://${secret}/`), '[object URL]'],
    ['Map', new Map([[secret, secret]]), '[object Map]'],
    ['Buffer', Buffer.from(secret), '[object Uint8Array]'],
  ])('is only named where it is of %s, which may hold anything', (_name, value, shown) => {
    const { logger, lines, text } = createRecorded('info');
    logger.info({ value, list: [{ value }] }, 'said');
    logger.info(value, 'said');
    expect(lines()[0]).toMatchObject({ value: shown, list: [{ value: shown }], msg: 'said' });
    expect(lines()[1]).toMatchObject({ logged: shown, msg: 'said' });
    expect(text()).not.toContain(Buffer.from(secret).join());
    expect(text()).not.toContain(secret);
  });

  it('has no say in its own text', () => {
    const { logger, lines } = createRecorded('info');
    logger.info({ session: { id: 'vs_1', toJSON: () => ({ note: secret }) } }, 'said');
    expect(lines()[0]?.['session']).toEqual({ id: 'vs_1' });
  });

  it('is cut off where it is endless, deep or wide', () => {
    const { logger, lines, text } = createRecorded('info');
    const endless: Record<string, unknown> = { id: 'vs_1' };
    Object.assign(endless, { self: endless, both: [endless, endless] });
    logger.info({ endless, after: 'still there' }, 'said');
    logger.info({ wide: Array.from({ length: 100_000 }, (_, index) => ({ index })), after: 'still there' });
    expect(lines()[0]).toMatchObject({ after: 'still there', endless: { id: 'vs_1' } });
    expect(lines()[1]).toMatchObject({ after: 'still there', wide: '[too much to log]' });
    expect(text().length).toBeLessThan(50_000);
  });

  it.each([
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['null', null, null],
    ['false', false, false],
    ['a list', [1, 'a', null, [2]], [1, 'a', null, [2]]],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
    ['an object with undefined', { a: undefined, b: 1 }, { b: 1 }],
  ])('and is harmless is logged as ever: %s', (_name, value, shown) => {
    const { logger, lines } = createRecorded('info');
    logger.info({ value, under: { value } }, 'said');
    expect(lines()[0]).toMatchObject({ value: shown, under: { value: shown } });
  });

  it('keeps its value to itself in a child logger too, at any depth and in its children', () => {
    const { logger, lines, text } = createRecorded('info');
    const child = logger.child({ requestId: 'r1', token: secret, of: { the: { email: secret } } });
    child.info({ email: secret }, 'said');
    child.child({ list: [{ phone: secret }], id: 'vs_1' }).info({ deep: { in: { url: secret } } }, 'said');
    expect(lines()).toMatchObject([
      { requestId: 'r1', token: '[not logged]', msg: 'said' },
      { requestId: 'r1', id: 'vs_1', msg: 'said' },
    ]);
    expect(text()).not.toContain(secret);
  });

  it('keeps its value to itself where it is put into a text', () => {
    const { logger, lines, text } = createRecorded('info');
    logger.info('%s: %j and %o', 'said', { deep: { email: secret } }, { id: 'vs_1', url: secret });
    logger.info({ id: 'vs_1' }, 'said %d: %j', 2, { list: [{ email: secret }] });
    expect(lines()[0]?.['msg']).toContain('said: {"deep":{"email":"[not logged]"}} and {"id":"vs_1"');
    expect(lines()[1]).toMatchObject({ id: 'vs_1', msg: 'said 2: {"list":[{"email":"[not logged]"}]}' });
    expect(text()).not.toContain(secret);
  });

  it('leaves the object that was logged as it was', () => {
    const { logger } = createRecorded('info');
    const session = { email: secret, list: [{ phone: secret }] };
    logger.info({ session }, 'said');
    expect(session).toEqual({ email: secret, list: [{ phone: secret }] });
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

  it('has no more than those under another name either', () => {
    const { logger, lines, text } = createRecorded('info');
    logger.error({ error, list: [{ reason: error }], deep: { err: error } }, 'failed');
    const bare = { type: 'TypeError', message: 'broken', stack: expect.any(String) as string };
    expect(lines()[0]).toMatchObject({ error: bare, list: [{ reason: bare }], deep: { err: bare } });
    expect(text()).not.toContain(secret);
  });

  it.each([[secret], [{ message: secret }], [null], [7]])('that is none says so: %j', (thrown) => {
    const { logger, lines, text } = createRecorded('info');
    logger.error({ err: thrown }, 'failed');
    expect(lines()[0]?.['err']).toEqual({ type: typeof thrown, message: 'not an Error' });
    expect(text()).not.toContain(secret);
  });
});
