import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

/** The system's Chromium, undefined where there is none. */
export function findChromium(): string | undefined {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return existsSync(path) ? path : undefined;
}

/** On a busy machine a page takes a second. Playwright waits for one without end, and Chromium can owe it one for ever. */
const pageMs = 30_000;

/** Opens a page, and another one where the first does not come. @throws {Error} where neither comes */
async function openPage(context: BrowserContext): Promise<Page> {
  for (let tries = 0; tries < 2; tries += 1) {
    const page = await Promise.race([context.newPage(), sleep(pageMs, undefined, { ref: false })]);
    if (page !== undefined) return page;
  }
  throw new Error(`Chromium opened no page within ${pageMs} ms, twice`);
}

/** A browser with an empty profile that can reach nothing but this machine; `refused` lists what it tried. */
export async function launchChromium(executablePath: string) {
  const profile = await mkdtemp(join(tmpdir(), 'graphiql-profile-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const refused: string[] = [];
  const isLoopback = (url: URL) => url.hostname === '127.0.0.1';
  await context.route(
    (url) => url.protocol.startsWith('http') && !isLoopback(url),
    async (route) => {
      refused.push(route.request().url());
      await route.abort();
    },
  );
  return {
    context,
    refused,
    openPage: () => openPage(context),
    async stop() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
