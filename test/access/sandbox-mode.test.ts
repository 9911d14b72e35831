import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintSandboxToken, sandboxSecret } from '../../src/access/mint-token.js';
import type { Scope } from '../../src/access/scope.js';
import { createApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { at, jwtSecret, mint, textAt } from './guarded-gateway.js';

interface SandboxGateway {
  readonly app: App;
  /** All of the application log. */
  readonly log: () => string;
  readonly audit: () => string;
  ask(
    document: string,
    headers?: Record<string, string>,
  ): Promise<{ data: unknown; codes: string[]; text: string }>;
  stop(): Promise<void>;
}

/** Starts the gateway as `npm start` does without a key: on the sandbox that it brings along. */
async function startOnSandbox(env: Record<string, string> = {}): Promise<SandboxGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'verification-gateway-sandbox-'));
  const auditPath = join(folder, 'audit.log');
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const config = readConfig({
    PORT: '0',
    SANDBOX_PORT: '0',
    SANDBOX_SESSIONS: '60',
    AUDIT_LOG: auditPath,
    ...env,
  });
  const app = createApp(config, createLogger({ level: 'debug', destination }));
  await app.start();
  return {
    app,
    log: () => lines.join(''),
    audit: () => readFileSync(auditPath, 'utf8'),
    async ask(query, headers = {}) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      const { data, errors = [] } = JSON.parse(text) as {
        data?: unknown;
        errors?: { extensions: { code: string } }[];
      };
      return { data, codes: errors.map(({ extensions }) => extensions.code), text };
    },
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function sandboxBearer(
  scopes: readonly Scope[],
  more: { subject?: string; account?: string; lifetimeSeconds?: number } = {},
): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${await mintSandboxToken({ scopes, lifetimeSeconds: 600, ...more })}` };
}

const verified = `{ verificationSessions(first: 1, filter: { status: VERIFIED }) { nodes {
  id status clientSecret clientReferenceId verifiedOutputs { firstName } lastVerificationReport { document { number } } } } }`;
const first = ['verificationSessions', 'nodes', 0];

const badTokens: [string, () => Promise<string>][] = [
  ['that has ended', () => mintSandboxToken({ scopes: ['verification:read'], lifetimeSeconds: -60 })],
  ['by another secret', () => mint({ scope: 'verification:read' })],
  ['by nobody', () => mint({ scope: 'verification:read', alg: 'none' })],
  ['by HS512', () => mint({ scope: 'verification:read', alg: 'HS512', secret: sandboxSecret })],
  ['without an end', () => mint({ scope: 'verification:read', secret: sandboxSecret, expiresIn: null })],
  ['of garbage', () => Promise.resolve('nonsense')],
];

describe('a gateway on its own sandbox', () => {
  let gateway: SandboxGateway;
  beforeAll(async () => {
    gateway = await startOnSandbox();
  });
  afterAll(() => gateway.stop());

  it('takes everyone without a token for a developer', async () => {
    const { data, codes } = await gateway.ask(verified);
    expect(codes).toEqual([]);
    expect(textAt(data, [...first, 'verifiedOutputs', 'firstName'])).not.toBe('');
    const id = textAt(data, [...first, 'id']);
    const redacted = await gateway.ask(
      `mutation { redactVerificationSession(input: { id: "${id}" }) { __typename } }`,
    );
    expect(at(redacted.data, ['redactVerificationSession', '__typename'])).toBe(
      'RedactVerificationSessionPayload',
    );
  });

  it('records a developer too, as nobody in particular', async () => {
    await gateway.ask(verified);
    const lines = gateway
      .audit()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toContainEqual(
      expect.objectContaining({
        subject: null,
        action: 'personal-data.read',
        fields: ['verifiedOutputs.firstName'],
      }),
    );
  });

  it('heeds the scopes of a token, and what it does not allow a developer’s request next to it does', async () => {
    const reader = await gateway.ask(verified, await sandboxBearer(['verification:read']));
    expect(at(reader.data, [...first, 'status'])).toBe('VERIFIED');
    expect(at(reader.data, [...first, 'verifiedOutputs'])).toBeNull();
    expect(new Set(reader.codes)).toEqual(new Set(['FORBIDDEN']));
    const nobody = await gateway.ask(verified, await sandboxBearer([]));
    expect([nobody.data, nobody.codes]).toEqual([null, ['FORBIDDEN']]);
    const full = await gateway.ask(
      verified,
      await sandboxBearer(['verification:read', 'verification:pii', 'verification:write']),
    );
    expect(full.codes).toEqual([]);
  });

  it('heeds the subject of a token', async () => {
    const own = '{ verificationSessions(first: 50) { nodes { clientReferenceId } } }';
    const { data, codes } = await gateway.ask(own, await sandboxBearer([], { subject: 'user_1' }));
    expect(codes).toEqual([]);
    const nodes = at(data, ['verificationSessions', 'nodes']) as { clientReferenceId: string }[];
    expect(nodes.length).toBeGreaterThan(1);
    expect(new Set(nodes.map(({ clientReferenceId }) => clientReferenceId))).toEqual(new Set(['user_1']));
  });

  it('heeds the account of a token', async () => {
    const list = '{ verificationSessions { nodes { id } } }';
    const headers = await sandboxBearer(['verification:read'], { account: 'acct_other' });
    expect((await gateway.ask(list, headers)).data).toEqual({ verificationSessions: { nodes: [] } });
    const elsewhere = await gateway.ask(list, { ...headers, 'Stripe-Account': 'acct_third' });
    expect(elsewhere.codes).toEqual(['FORBIDDEN']);
  });

  it.each(badTokens)('refuses a token %s, though it asks for none', async (_name, make) => {
    const { data, codes, text } = await gateway.ask(verified, { Authorization: `Bearer ${await make()}` });
    expect(data).toBeUndefined();
    expect(codes).toEqual(['UNAUTHENTICATED']);
    expect(text).not.toContain(sandboxSecret);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic c2s6', 'nonsense'])(
    'refuses the header %o, which says who and cannot be read',
    async (Authorization) => {
      const { codes, text } = await gateway.ask(verified, { Authorization });
      expect(codes).toEqual(['UNAUTHENTICATED']);
      expect(text).toContain('Authorization: Bearer ...');
    },
  );

  it('does not write down its keys', () => {
    expect(gateway.log() + gateway.audit()).not.toMatch(/[sr]k_(test|live)_|_secret_|the-sandbox-signs/);
  });
});

describe('a gateway on its own sandbox with AUTH_MODE=jwt', () => {
  let gateway: SandboxGateway;
  beforeAll(async () => {
    gateway = await startOnSandbox({ AUTH_MODE: 'jwt' });
  });
  afterAll(() => gateway.stop());

  it('takes nobody for a developer', async () => {
    expect(await gateway.ask(verified)).toMatchObject({ data: null, codes: ['UNAUTHENTICATED'] });
  });

  it('lets the holder of a sandbox token in', async () => {
    const { data } = await gateway.ask(verified, await sandboxBearer(['verification:read']));
    expect(at(data, [...first, 'status'])).toBe('VERIFIED');
  });

  it.each(badTokens)('refuses a token %s', async (_name, make) => {
    const { codes } = await gateway.ask(verified, { Authorization: `Bearer ${await make()}` });
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('the sandbox’s public secret', () => {
  it('opens nothing once there is another', async () => {
    const gateway = await startOnSandbox({ AUTH_JWT_SECRET: jwtSecret });
    try {
      const forged = await gateway.ask(verified, await sandboxBearer(['verification:read']));
      expect(forged.codes).toEqual(['UNAUTHENTICATED']);
      const token = await mint({ scope: 'verification:read' });
      const { data } = await gateway.ask(verified, { Authorization: `Bearer ${token}` });
      expect(at(data, [...first, 'status'])).toBe('VERIFIED');
      expect((await gateway.ask(verified)).codes).toEqual(['UNAUTHENTICATED']);
    } finally {
      await gateway.stop();
    }
  });
});
