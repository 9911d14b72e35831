import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../access/guarded-gateway.js';
import { findStage, mintFor, startStage, type WebStage } from './web-stage.js';

const chromium = findStage();
const patience = { timeout: 60_000 };

describe.skipIf(chromium === undefined)("the operator's pages of examples/web", patience, () => {
  let stage: WebStage;
  beforeAll(async () => {
    stage = await startStage(chromium ?? '');
  }, 120_000);
  afterEach(() => stage.clear());
  afterAll(() => stage.stop());

  const operator = () => mintFor('ada', 'verification:read', 'verification:write', 'verification:redact');
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const rows = (page: Page) => page.getByRole('rowheader').allInnerTexts();

  /** Ids as the gateway itself lists them. */
  async function listed(argumentsText: string): Promise<unknown[]> {
    const answer = await stage.ask(`{ verificationSessions(${argumentsText}) { nodes { id } } }`);
    const nodes = at(answer, ['data', 'verificationSessions', 'nodes']) as { id: string }[];
    return nodes.map(({ id }) => id);
  }

  async function openList(token: string | null): Promise<Page> {
    const page = await stage.signIn(token, '#/sessions');
    await page.getByRole('rowheader').first().waitFor();
    return page;
  }

  it('pages to older sessions and back', async () => {
    const ids = await listed('first: 20');
    const page = await openList(await operator());
    expect(await rows(page)).toEqual(ids.slice(0, 10));
    expect(await button(page, '← Newer').getAttribute('aria-disabled')).toBe('true');
    await button(page, 'Older →').click();
    await page.getByRole('rowheader', { name: String(ids[10]) }).waitFor();
    expect(await rows(page)).toEqual(ids.slice(10));
    await button(page, '← Newer').click();
    await page.getByRole('rowheader', { name: String(ids[0]) }).waitFor();
    expect(await rows(page)).toEqual(ids.slice(0, 10));
    expect(stage.complaints).toEqual([]);
  });

  it('filters at the gateway, keeps the filter while a session is looked at, and clears it', async () => {
    const ids = await listed('first: 10, filter: { status: VERIFIED }');
    const page = await openList(await operator());
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Verified');
    await page.getByLabel('Created until').fill('2100-01-01');
    await button(page, 'Filter').click();
    await page.locator('[aria-busy=false]').waitFor();
    await expect.poll(() => rows(page)).toEqual(ids);
    await page.getByRole('link', { name: String(ids[0]) }).click();
    await page.getByRole('link', { name: 'All sessions' }).click();
    await expect.poll(() => rows(page)).toEqual(ids);
    expect(await page.getByLabel('Created until').inputValue()).toBe('2100-01-01');

    await page.getByLabel('Created until').fill('2000-01-01');
    await button(page, 'Filter').click();
    await page.getByText('No session is like that.').waitFor();
    await button(page, 'Clear').click();
    await expect.poll(() => rows(page)).toEqual(await listed('first: 10'));
    expect(stage.complaints).toEqual([]);
  });

  it('cancels after a dialog that Escape leaves, and the list knows', async () => {
    const id = await stage.makeSession('user_910');
    const page = await openList(await operator());
    await page.getByRole('link', { name: id }).click();
    await button(page, 'Cancel…').click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this verification?' });
    await dialog.waitFor();
    expect(await focused(page)).toBe('Keep it');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Cancel…');

    await page.keyboard.press('Enter');
    await button(page, 'Cancel it').click();
    await page.getByRole('status').getByText('Canceled').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Session');
    await page.getByRole('link', { name: 'All sessions' }).click();
    await page.getByRole('row', { name: id }).getByText('Canceled').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('erases, and shows how far that is', async () => {
    const id = await stage.makeSession('user_911');
    await stage.submit(id, 'verified');
    const page = await stage.signIn(await operator(), `#/sessions/${id}`);
    await page.getByRole('listitem').filter({ hasText: 'Document' }).getByText('Passed').waitFor();
    await button(page, 'Erase…').click();
    await button(page, 'Erase it').click();
    await page.getByText('What was collected is being erased.').waitFor();
    expect(await button(page, 'Erase…').count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });

  it('shows what became of a session that somebody else was faster with', async () => {
    const id = await stage.makeSession('user_912');
    const page = await stage.signIn(await operator(), `#/sessions/${id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await button(page, 'Cancel…').click();
    await stage.submit(id, 'verified');
    // The page behind the dialog follows by itself; the dialog stays until it is answered.
    await page.getByText('Everything was verified.').waitFor();
    await button(page, 'Cancel it').click();
    const alert = page.getByRole('dialog').getByRole('alert');
    await alert.getByText('The session has changed').waitFor();
    await alert.getByText('STATE_CONFLICT').waitFor();
    await alert.getByText(/req_\w+/).waitFor();
    await page.getByRole('dialog').getByText('What can be done: erase it.').waitFor();
    await button(page, 'Close').click();
    expect(stage.complaints).toEqual([]);
  });

  it('offers to sign in again after a token that is not accepted, with the id for support', async () => {
    const page = await stage.signIn('not-a-token', '#/sessions');
    const alert = page.getByRole('alert');
    await alert.getByText('You are not signed in').waitFor();
    await alert.getByText(/^[\w-]{36}$/).waitFor();
    await button(page, 'Sign in again').click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Access token' }).inputValue()).toBe('');
    expect(stage.complaints).toEqual([]);
  });

  it('says which right is missing, and offers no retry that cannot help', async () => {
    const id = await stage.makeSession('user_913');
    const page = await stage.signIn(await mintFor('user_913'), `#/sessions/${id}`);
    await button(page, 'Erase…').click();
    await button(page, 'Erase it').click();
    const alert = page.getByRole('alert');
    await alert.getByText('You may not do this').waitFor();
    await alert.getByText('verification:redact').waitFor();
    expect(await button(page, 'Try again').count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });

  it('asks for personal data when somebody wants to see it, and forgets it when they leave', async () => {
    const id = await stage.makeSession('user_914');
    await stage.submit(id, 'verified');
    const asked: string[] = [];
    const page = await stage.open();
    page.on('request', (request) => asked.push(request.postData() ?? ''));
    await button(page, 'Continue without a token').click();
    await page.evaluate(`location.hash = "#/sessions/${id}"`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Document' }).waitFor();
    const readings = () => asked.filter((body) => /firstName|verifiedOutputs|dob/.test(body)).length;
    expect(readings()).toBe(0);

    const person = page.getByRole('region', { name: 'Person' });
    await button(page, 'Show personal data').click();
    await person.getByText('Name').waitFor();
    expect(readings()).toBe(1);
    await button(page, 'Hide personal data').click();
    expect(await person.getByText('Name').count()).toBe(0);
    // Not in the cache: it is asked for again.
    await button(page, 'Show personal data').click();
    await person.getByText('Name').waitFor();
    expect(readings()).toBe(2);
    expect(stage.complaints).toEqual([]);
  });

  it('refuses personal data to who has no right to it, and shows the rest', async () => {
    const id = await stage.makeSession('user_915');
    await stage.submit(id, 'verified');
    const page = await stage.signIn(await operator(), `#/sessions/${id}`);
    await button(page, 'Show personal data').click();
    const alert = page.getByRole('region', { name: 'Person' }).getByRole('alert');
    await alert.getByText('verification:pii').waitFor();
    await page.getByRole('status').getByText('Everything was verified.').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('shows a person its own sessions only', async () => {
    await stage.makeSession('user_916');
    const page = await openList(await mintFor('user_916'));
    expect(await rows(page)).toHaveLength(1);
    await page.getByRole('textbox', { name: 'Reference' }).fill('user_1');
    await button(page, 'Filter').click();
    await page.getByRole('alert').getByText('FORBIDDEN').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});

/** The text of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.locator(':focus').innerText();
}
