import { devNull } from 'node:os';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { textAt } from '../access/guarded-gateway.js';
import { findChromium, launchChromium } from '../http/graphiql/chromium.js';
import { watchBySse, watchDocument } from './watch-session.js';

const chromium = findChromium();
if (chromium === undefined) {
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error('REQUIRE_BROWSER=1, but there is no Chromium');
  process.stdout.write(
    'Live updates are not tested in a browser: no Chromium at CHROMIUM_PATH or /usr/bin/chromium\n',
  );
}

/** A busy machine takes its time for the whole of GraphiQL, and each step of it may take most of a minute. */
const patience = { timeout: 180_000 };
const stepMs = 60_000;
/** What a person at the page still takes for "at once"; the figure itself is in docs/performance.md. */
const longestMs = 5000;

const create = `mutation { createVerificationSession(input: { type: DOCUMENT }) {
  ... on CreateVerificationSessionPayload { verificationSession { id url } } } }`;

/**
 * Writes a subscription and presses the button until it is sent: on a busy machine text and press can come before GraphiQL
 * heeds them.
 */
async function run(page: Page, document: string): Promise<void> {
  for (let press = 0; press < 5; press += 1) {
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(document);
    const sent = page
      .waitForRequest((request) => request.postData()?.includes('subscription') === true, { timeout: 8000 })
      .catch(() => undefined);
    await page.locator('.graphiql-execute-button').click();
    if ((await sent) !== undefined) return;
  }
  throw new Error('the subscription was never sent');
}

describe.skipIf(chromium === undefined)('a verification in a browser', patience, () => {
  let app: App;
  let browser: Awaited<ReturnType<typeof launchChromium>>;

  beforeAll(async () => {
    const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', SANDBOX_SESSIONS: '10', AUDIT_LOG: devNull });
    app = createApp(config, createLogger({ level: 'silent' }));
    await app.start();
    browser = await launchChromium(chromium ?? '');
  }, patience.timeout);
  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  async function makeSession(): Promise<{ id: string; url: string }> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: create }),
    });
    const answer: unknown = await response.json();
    const session = ['data', 'createVerificationSession', 'verificationSession'];
    return { id: textAt(answer, [...session, 'id']), url: textAt(answer, [...session, 'url']) };
  }

  /** Plays the person: opens the link and submits with the outcome that is chosen already, which is success. */
  async function submit(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await page.locator('input[value=verified]').check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('being processed').waitFor();
  }

  /** When the sandbox has settled the session, asked again and again. Milliseconds since 1970. */
  async function settling(id: string): Promise<number> {
    const { url, secretKey } = app.sandbox ?? { url: '', secretKey: '' };
    const readStatus = async () => {
      const response = await fetch(`${url}/v1/identity/verification_sessions/${id}`, {
        headers: { Authorization: `Bearer ${secretKey}` },
      });
      return ((await response.json()) as { status: string }).status;
    };
    await expect.poll(readStatus, { interval: 10, timeout: stepMs }).toBe('verified');
    return Date.now();
  }

  it('shows its subscriber the submission and then the result with its report, while the person does it', async () => {
    const { id, url } = await makeSession();
    const subscriber = watchBySse(app.url, id);
    await subscriber.waitFor('REQUIRES_INPUT');
    const page = await browser.openPage();
    await submit(page, url);
    const arrival = subscriber.waitFor('VERIFIED').then(() => Date.now());
    const settledAt = await settling(id);
    const tookMs = (await arrival) - settledAt;
    process.stdout.write(`From the settling of a session to its arrival: ${tookMs} ms\n`);
    expect(tookMs).toBeLessThan(longestMs);
    expect(subscriber.statuses()).toEqual(['REQUIRES_INPUT', 'PROCESSING', 'VERIFIED']);
    expect(subscriber.seen.at(-1)?.lastVerificationReport).toMatchObject({
      document: { status: 'VERIFIED' },
    });
    subscriber.stop();
    await page.close();
  });

  it('shows the result in GraphiQL, without a reload', async () => {
    const { id, url } = await makeSession();
    const watching = await browser.openPage();
    watching.setDefaultTimeout(stepMs);
    // In one line: the editor closes brackets that a line ends with.
    const document = watchDocument.replace('($id: ID!)', '').replace('$id', `"${id}"`).replace(/\s+/g, ' ');
    await watching.goto(`${app.url}/graphql`);
    await watching.locator('.graphiql-query-editor .view-line').first().waitFor();
    await watching.getByRole('button', { name: 'New tab' }).click();
    const response = watching.locator('.graphiql-response');
    await run(watching, document);
    await response.getByText('REQUIRES_INPUT').waitFor();
    const page = await browser.openPage();
    await submit(page, url);
    await response
      .getByText('VERIFIED')
      .first()
      .waitFor({ timeout: longestMs + 5000 });
    expect(browser.refused).toEqual([]);
    await watching.close();
    await page.close();
  });
});
