import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/cli/doctor/checks/index.js';
import { exitCodes } from '../../src/cli/exit-codes.js';
import { environmentShape } from '../../src/config/environment.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSubmitted } from '../support/sessions.js';
import { readPage, root } from './pages.js';
import { compareShapes } from './shape.js';
import { readTable } from './tables.js';

const page = readPage('docs/operations.md');

describe('the table of variables', () => {
  const rows = readTable(page, 'variable').map(([name = '', shown = '']) => ({ name, shown }));
  const known: readonly string[] = Object.keys(environmentShape.shape);
  const defaults: Readonly<Record<string, unknown>> = environmentShape.parse({});
  const example = readFileSync(`${root}.env.example`, 'utf8');

  it('has every variable that the configuration reads, and no other, once', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...known].sort());
  });

  it('is the list of .env.example', () => {
    const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    expect(named.sort()).toEqual([...known].sort());
  });

  it.each(rows.filter(({ name }) => defaults[name] !== undefined))(
    'has the default of $name',
    ({ name, shown }) => {
      expect(shown).toBe(String(defaults[name]));
      expect(example).toContain(`# ${name}=${String(defaults[name])}\n`);
    },
  );
});

it('has every exit code', () => {
  const codes = readTable(page, 'code').map(([code]) => Number(code));
  expect(codes).toEqual([0, ...Object.values(exitCodes)].sort());
});

it('has every check of the doctor, in its order', () => {
  expect(readTable(page, 'check').map(([name]) => name)).toEqual(checks.map(({ name }) => name));
});

describe('what is written down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documented-logs-'));
  const auditLog = join(folder, 'audit.log');
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ env: { AUDIT_LOG: auditLog, STRIPE_WEBHOOK_SECRET: 'whsec_documented' } });
    const id = await makeSubmitted(gateway, 'verified');
    await gateway.askText(`{ verificationSession(id: "${id}") { verifiedOutputs { firstName } } }`);
    // A refusal of Stripe's, failures until the breaker opens, a webhook that is not signed.
    const headers = { 'Request-Id': 'req_documented' };
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 403,
      body: '{"error":{"code":"x_y"}}',
      headers,
    }));
    await gateway.askText(`{ verificationSession(id: "${id}") { status } }`);
    gateway.upstream.intercept(() => ({ kind: 'answer', status: 500, body: '{}' }));
    const ids = Array.from({ length: 8 }, (_, index) => `"vs_documented${index}"`);
    await gateway.askText(`{ nodes(ids: [${ids.join()}]) { id } }`);
    await fetch(`${gateway.url}/webhooks/stripe`, { method: 'POST', body: '{}' });
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true });
  });

  it('has no field in the log that the page does not tell of', () => {
    const told = new Set(
      readTable(page, 'field').flatMap(([cell = '']) =>
        cell.includes('`') ? [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '') : [cell],
      ),
    );
    const lines = gateway
      .log()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const used = new Set(lines.flatMap((line) => Object.keys(line)));
    expect(lines.length).toBeGreaterThan(3);
    for (const field of ['requestId', 'stripeRequestId', 'lane', 'state', 'reason']) {
      expect([...used], field).toContain(field);
    }
    expect([...used].filter((field) => !told.has(field))).toEqual([]);
  });

  it('has the shape in the audit log that the page shows', () => {
    const block = page.blocks.find(
      ({ heading, language }) => heading === 'The audit log' && language === 'json',
    );
    const shown = JSON.parse(block?.text ?? '{}') as object;
    const lines = readFileSync(auditLog, 'utf8').trim().split('\n');
    const look = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const read = look.find(({ action }) => action === 'personal-data.read');
    // A developer without a token has no subject.
    expect(compareShapes({ ...shown, subject: null }, read)).toEqual([]);
  });
});

it('says where the version of Stripe’s API is', () => {
  expect(page.prose).toContain('`apiVersion` in `src/stripe/stripe-client.ts`');
  expect(readFileSync(`${root}src/stripe/stripe-client.ts`, 'utf8')).toMatch(
    /export const apiVersion = '\d{4}-\d\d-\d\d\.\w+'/,
  );
});
