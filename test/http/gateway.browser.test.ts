import { devNull } from 'node:os';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { findChromium, launchChromium } from './graphiql/chromium.js';

const chromium = findChromium();
if (chromium === undefined) {
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error('REQUIRE_BROWSER=1, but there is no Chromium');
  process.stdout.write(
    'The gateway is not tested in a browser: no Chromium at CHROMIUM_PATH or /usr/bin/chromium\n',
  );
}

const patience = { timeout: 60_000 };

/** What each example's answer must show; the errors of GraphQL would show instead. */
const answers: Readonly<Record<string, string>> = {
  FindSession: 'REQUIRES_INPUT',
  PageThroughSessions: 'pageInfo',
  SessionWithReport: 'firstName',
  StartVerification: 'CreateVerificationSessionPayload',
  UpdateSession: 'UpdateVerificationSessionPayload',
  CancelSession: 'CANCELED',
  RedactSession: 'redaction',
  OwnSessions: 'clientReferenceId',
};

/** Presses the button until the operation is sent: on a busy machine the first press can come before GraphiQL heeds it. */
async function run(page: Page, operation: string): Promise<string> {
  for (let press = 0; press < 5; press += 1) {
    const answered = page
      .waitForResponse((response) => response.request().postData()?.includes(`"${operation}"`) === true, {
        timeout: 8000,
      })
      .catch(() => undefined);
    await page.locator('.graphiql-execute-button').click();
    const response = await answered;
    if (response !== undefined) return response.text();
  }
  throw new Error(`${operation} was never sent`);
}

describe.skipIf(chromium === undefined)('GraphiQL on the running gateway', patience, () => {
  let app: App;
  let browser: Awaited<ReturnType<typeof launchChromium>>;

  beforeAll(async () => {
    const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', SANDBOX_SESSIONS: '80', AUDIT_LOG: devNull });
    app = createApp(config, createLogger({ level: 'silent' }));
    await app.start();
    browser = await launchChromium(chromium ?? '');
  }, patience.timeout);
  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  it('answers every example as it stands, with no error and no request elsewhere', async () => {
    const page = await browser.openPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${app.url}/graphql`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    for (const [title, shown] of Object.entries(answers)) {
      await page.locator('.graphiql-tab-button', { hasText: title }).click();
      await page.locator('.graphiql-query-editor .view-line', { hasText: title }).waitFor();
      const text = await run(page, title);
      expect(text, title).toContain(shown);
      expect(text, title).not.toContain('"errors"');
      await page.locator('.graphiql-response').getByText('data').first().waitFor();
    }
    expect(complaints).toEqual([]);
    expect(browser.refused).toEqual([]);
    // Pages share what they store, and this one would still write down its tabs.
    await page.close();
  });

  it('shows a person its own sessions alone, by the token in the headers tab, and so after a reload', async () => {
    const page = await browser.openPage();
    await page.goto(`${app.url}/graphql`);
    for (const visit of ['first', 'second']) {
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      await page.locator('.graphiql-tab-button', { hasText: 'OwnSessions' }).click();
      await page.locator('.graphiql-query-editor .view-line', { hasText: 'OwnSessions' }).waitFor();
      const { data } = JSON.parse(await run(page, 'OwnSessions')) as {
        data: { verificationSessions: { nodes: { clientReferenceId: string; status: string }[] } };
      };
      const { nodes } = data.verificationSessions;
      expect(nodes.length, visit).toBeGreaterThan(0);
      expect(new Set(nodes.map(({ clientReferenceId }) => clientReferenceId)).size, visit).toBe(1);
      if (visit === 'first') await page.reload();
    }
  });
});
