import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopes } from '../../src/access/scope.js';
import { environmentShape } from '../../src/config/environment.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted } from '../support/sessions.js';
import { readPage, root } from './pages.js';
import { readTable } from './tables.js';

const page = readPage('docs/platform.md');
const defaults: Readonly<Record<string, unknown>> = environmentShape.parse({});

describe('the table of scopes', () => {
  it('has each scope', () => {
    const named = readTable(page, 'scope').map(([scope = '']) => scope);
    expect(named.slice(0, -1)).toEqual([...scopes]);
    expect(named.at(-1)).toContain('`sub`');
  });
});

const heads = ['limit', 'what one operation may', 'what one subject may', 'limit in one process'];
const limits = heads.flatMap((head) =>
  readTable(page, head).map(([what = '', number = '', where = '']) => ({ what, number, where })),
);

describe('the tables of limits', () => {
  it('are found', () => {
    expect(limits.length).toBeGreaterThan(20);
  });

  it.each(limits)('$what: $number', ({ number, where }) => {
    const value = number.replaceAll(',', '');
    expect(value).toMatch(/^\d+$/);
    if (/^[A-Z_]+$/.test(where)) {
      expect(String(defaults[where])).toBe(value);
      return;
    }
    const numbers = [...readFileSync(`${root}${where}`, 'utf8').matchAll(/(?<=[=:] )[\d_]+\b/g)];
    expect(numbers.map(([text]) => text.replaceAll('_', ''))).toContain(value);
  });
});

describe('what is past a limit of an operation', () => {
  const answers = new Map(
    readTable(page, 'what one operation may').map(([what = '', , , past = '']) => [what, past]),
  );
  const ids = Array.from({ length: 101 }, (_, index) => `"vs_${index}"`).join();
  const representations = Array.from({ length: 101 }, () => '{ __typename: "User", id: "u" }').join();
  const pages = '{ verificationSessions(first: 60) { nodes { id } } }';
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ env: { MAX_STRIPE_CALLS: '2', STRIPE_TIMEOUT_MS: '2000' } });
  });
  afterAll(() => gateway.stop());

  it.each([
    ['cost in calls to Stripe, for what it reads', '{ nodes(ids: ["vs_1", "vs_2", "vs_3"]) { id } }'],
    ['ask for with `first` or `last`', pages.replace('60', '101')],
    ['name in `nodes(ids:)`', `{ nodes(ids: [${ids}]) { id } }`],
    ['name in `_entities`', `{ _entities(representations: [${representations}]) { __typename } }`],
    ['take for all its calls to Stripe, milliseconds', pages],
  ])('%s', async (what, query) => {
    gateway.upstream.intercept(() => ({ kind: 'hang' }));
    const { errors } = await gateway.askText(query);
    expect([...new Set(errors.map(({ extensions }) => extensions.code))]).toEqual([answers.get(what)]);
  });
});

describe('the table of what an operation costs', () => {
  const rows = readTable(page, 'operation').map(([operation = '', calls = '']) => ({ operation, calls }));
  let gateway: TestGateway;
  const ids: string[] = [];
  beforeAll(async () => {
    gateway = await startGateway();
    for (let count = 0; count < 3; count += 1) ids.push(await makeSubmitted(gateway, 'verified'));
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('has some', () => {
    expect(rows.length).toBeGreaterThan(5);
  });

  it.each(rows)('$operation costs $calls', async ({ operation, calls }) => {
    const given = operation.startsWith('mutation') ? [await makeSession(gateway)] : [...ids];
    const asked = operation.replaceAll('vs_...', () => given.shift() ?? '');
    const { text, errors } = await gateway.askText(asked);
    expect(errors).toEqual([]);
    // It has answered, and not that there is nothing or that nothing was done.
    expect(/"data":\{"\w+":null|Conflict|NotFound/.exec(text)).toBeNull();
    expect(String(gateway.upstream.calls.length)).toBe(calls);
  });
});

it('names the rates of Stripe as the configuration has them', () => {
  const source = readFileSync(`${root}src/config.ts`, 'utf8');
  expect(source).toContain('{ perEndpoint: 25, total: isLive(key) ? 100 : 25 }');
  expect(page.prose.replaceAll('\n', ' ')).toContain(
    '25 to one endpoint (`STRIPE_RATE_ENDPOINT`; every read by id is one endpoint), and in all 100 with a live key, 25 with a test key',
  );
});
