import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { startGatewayProcess, type GatewayProcess } from './gateway-process.js';

let sandbox: Sandbox;
let gateway: GatewayProcess;

beforeEach(async () => {
  sandbox = createSandbox({ port: 0, sessions: 60 });
  await sandbox.start();
  gateway = await startGatewayProcess({
    nodeOptions: ['--trace-gc'],
    env: {
      STRIPE_API_KEY: sandbox.secretKey,
      STRIPE_SENSITIVE_API_KEY: sandbox.restrictedKey,
      STRIPE_API_BASE: sandbox.url,
      STRIPE_RATE_ENDPOINT: '100000',
      STRIPE_RATE_TOTAL: '100000',
      CACHE_TTL_MS: '0',
      AUTH_MODE: 'off',
    },
  });
});
afterEach(async () => {
  await gateway.kill();
  await sandbox.stop();
});

const one = 'query One($id: ID!) { verificationSession(id: $id) { id status metadata { key value } } }';
const page = `query Page($after: String) {
  verificationSessions(first: 25, after: $after) {
    edges { cursor }
    nodes { id status lastVerificationReport { id document { status } } }
  }
}`;

interface PageData {
  readonly verificationSessions: {
    readonly edges: readonly { readonly cursor: string }[];
    readonly nodes: readonly { readonly id: string }[];
  };
}

async function ask(query: string, variables: object): Promise<unknown> {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Asks so often, some at a time and none for the same as another. */
async function askMany(times: number, query: string, variables: readonly object[]): Promise<void> {
  let asked = 0;
  const askOn = async () => {
    while (asked < times) await ask(query, variables[(asked += 1) % variables.length] ?? {});
  };
  await Promise.all(Array.from({ length: 6 }, askOn));
}

interface Collections {
  readonly count: number;
  /** What was still there after each, of all that was made since the one before. */
  readonly kept: number;
}

/** Reads V8's account of its collections: megabytes before and after each. Those after a slow one begin anew. */
function readQuickCollections(trace: string): Collections {
  const lines = [
    ...trace.matchAll(/(Scavenge|Mark-Compact)[^\n]*? ([\d.]+) \([\d.]+\) -> ([\d.]+) \([\d.]+\) MB/g),
  ].map(([, kind, before, after]) => ({
    isQuick: kind === 'Scavenge',
    before: Number(before),
    after: Number(after),
  }));
  let count = 0;
  let made = 0;
  let kept = 0;
  lines.forEach(({ isQuick, before, after }, place) => {
    const last = lines[place - 1];
    if (!isQuick || last?.isQuick !== true) return;
    count += 1;
    made += before - last.after;
    kept += after - last.after;
  });
  return { count, kept: kept / made };
}

it.each([
  { what: 'one session', query: one, times: 4000 },
  { what: 'a page with reports', query: page, times: 700 },
])(
  'what was made for $what is gone with the next quick collection',
  { timeout: 120_000 },
  async ({ query, times }) => {
    const { edges, nodes } = ((await ask(page, {})) as PageData).verificationSessions;
    const variables =
      query === one ? nodes.map(({ id }) => ({ id })) : edges.map(({ cursor }) => ({ after: cursor }));
    await askMany(times, query, variables);
    const warm = gateway.log().length;
    await askMany(times, query, variables);
    const { count, kept } = readQuickCollections(gateway.log().slice(warm));
    expect(count).toBeGreaterThan(8);
    expect(kept).toBeLessThan(0.025);
  },
);
