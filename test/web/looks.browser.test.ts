import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from './axe.js';
import { takeScreenshot } from './screenshot.js';
import { findStage, mintFor, startStage, type WebStage } from './web-stage.js';

const chromium = findStage();
const patience = { timeout: 120_000 };
/** The narrowest phone that WCAG's reflow asks for. */
const narrowest = { width: 320, height: 640 };
const usual = { width: 1200, height: 800 };
/** What docs/images shows. */
const pictured = new Set(['outcome', 'sessions', 'session', 'conflict']);

describe.skipIf(chromium === undefined)('how examples/web looks', patience, () => {
  let stage: WebStage;
  beforeAll(async () => {
    stage = await startStage(chromium ?? '');
  }, patience.timeout);
  afterEach(() => stage.clear());
  afterAll(() => stage.stop());

  /** Every view of the application, one after the other. */
  async function* walk(): AsyncGenerator<readonly [string, Page]> {
    const signIn = await stage.open();
    await signIn.setViewportSize(usual);
    await signIn.getByText('Make a token for somebody else').click();
    yield ['sign-in', signIn];
    await signIn.close();

    const page = await stage.signIn(null);
    await page.setViewportSize(usual);
    await page.getByRole('checkbox', { name: 'Passport' }).check();
    yield ['start', page];
    await page.getByRole('textbox', { name: 'Return address' }).fill('nowhere');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('alert').waitFor();
    yield ['start-refused', page];
    await page.getByRole('textbox', { name: 'Return address' }).fill(`${stage.url}/#/returned`);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('Live', { exact: true }).waitFor();
    await stage.submit(await page.getByText(/^vs_\w+$/).innerText(), 'document_expired');
    await page.getByText('Your document has expired.').waitFor();
    await page.getByRole('link', { name: 'Open the verification page' }).waitFor();
    yield ['outcome', page];

    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.getByRole('rowheader').first().waitFor();
    await page.locator('[aria-busy=false]').waitFor();
    yield ['sessions', page];
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Verified');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('row').nth(1).getByText('Verified').waitFor();
    await page.getByRole('rowheader').first().getByRole('link').click();
    await page.getByRole('button', { name: 'Show personal data' }).click();
    await page.getByRole('region', { name: 'Person' }).getByText('Name').waitFor();
    await page.getByRole('listitem').first().waitFor();
    yield ['session', page];
    await page.getByRole('button', { name: 'Erase…' }).click();
    yield ['dialog', page];
    await page.close();

    const id = await stage.makeSession('user_920');
    const late = await stage.signIn(await mintFor('ada', 'verification:read', 'verification:write'));
    await late.setViewportSize(usual);
    await late.evaluate(`location.hash = "#/sessions/${id}"`);
    await late.getByRole('button', { name: 'Cancel…' }).click();
    await stage.submit(id, 'verified');
    await late.getByText('Everything was verified.').waitFor();
    await late.getByRole('button', { name: 'Cancel it' }).click();
    await late.getByRole('dialog').getByRole('alert').waitFor();
    yield ['conflict', late];
    await late.close();

    const stranger = await stage.signIn('not-a-token', '#/sessions');
    await stranger.setViewportSize(usual);
    await stranger.getByRole('alert').waitFor();
    yield ['bad-token', stranger];
  }

  it('has no serious barrier on any view, in light and in dark, and fits the narrowest phone', async () => {
    const views: string[] = [];
    for await (const [view, page] of walk()) {
      views.push(view);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await findBarriers(page), `${view}, ${colorScheme}`).toEqual([]);
        if (pictured.has(view)) await takeScreenshot(page, `web-${view}-${colorScheme}`);
      }
      await page.setViewportSize(narrowest);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(overflow, view).toBeLessThanOrEqual(0);
      if (view === 'outcome') await takeScreenshot(page, 'web-outcome-narrow');
      await page.setViewportSize(usual);
    }
    expect(views).toHaveLength(9);
    expect(stage.complaints).toEqual([]);
  });
});
