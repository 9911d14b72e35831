import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSupergraph, type Supergraph } from '../../examples/supergraph/start-supergraph.js';
import type { SubscriptionProtocol } from '../../examples/supergraph/start-router.js';
import { mintSandboxToken } from '../../src/access/mint-token.js';
import { at, textAt } from '../access/guarded-gateway.js';
import { codesOf, sse } from '../live/subscriber.js';

const query = `subscription ($id: ID!) {
  verificationSessionUpdated(id: $id) { status user { name isIdentityVerified } }
}`;

const tokenOf = async (subject: string) => ({
  Authorization: `Bearer ${await mintSandboxToken({ subject, scopes: [], lifetimeSeconds: 600 })}`,
});

describe.each<SubscriptionProtocol>(['sse', 'websocket'])(
  'watched over SSE, and from the router on by %s',
  (protocol) => {
    let supergraph: Supergraph;

    beforeAll(async () => {
      supergraph = await startSupergraph({ router: 0, verification: 0, users: 0, sandbox: 0 }, protocol);
    });
    afterAll(() => supergraph.stop());

    async function change(subject: string, query: string): Promise<unknown> {
      const response = await fetch(`${supergraph.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(await tokenOf(subject)) },
        body: JSON.stringify({ query }),
      });
      return response.json();
    }

    async function makeSession(subject: string): Promise<string> {
      const answer = await change(
        subject,
        `mutation { createVerificationSession(input: { type: DOCUMENT }) {
          ... on CreateVerificationSessionPayload { verificationSession { id } }
        } }`,
      );
      return textAt(answer, ['data', 'createVerificationSession', 'verificationSession', 'id']);
    }

    async function submit(id: string): Promise<void> {
      const response = await fetch(`${supergraph.sandboxUrl}/_sandbox/verification_sessions/${id}/submit`, {
        method: 'POST',
        body: new URLSearchParams({ outcome: 'verified' }),
      });
      expect(response.status).toBe(200);
    }

    async function openSubscriptions(): Promise<number> {
      const text = await (await fetch(`${supergraph.verificationUrl}/metrics`)).text();
      return Number(/^verification_gateway_subscriptions_open (\d+)$/m.exec(text)?.[1] ?? 0);
    }

    it('a session is told from waiting to verified, each time with what the users team knows', async () => {
      const id = await makeSession('user_40');
      const subscriber = sse.subscribe(supergraph, { query, variables: { id } }, await tokenOf('user_40'));
      expect(await subscriber.next()).toMatchObject({
        data: {
          verificationSessionUpdated: {
            status: 'REQUIRES_INPUT',
            user: { name: 'Ada Okafor' },
          },
        },
        errors: [],
      });
      await submit(id);
      const last = await subscriber.until(
        ({ data }) => at(data, ['verificationSessionUpdated', 'status']) === 'VERIFIED',
      );
      expect(last).toEqual({
        data: {
          verificationSessionUpdated: {
            status: 'VERIFIED',
            user: { name: 'Ada Okafor', isIdentityVerified: true },
          },
        },
        errors: [],
      });
      subscriber.close();
    });

    it('somebody else’s session is not told', async () => {
      const id = await makeSession('user_38');
      const subscriber = sse.subscribe(supergraph, { query, variables: { id } }, await tokenOf('user_39'));
      const refused = await subscriber.next();
      expect(codesOf(refused)).toEqual(['NOT_FOUND']);
      expect(refused.data ?? null).toBeNull();
      await subscriber.ended;
    });

    it('ends where ours ends', async () => {
      const id = await makeSession('user_36');
      const subscriber = sse.subscribe(supergraph, { query, variables: { id } }, await tokenOf('user_36'));
      await subscriber.next();
      await change(
        'user_36',
        `mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`,
      );
      const last = await subscriber.next();
      expect(at(last.data, ['verificationSessionUpdated', 'status'])).toBe('CANCELED');
      expect(await subscriber.ended).toBe('complete');
    });

    it('is given to a GET over SSE, which Hive’s own transport sends, where it is marked as no browser’s', async () => {
      const id = await makeSession('user_35');
      const address = new URL(`${supergraph.verificationUrl}/graphql`);
      address.searchParams.set(
        'query',
        'subscription ($id: ID!) { verificationSessionUpdated(id: $id) { status } }',
      );
      address.searchParams.set('variables', JSON.stringify({ id }));
      const headers = { Accept: 'text/event-stream', ...(await tokenOf('user_35')) };
      const unmarked = await fetch(address, { headers });
      expect(unmarked.status).toBe(400);
      const leave = new AbortController();
      const marked = await fetch(address, {
        headers: { ...headers, 'GraphQL-Require-Preflight': '1' },
        signal: leave.signal,
      });
      expect(marked.headers.get('content-type')).toContain('text/event-stream');
      let told = '';
      for await (const chunk of marked.body ?? []) {
        told += Buffer.from(chunk as Uint8Array).toString();
        if (told.includes('REQUIRES_INPUT')) break;
      }
      expect(told).toContain('event: next');
      leave.abort();
    });

    it('who leaves the router leaves us', async () => {
      const id = await makeSession('user_37');
      const subscriber = sse.subscribe(supergraph, { query, variables: { id } }, await tokenOf('user_37'));
      await subscriber.next();
      await expect.poll(openSubscriptions).toBe(1);
      subscriber.close();
      await expect.poll(openSubscriptions).toBe(0);
    });
  },
);
