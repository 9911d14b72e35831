import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createReadCache } from '../../src/stripe/cache/read-cache.js';
import { plainPlan, type ExpandPlan } from '../../src/stripe/expand-plan.js';
import { createStripeIdentity, type StripeIdentity } from '../../src/stripe/identity.js';
import { createPacer } from '../../src/stripe/pacing/pacer.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { startUpstream, type Upstream } from '../support/upstream.js';

/** Everything that can be asked of a session. */
const everything: ExpandPlan = {
  base: ['last_verification_report', 'verified_outputs'],
  sensitive: ['last_verification_report.document.number', 'verified_outputs.dob'],
  secrets: true,
};

let sandbox: Sandbox;
let upstream: Upstream;
let stripe: StripeIdentity;
const cache = createReadCache({ ttlMs: 60_000, maxAgeMs: 60_000, maxEntries: 100 });

beforeAll(async () => {
  sandbox = createSandbox({ port: 0, sessions: 0 });
  await sandbox.start();
  upstream = await startUpstream(sandbox.url);
  stripe = createStripeIdentity({
    apiKey: sandbox.secretKey,
    sensitiveApiKey: sandbox.restrictedKey,
    apiBase: upstream.url,
    timeoutMs: 10_000,
    appInfo: { name: 'test', version: '0' },
    cache,
    pacer: createPacer({ perEndpoint: 100_000, total: 100_000 }),
    logger: createLogger({ level: 'silent' }),
  });
});
afterAll(async () => {
  await stripe.stop();
  await upstream.stop();
  await sandbox.stop();
});

it('after reads of everything only plain sessions are kept, without a secret or a result', async () => {
  const { sessions } = stripe.forAccount(undefined);
  const made = await sessions.create(
    { type: 'document', providedDetails: { email: 'before@person.example', phone: '+12025550177' } },
    { plan: everything, conflictPlan: plainPlan },
  );
  const open = await sessions.create({ type: 'document' }, { plan: everything, conflictPlan: plainPlan });
  await fetch(`${sandbox.url}/_sandbox/verification_sessions/${made.id}/submit`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'verified', delay_ms: '0' }),
  });
  const whole = await sessions.retrieve(made.id, everything);
  const { data } = await sessions.list({ limit: 10 }, null, everything);
  const secret = [
    ...leavesOf([whole?.verifiedOutputs, made.secrets, open.secrets, whole?.secrets]),
    ...leavesOf(data.map(({ secrets, verifiedOutputs }) => [secrets, verifiedOutputs])),
    ...leavesOf(whole?.lastReport && 'document' in whole.lastReport ? whole.lastReport.document?.number : []),
  ];
  expect(secret).toContain('before@person.example');
  expect(secret).toContain(open.secrets?.clientSecret);
  expect(secret.length).toBeGreaterThan(10);

  upstream.reset();
  const kept = await Promise.all([made.id, open.id].map((id) => sessions.retrieve(id, plainPlan)));
  expect(upstream.calls).toEqual([]);
  expect(cache.size).toBe(2);
  for (const session of kept) {
    expect(session).toMatchObject({ secrets: null, verifiedOutputs: null });
    expect(Object.keys(session?.lastReport ?? {})).toEqual(
      session?.id === made.id ? ['kind', 'id', 'verificationSessionId', 'clientReferenceId'] : [],
    );
  }
  const leaves = leavesOf(kept);
  expect(leaves).toContain(made.id);
  expect(leaves.filter((leaf) => secret.includes(leaf))).toEqual([]);
  expect(JSON.stringify(kept)).not.toContain('_secret');
});

/** Every text and number of a value that tells something of somebody. */
function leavesOf(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
