import { devNull } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { findChromium, launchChromium } from '../http/graphiql/chromium.js';
import { findBarriers } from './axe.js';
import { takeScreenshot } from './screenshot.js';

const chromium = findChromium();
const patience = { timeout: 60_000 };

/** What GraphiQL and its editor bring along: tabs with buttons inside of them, and the colours of comments in a document. */
const notOurs = [
  /^nested-interactive: <li [^>]*class="graphiql-tab\b/,
  /^color-contrast: <span class="mtk\d+">/,
];

describe.skipIf(chromium === undefined)('how GraphiQL looks on the gateway', patience, () => {
  let app: App;
  let browser: Awaited<ReturnType<typeof launchChromium>>;

  beforeAll(async () => {
    const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', SANDBOX_SESSIONS: '30', AUDIT_LOG: devNull });
    app = createApp(config, createLogger({ level: 'silent' }));
    await app.start();
    browser = await launchChromium(chromium ?? '');
  }, patience.timeout);
  afterAll(async () => {
    await browser.stop();
    await app.stop();
  });

  it.each(['light', 'dark'] as const)('has no serious barrier of ours in %s', async (colorScheme) => {
    const page = await browser.openPage();
    await page.setViewportSize({ width: 1440, height: 780 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${app.url}/graphql`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.graphiql-response').getByText('data').first().waitFor();
    const barriers = await findBarriers(page);
    expect(barriers.filter((barrier) => !notOurs.some((known) => known.test(barrier)))).toEqual([]);
    await takeScreenshot(page, `graphiql-${colorScheme}`);
    await page.close();
  });
});
