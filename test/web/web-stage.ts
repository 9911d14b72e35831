import { devNull } from 'node:os';
import type { BrowserContext, Page } from 'playwright-core';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { mintSandboxToken } from '../../src/access/mint-token.js';
import type { Scope } from '../../src/access/scope.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { textAt } from '../access/guarded-gateway.js';
import { findChromium, launchChromium } from '../http/graphiql/chromium.js';
import { isWebAppInstalled, startWebApp } from './web-app.js';

/** Undefined, with a line that says why, where the machine lacks what the browser tests of the application need. */
export function findStage(): string | undefined {
  const chromium = findChromium();
  const lacks =
    chromium === undefined
      ? 'no Chromium at CHROMIUM_PATH or /usr/bin/chromium'
      : isWebAppInstalled()
        ? undefined
        : 'npm ci --prefix examples/web was not run';
  if (lacks === undefined) return chromium;
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(`REQUIRE_BROWSER=1, but ${lacks}`);
  process.stdout.write(`examples/web is not tested in a browser: ${lacks}\n`);
  return undefined;
}

export interface WebStage {
  readonly url: string;
  readonly gatewayUrl: string;
  readonly context: BrowserContext;
  /** Console errors, breaches of the content security policy, and requests to other machines, of all pages so far. */
  readonly complaints: string[];
  /** A page with nobody signed in. */
  open(): Promise<Page>;
  /** A page at a place of the application, signed in; null: without a token, as a developer. */
  signIn(token: string | null, hash?: string): Promise<Page>;
  /** Asks the gateway beside the pages, as a developer. */
  ask(query: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** Starts a verification beside the pages. */
  makeSession(clientReferenceId: string): Promise<string>;
  /** Submits beside the pages, as the person would at the hosted page. */
  submit(id: string, outcome: string): Promise<void>;
  /** Closes all pages and forgets complaints. A page that is left open holds one of the few connections of the browser. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole of it on free ports: sandbox, gateway, the built application in front of it, and a browser. */
export async function startStage(chromium: string): Promise<WebStage> {
  const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', SANDBOX_SESSIONS: '60', AUDIT_LOG: devNull });
  const app = createApp(config, createLogger({ level: 'silent' }));
  await app.start();
  const [web, browser] = await Promise.all([startWebApp(app.url), launchChromium(chromium)]);
  const complaints = browser.refused;
  const { context } = browser;
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));

  async function ask(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  async function open(hash = ''): Promise<Page> {
    const page = await browser.openPage();
    await page.goto(`${web.url}/${hash}`);
    return page;
  }

  return {
    url: web.url,
    gatewayUrl: app.url,
    context,
    complaints,
    open: () => open(),
    async signIn(token, hash = '') {
      const page = await open(hash);
      if (token === null) {
        await page.getByRole('button', { name: 'Continue without a token' }).click();
      } else {
        await page.getByRole('textbox', { name: 'Access token' }).fill(token);
        await page.getByRole('button', { name: 'Sign in' }).click();
      }
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      return page;
    },
    ask,
    async makeSession(clientReferenceId) {
      const answer = await ask(
        `mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) {
          ... on CreateVerificationSessionPayload { verificationSession { id } } } }`,
        { input: { type: 'DOCUMENT', clientReferenceId } },
      );
      return textAt(answer, ['data', 'createVerificationSession', 'verificationSession', 'id']);
    },
    async submit(id, outcome) {
      const response = await fetch(`${app.sandbox?.url ?? ''}/_sandbox/verification_sessions/${id}/submit`, {
        method: 'POST',
        body: new URLSearchParams({ outcome, delay_ms: '0' }),
      });
      if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
    },
    async clear() {
      for (const page of context.pages()) {
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.close();
      }
      complaints.length = 0;
    },
    async stop() {
      await browser.stop();
      await web.stop();
      await app.stop();
    },
  };
}

/** A token of the sandbox's, good for one hour. */
export function mintFor(subject: string, ...scopes: Scope[]): Promise<string> {
  return mintSandboxToken({ subject, scopes, lifetimeSeconds: 3600 });
}
