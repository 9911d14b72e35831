import { createYoga } from 'graphql-yoga';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGraphiQL, type GraphiQL } from '../../src/http/graphiql/index.js';
import { findChromium, launchChromium } from './graphiql/chromium.js';
import { schemaWithOneSession } from './graphiql/committed-schema.js';
import { servePage, type PageServer } from './graphiql/page-server.js';

const chromium = findChromium();
if (chromium === undefined) {
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error('REQUIRE_BROWSER=1, but there is no Chromium');
  process.stdout.write(
    'GraphiQL is not tested in a browser: no Chromium at CHROMIUM_PATH or /usr/bin/chromium\n',
  );
}

// A browser on a busy machine takes its time.
const patience = { timeout: 60_000 };

const titles = [
  'FindSession',
  'PageThroughSessions',
  'SessionWithReport',
  'StartVerification',
  'WatchSession',
  'UpdateSession',
  'CancelSession',
  'RedactSession',
  'OwnSessions',
];

describe.skipIf(chromium === undefined)('GraphiQL in Chromium', patience, () => {
  let server: PageServer;
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let page: Page;
  let graphiql: GraphiQL;
  let complaints: string[];
  const posted: string[] = [];

  beforeAll(async () => {
    const yoga = createYoga({
      schema: schemaWithOneSession('vs_open'),
      graphiql: false,
      landingPage: false,
      logging: false,
    });
    server = await servePage(async (request) => {
      const ours = await graphiql.handle(request);
      if (ours !== undefined) return ours;
      posted.push(`${request.method} ${new URL(request.url).search}`);
      return yoga.fetch(request);
    });
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    startGraphiQL('vs_open');
    complaints = [];
    browser = await launchChromium(chromium ?? '');
    page = await browser.openPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await open();
  }, patience.timeout);
  afterEach(async () => {
    await browser.stop();
    // Chromium reports each breach of the content security policy as a console error.
    expect(complaints).toEqual([]);
    expect(browser.refused).toEqual([]);
  });

  function startGraphiQL(open: string) {
    graphiql = createGraphiQL({ endpoint: '/graphql', title: 'Sessions <b>', examples: { open } });
  }
  async function open() {
    await page.goto(`${server.url}/graphql`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  }
  const tabs = () => page.locator('.graphiql-tab').allInnerTexts();
  const openTab = (title: string) => page.locator('.graphiql-tab-button', { hasText: title }).click();
  const run = () => page.locator('.graphiql-execute-button').click();
  const variables = shows('.graphiql-editor-tool');
  const response = shows('.graphiql-response');
  function shows(selector: string) {
    return async (text: string) => {
      await page.locator(selector).getByText(text).first().waitFor();
    };
  }

  it('opens with the examples in tabs and runs the first as it stands', async () => {
    expect(await tabs()).toEqual(titles);
    expect(await page.title()).toBe('Sessions <b>');
    await page.getByText('Sessions <b>').waitFor();
    await variables('vs_open');

    await run();
    await response('REQUIRES_INPUT');
    await response('user_42');
  });

  it('shows the docs of the schema', async () => {
    await page
      .getByRole('button', { name: /documentation/i })
      .first()
      .click();
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click();
    await page.locator('.graphiql-doc-explorer').getByText('verificationSessions').first().waitFor();
  });

  it('switches tabs by a click and finds no error in any example', async () => {
    for (const title of titles.toReversed()) {
      await openTab(title);
      await page.locator('.graphiql-tab-active', { hasText: title }).waitFor();
      await page.locator('.graphiql-query-editor .view-line', { hasText: title }).waitFor();
    }
    await openTab('StartVerification');
    await variables('user_42');
    // Time for the workers to have looked at it.
    await page.waitForTimeout(1500);
    expect(await page.locator('.squiggly-error').count()).toBe(0);
  });

  it('completes and marks errors by its workers, and formats', async () => {
    const line = page.locator('.graphiql-query-editor .view-line', { hasText: 'createdAt' });
    await line.click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('livem');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'livemode' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
    await page.keyboard.type('ode');
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /prettify/i }).click();
    await run();
    await response('livemode');
  });

  it('streams a subscription by POST and keeps the address clean', async () => {
    posted.length = 0;
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('subscription { word }');
    await run();
    await response('last');
    expect(new Set(posted)).toEqual(new Set(['POST ']));
    expect(page.url()).toBe(`${server.url}/graphql`);
  });

  it('keeps what the user did and takes in what changed', async () => {
    await openTab('PageThroughSessions');
    await page.locator('.graphiql-tab-active .graphiql-tab-close').click();
    await openTab('UpdateSession');
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('# mine\n');
    // GraphiQL stores half a second after the last change.
    await page.waitForTimeout(1000);
    const kept = titles.filter((title) => title !== 'PageThroughSessions');

    await open();
    expect(await tabs()).toEqual(kept);

    startGraphiQL('vs_other');
    await open();
    // FindSession was left as it came, so it is replaced; the edited UpdateSession stays beside the new one.
    expect(await tabs()).toEqual([...kept, 'UpdateSession']);
    await openTab('FindSession');
    await variables('vs_other');

    await open();
    expect(await tabs()).toEqual([...kept, 'UpdateSession']);
  });

  it('follows the system from light to dark', async () => {
    const background = () =>
      page.evaluate('getComputedStyle(document.querySelector(".graphiql-container")).backgroundColor');
    const ink = () =>
      page.evaluate(
        `getComputedStyle(document.querySelector('.graphiql-query-editor .view-line span span')).color`,
      );
    // The colours of a comment, which is the first line; Monaco gives them once it has read the text.
    const [green, paleGreen] = ['rgb(0, 128, 0)', 'rgb(96, 139, 78)'];
    await expect.poll(ink, patience).toBe(green);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(background, patience).not.toBe(light);
    await expect.poll(ink, patience).toBe(paleGreen);

    await open();
    expect(await background()).not.toBe(light);
    await expect.poll(ink, patience).toBe(paleGreen);
  });
});
