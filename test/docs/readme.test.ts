import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const environmentExample = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

function blocks(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...readme.matchAll(fence)].map(([, text]) => text ?? '');
}

describe('the README', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  it('shows a first query that answers as it says, for one call', async () => {
    const [query = ''] = blocks('graphql');
    const { data, errors } = await gateway.askText(query);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      verificationSessions: {
        nodes: [{ status: 'VERIFIED', lastVerificationReport: { document: { status: 'VERIFIED' } } }, {}],
        pageInfo: { hasNextPage: true },
      },
    });
    expect(gateway.upstream.calls).toHaveLength(1);
  });

  it('shows a mutation and variables that start a verification', async () => {
    const [, mutation = ''] = blocks('graphql');
    const [, variables = '{}'] = blocks('json');
    const { data, errors } = await gateway.askText(
      mutation,
      JSON.parse(variables) as Record<string, unknown>,
    );
    expect(errors).toEqual([]);
    const { verificationSession } = (
      data as { createVerificationSession: { verificationSession: { id: string; url: string } } }
    ).createVerificationSession;
    expect(verificationSession.url).toContain(gateway.sandbox.url);

    const page = await fetch(verificationSession.url);
    expect(page.status).toBe(200);

    const submitted = await fetch(
      `${gateway.sandbox.url}/_sandbox/verification_sessions/${verificationSession.id}/submit`,
      {
        method: 'POST',
        body: new URLSearchParams({ outcome: 'verified', delay_ms: '0' }),
      },
    );
    expect(submitted.status).toBe(200);
    const after = await gateway.askText(
      `{ verificationSession(id: "${verificationSession.id}") { status } }`,
    );
    expect(after.data).toEqual({ verificationSession: { status: 'VERIFIED' } });
  });

  it('lists the sandbox for any client with its key', async () => {
    expect(readme).toContain(`--user ${gateway.sandbox.secretKey}:`);
    const answer = await fetch(`${gateway.sandbox.url}/v1/identity/verification_sessions?limit=1`, {
      headers: { Authorization: `Basic ${Buffer.from(`${gateway.sandbox.secretKey}:`).toString('base64')}` },
    });
    expect(answer.status).toBe(200);
  });

  it('lists every variable that the configuration reads, and so does .env.example', () => {
    const source = readFileSync(new URL('../../src/config/environment.ts', import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      expect(readme, name).toContain(`| \`${name}\``);
      expect(environmentExample, name).toContain(`# ${name}=`);
    }
  });
});
