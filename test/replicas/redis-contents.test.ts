import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  at,
  audience,
  bearer,
  everyScope,
  issuer,
  jwtSecret,
  knownOfPerson,
  textAt,
} from '../access/guarded-gateway.js';
import { watchBySse } from '../lifecycle/watch-session.js';
import { canTestRedis, startRedis, type OwnRedis } from '../support/redis.js';
import { recordRedis, type RecordedRedis } from './recorded-redis.js';
import { startReplicas, webhookSecret, type ReplicaGateway, type Replicas } from './start-replicas.js';

const person = 'person.of.redis@person.example';
const note = 'a note of the integration';
const idempotencyKey = 'key-of-a-caller-1';

const create = `mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) {
  ... on CreateVerificationSessionPayload { verificationSession { id clientSecret url } }
  ... on VerificationProblem { code message } } }`;

const personal = `query ($id: ID!) { verificationSession(id: $id) {
  verifiedOutputs { firstName lastName idNumber dob { iso } address { line1 } }
  lastVerificationReport { id document { number expirationDate { iso } } } } }`;

const redact = `mutation ($id: ID!) { redactVerificationSession(input: { id: $id }) { __typename } }`;

/** Every text in an answer. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

describe.skipIf(!canTestRedis('own', 'What replicas put into Redis'))('Redis', { timeout: 60_000 }, () => {
  let redis: OwnRedis;
  let recorded: RecordedRedis;
  let replicas: Replicas;

  beforeAll(async () => {
    redis = await startRedis();
    recorded = await recordRedis(redis.url);
    replicas = await startReplicas(redis.url, {
      AUTH_MODE: 'jwt',
      AUTH_JWT_SECRET: jwtSecret,
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
    });
    await vi.waitFor(async () => {
      expect(await replicas.one.metric('redis_up')).toBe(1);
      expect(await replicas.two.metric('redis_up')).toBe(1);
    });
  });
  afterAll(async () => {
    await replicas.stop();
    recorded.stop();
    await redis.stop();
  });

  async function ask(
    { url }: ReplicaGateway,
    headers: Record<string, string>,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<unknown> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  it('gets ids and digests, nothing personal and no secret, in a verification from its start to its erasure', async () => {
    const { stripe, one, two } = replicas;
    const registered = await fetch(`${stripe.sandbox.url}/_sandbox/webhook_endpoints`, {
      method: 'POST',
      body: new URLSearchParams({ url: `${one.url}/webhooks/stripe`, secret: webhookSecret }),
    });
    expect(registered.status).toBe(200);
    const own = await bearer({ sub: person });
    const operator = await bearer({ sub: 'operator@staff.example', scope: everyScope });

    const made = await ask(one, operator, create, {
      input: {
        type: 'DOCUMENT',
        clientReferenceId: person,
        idempotencyKey,
        options: { document: { requireIdNumber: true } },
        providedDetails: knownOfPerson,
        metadata: [{ key: 'note', value: note }],
      },
    });
    const session = ['createVerificationSession', 'verificationSession'];
    const id = textAt(made, [...session, 'id']);
    const links = [textAt(made, [...session, 'clientSecret']), textAt(made, [...session, 'url'])];
    const subscriber = watchBySse(two.url, id, own);
    await subscriber.waitFor('REQUIRES_INPUT');
    await stripe.verify(id);
    await subscriber.waitFor('VERIFIED');
    const seen = await ask(two, operator, personal, { id });
    await ask(two, operator, redact, { id });
    await subscriber.completed;

    // What lies there counts the caller, and knows the events and the session.
    const [sent, kept] = [recorded.commands(), await recorded.dump()];
    expect(sent).toContain(id);
    expect(kept).toMatch(/^verification-gateway:event:evt_\S+ done$/m);
    expect(kept).toMatch(/^verification-gateway:operations:/m);

    const report = textAt(seen, ['verificationSession', 'lastVerificationReport', 'id']);
    const secrets = [
      ...textsIn(at(seen, ['verificationSession'])).filter((text) => text !== report),
      ...Object.values(knownOfPerson),
      ...links,
      ...[own, operator].map((headers) => headers['Authorization']?.replace('Bearer ', '') ?? ''),
      ...[person, 'operator@staff.example', note, idempotencyKey],
      ...[stripe.sandbox.secretKey, stripe.sandbox.restrictedKey, webhookSecret, jwtSecret],
    ];
    expect(secrets.length).toBeGreaterThan(15);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(3);
      expect(`${sent}\n${kept}`.includes(secret), secret).toBe(false);
    }
    expect(`${sent}\n${kept}`).not.toMatch(/_secret_|sk_test|rk_test|whsec_|eyJ|@/);
  });
});
