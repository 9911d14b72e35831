import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../access/guarded-gateway.js';
import { takeScreenshot } from './screenshot.js';
import { findStage, mintFor, startStage, type WebStage } from './web-stage.js';

const chromium = findStage();
const patience = { timeout: 60_000 };

describe.skipIf(chromium === undefined)('starting a verification in examples/web', patience, () => {
  let stage: WebStage;
  beforeAll(async () => {
    stage = await startStage(chromium ?? '');
  }, 120_000);
  afterEach(() => stage.clear());
  afterAll(() => stage.stop());

  const isStream = (route: Route) => route.request().headers()['accept'] === 'text/event-stream';
  /** The browser itself complains of requests that a test makes fail. */
  const expectLostConnectionsOnly = () => {
    expect(stage.complaints.filter((complaint) => !complaint.includes('net::ERR_FAILED'))).toEqual([]);
  };
  const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true }).click();
  const hostedLink = (page: Page) => page.getByRole('link', { name: 'Open the verification page' });
  const idOf = (page: Page) => page.getByText(/^vs_\w+$/).innerText();

  /** What the README shows of the way of a person. */
  async function picture(page: Page, name: string): Promise<void> {
    await page.setViewportSize({ width: 480, height: 620 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await takeScreenshot(page, `${name}-${colorScheme}`);
    }
  }

  /** Follows the link to the hosted page, in its own tab, and submits there. */
  async function submitAs(page: Page, outcome: string): Promise<Page> {
    const [hosted] = await Promise.all([stage.context.waitForEvent('page'), hostedLink(page).click()]);
    await hosted.getByRole('radio', { name: outcome }).check();
    await picture(hosted, 'flow-hosted');
    await hosted.getByRole('button', { name: 'Submit' }).click();
    return hosted;
  }

  it('leads a person through a failed submission to a verified one, live', async () => {
    const page = await stage.signIn(await mintFor('user_900'));
    await page.getByRole('checkbox', { name: 'A selfie that matches' }).check();
    await picture(page, 'flow-start');
    await start(page);
    const card = page.getByRole('region', { name: 'Your verification' });
    await card.getByText('Live').waitFor();
    await card.getByText('Requires input').waitFor();

    const failed = await submitAs(page, 'The document has expired');
    expect(await failed.evaluate('window.opener')).toBeNull();
    await card.getByText('Your document has expired.').waitFor();
    await card.getByText('Try again with one that is still valid.').waitFor();

    const passed = await submitAs(page, 'Everything is verified');
    await card.getByText('Everything was verified.').waitFor();
    await picture(page, 'flow-outcome');
    await passed.getByRole('heading', { name: 'You can close this tab' }).waitFor();
    await card.getByRole('button', { name: 'Start another' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('keeps token, link and secret out of storage, of addresses and of the console', async () => {
    const token = await mintFor('user_901');
    const said: string[] = [];
    const page = await stage.signIn(token);
    page.on('console', (message) => said.push(message.text()));
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await start(page);
    const url = await hostedLink(page).getAttribute('href');
    const kept: unknown = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])',
    );
    expect(kept).toBe('[{},{},"",null]');
    expect(await page.evaluate('indexedDB.databases()')).toEqual([]);
    expect(said).toEqual([]);
    expect(new Set(addresses)).toEqual(new Set([`${stage.url}/graphql`]));
    expect(url).toMatch(/^http/);

    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('is served with a policy that lets nothing in and nothing out, and has it in the page too', async () => {
    const response = await fetch(stage.url);
    const page = (await response.text()).replaceAll('&#39;', "'");
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", 'trusted-types']) {
      expect(policy).toContain(rule);
      expect(page).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
  });

  it('shows at the field what the gateway does not accept there', async () => {
    const page = await stage.signIn(null);
    await page.getByRole('textbox', { name: 'Return address' }).fill('nowhere');
    await start(page);
    await page.getByRole('alert').getByText('Something is not acceptable').waitFor();
    const field = page.getByRole('textbox', { name: 'Return address' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });

  it('starts one session only, though its answer was lost and it was tried again', async () => {
    const page = await stage.signIn(await mintFor('user_902'));
    const keys: unknown[] = [];
    await page.route('**/graphql', async (route) => {
      const body = route.request().postDataJSON() as unknown;
      if (at(body, ['operationName']) !== 'StartVerification') return route.fallback();
      keys.push(at(body, ['variables', 'input', 'idempotencyKey']));
      const response = await route.fetch();
      return keys.length === 1 ? route.abort() : route.fulfill({ response });
    });
    await start(page);
    await page.getByRole('alert').getByText('No connection').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    const card = page.getByRole('region', { name: 'Your verification' });
    await card.waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    const list = await stage.ask(
      '{ verificationSessions(filter: { clientReferenceId: "user_902" }) { nodes { id } } }',
    );
    expect(at(list, ['data', 'verificationSessions', 'nodes'])).toEqual([{ id: await idOf(page) }]);
    expectLostConnectionsOnly();
  });

  it('opens a lost stream again', async () => {
    const page = await stage.signIn(null);
    let streams = 0;
    await page.route('**/graphql', async (route) => {
      if (!isStream(route)) return route.fallback();
      streams += 1;
      return streams === 1 ? route.abort() : route.continue();
    });
    await start(page);
    await page.getByText('Connecting again…').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(streams).toBe(2);
    expectLostConnectionsOnly();
  });

  it('looks every few seconds where streams do not come through', async () => {
    const page = await stage.signIn(null);
    await page.route('**/graphql', (route) => (isStream(route) ? route.abort() : route.fallback()));
    await start(page);
    await page.getByText('No live connection').waitFor();
    await stage.submit(await idOf(page), 'verified');
    await page.getByText('Everything was verified.').waitFor();
    expectLostConnectionsOnly();
  });

  it.each(['UNKNOWN', 'ADDED_BY_A_LATER_SCHEMA'])('shows the status %s as not finished', async (status) => {
    const id = await stage.makeSession('user_903');
    const page = await stage.signIn(null);
    await page.route('**/graphql', async (route) => {
      if (isStream(route)) return route.abort();
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('"REQUIRES_INPUT"', `"${status}"`);
      return route.fulfill({ response, body });
    });
    await page.evaluate(`location.hash = "#/sessions/${id}"`);
    await page.getByRole('status').getByText('Not finished', { exact: true }).waitFor();
    expectLostConnectionsOnly();
  });
});
