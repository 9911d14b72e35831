import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { outcomeLabels } from '../../src/sandbox/hosted/outcome-labels.js';
import { outcomes } from '../../src/sandbox/vocabulary.js';
import { findChromium, launchChromium } from '../http/graphiql/chromium.js';
import { createClock, runSandbox, type RunningSandbox } from './running-sandbox.js';

async function openPage({ stripe, sandbox }: RunningSandbox, params: { return_url?: string } = {}) {
  const session = await stripe.identity.verificationSessions.create({ type: 'document', ...params });
  return { id: session.id, path: (session.url ?? '').slice(sandbox.url.length) };
}

describe('the hosted page', () => {
  test('offers every outcome in a form, without scripts and without anything from elsewhere', async () => {
    const running = await runSandbox();
    const page = await running.request((await openPage(running)).path, { key: null });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const offered = [...page.text.matchAll(/name="outcome" value="([a-z_]+)"/g)].map(([, value]) => value);
    expect([...offered].sort()).toEqual([...outcomes].sort());
    expect(page.text).toContain('<html lang="en">');
    expect(page.text.match(/<label>/g)).toHaveLength(outcomes.length);
    expect(page.text).not.toMatch(/<script|https?:/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page.text) ?? [];
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('submits once, says it is processing, then shows the result and the way back', async () => {
    const clock = createClock();
    const running = await runSandbox({ now: clock.now, processingMs: 1500 });
    const back = 'https://example.com/done?a=1&b=%22%3E%3Cscript%3E';
    const { id, path } = await openPage(running, { return_url: back });
    const submitted = await running.request(path, { form: { outcome: 'verified' }, key: null });
    expect(submitted.status).toBe(303);
    const progress = submitted.headers.get('location') ?? '';
    const processing = await running.request(progress, { key: null });
    expect(processing.text).toMatch(/processed[\s\S]*/);
    expect(processing.text).toContain(`<meta http-equiv="refresh" content="1;url=${progress}?held"`);
    expect(processing.text).not.toContain('example.com');

    clock.advance(1500);
    const settled = await running.request(progress, { key: null });
    expect(settled.text).toContain('You are verified');
    expect(settled.text).toContain('href="https://example.com/done?a=1&amp;b=');
    expect((await running.stripe.identity.verificationSessions.retrieve(id)).status).toBe('verified');

    for (const form of [undefined, { outcome: 'verified' }]) {
      const used = await running.request(path, { key: null, ...(form && { form }) });
      expect(used.status).toBe(404);
      expect(used.text).toContain('begin the verification again');
    }
  });

  test('answers the address it goes on to once there is a result, without being asked again', async () => {
    const running = await runSandbox({ processingMs: 300 });
    const { id, path } = await openPage(running);
    await running.request(path, { form: { outcome: 'verified' }, key: null });
    const held = await running.request(`${path}/progress?held`, { key: null });
    expect(held.text).toContain('You are verified');
    expect((await running.stripe.identity.verificationSessions.retrieve(id)).status).toBe('verified');
    const again = await running.request(`${path}/progress?held`, { key: null });
    expect(again.text).toContain('You are verified');
  });

  test('ends what it holds back when the sandbox stops', async () => {
    const running = await runSandbox({ processingMs: 60_000 });
    const { path } = await openPage(running);
    await running.request(path, { form: { outcome: 'verified' }, key: null });
    const held = running.request(`${path}/progress?held`, { key: null }).catch(() => 'closed');
    // Answered after the held one was taken in.
    await running.request(`${path}/progress`, { key: null });
    await running.sandbox.stop();
    expect(await held).toBe('closed');
  });

  test.each(outcomes)('ends as %s and sends the person back', async (outcome) => {
    const running = await runSandbox();
    const { id, path } = await openPage(running, { return_url: 'https://example.com/done' });
    await running.request(path, { form: { outcome }, key: null });
    const result = await running.request(`${path}/progress`, { key: null });
    expect(result.text).toContain(outcome === 'verified' ? 'You are verified' : 'You are not verified');
    expect(result.text).toContain('<meta http-equiv="refresh" content="3;url=https://example.com/done"');
    expect(result.text).toContain('<a href="https://example.com/done">');
    const { last_error, status } = await running.stripe.identity.verificationSessions.retrieve(id);
    expect([status, last_error?.code]).toEqual(
      outcome === 'verified' ? ['verified', undefined] : ['requires_input', outcome],
    );
  });

  test('leads to a failure and a new address', async () => {
    const running = await runSandbox();
    const { id, path } = await openPage(running);
    await running.request(path, { form: { outcome: 'selfie_face_mismatch' }, key: null });
    const result = await running.request(`${path}/progress`, { key: null });
    expect(result.text).toContain('You are not verified');
    const session = await running.stripe.identity.verificationSessions.retrieve(id);
    expect(session.last_error?.code).toBe('selfie_face_mismatch');
    expect(session.url?.endsWith(path)).toBe(false);
    const fresh = (session.url ?? '').slice(running.sandbox.url.length);
    expect((await running.request(fresh, { key: null })).status).toBe(200);
  });

  test('asks again where no outcome was chosen', async () => {
    const running = await runSandbox();
    const { path } = await openPage(running);
    const answer = await running.request(path, { form: 'outcome=odd', key: null });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('role="alert"');
    expect(answer.text).toContain('<title>Error: Verify your identity</title>');
    expect(answer.text).toContain('<h1>Verify your identity</h1>');
    expect((await running.request(path, { key: null })).status).toBe(200);
  });

  test('is gone for unknown, canceled, redacted and expired sessions', async () => {
    const clock = createClock();
    const running = await runSandbox({ now: clock.now });
    const sessions = running.stripe.identity.verificationSessions;
    const canceled = await openPage(running);
    await sessions.cancel(canceled.id);
    const redacted = await openPage(running);
    await sessions.redact(redacted.id);
    const late = await openPage(running);
    clock.advance(48 * 3_600_000);
    for (const path of [
      canceled.path,
      redacted.path,
      late.path,
      '/start/nothing',
      '/start/%3Cb%3E/progress',
    ]) {
      const page = await running.request(path, { key: null });
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.text).toContain('This link does not work');
    }
  });
});

const chromium = findChromium();

describe.skipIf(chromium === undefined)('the hosted page in a browser without scripts', () => {
  test.each([
    ['verified', 'You are verified'],
    ['selfie_face_mismatch', 'You are not verified'],
    ['abandoned', 'You are not verified'],
  ] as const)(
    'takes a person who chooses %s with the keyboard to where they came from',
    { timeout: 60_000 },
    async (outcome, heading) => {
      const home = createServer((_, response) => {
        response.setHeader('Content-Type', 'text/html').end('<title>Home</title><h1>Home again</h1>');
      });
      await new Promise<void>((resolve) => home.listen(0, '127.0.0.1', resolve));
      const { port } = home.address() as AddressInfo;
      onTestFinished(() => {
        home.close();
        home.closeAllConnections();
      });
      const running = await runSandbox({ processingMs: 2500 });
      const { path } = await openPage(running, { return_url: `http://127.0.0.1:${port}/` });
      const browser = await launchChromium(chromium ?? '');
      onTestFinished(() => browser.stop());
      const page = await browser.openPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      const session = await browser.context.newCDPSession(page);
      await session.send('Emulation.setScriptExecutionDisabled', { value: true });

      const shown = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
      await page.goto(running.sandbox.url + path);
      await shown('Verify your identity');
      await page.getByRole('radio', { name: outcomeLabels[outcome], exact: true }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      if (outcome !== 'abandoned') await shown('Processing');
      await shown(heading);
      await shown('Home again');
      expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    },
  );
});
