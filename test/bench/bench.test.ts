import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkServer } from '../../bench/measure/check-server.js';
import { measureRound } from '../../bench/measure/measure-round.js';
import { startLoad, type LoadGenerator } from '../../bench/measure/start-load.js';
import { dialects } from '../../bench/scenarios/dialects.js';
import { scenarios } from '../../bench/scenarios/scenario.js';
import { storms } from '../../bench/scenarios/storm.js';
import { setUpGateway } from '../../bench/servers/set-up-gateway.js';
import { startServer, type BenchServer } from '../../bench/servers/start-server.js';
import { startUpstream, type BenchUpstream } from '../../bench/upstream/start-upstream.js';
import { createdAt, sessionId } from '../../bench/upstream/sessions.js';
import { builtFolder } from '../support/build.js';

/** A busy machine takes its time. */
const startMs = 60_000;

describe('the bench', () => {
  let upstream: BenchUpstream;
  let load: LoadGenerator;
  let server: BenchServer;
  beforeAll(async () => {
    load = startLoad();
    upstream = await startUpstream();
    const entry = [join(builtFolder(), 'dist/main.js')];
    server = await startServer(setUpGateway(upstream.url, 'as-fast-as-it-can', entry));
  }, startMs);
  afterAll(async () => {
    await server.stop();
    await load.stop();
    await upstream.stop();
  });

  it.each([...scenarios.filter(({ latencyMs }) => latencyMs === 0), ...storms.slice(0, 1)])(
    'has right answers for $name',
    async ({ wishes }) => {
      await checkServer(server, wishes);
    },
  );

  it('fails where an answer is not right', async () => {
    const stray = { kind: 'one', id: 'vs_1Bench_stray' } as const;
    await expect(checkServer(server, [stray])).rejects.toThrow();
    const aliases = scenarios.find(({ name }) => name === 'aliases')?.wishes ?? [];
    await expect(checkServer({ ...server, dialect: 'mesh' }, aliases)).rejects.toThrow('a wrong answer');
  });

  it('measures what an answer costs, calls to Stripe counted', async () => {
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error('there is no scenario');
    const figures = await measureRound({ upstream, load }, server, scenario, { seconds: 0.5 });
    expect(figures.callsPerAnswer).toBe(1);
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0);
    expect(figures.p50).toBeLessThanOrEqual(figures.p99);
  });

  it('tells how old a polled state is', async () => {
    await upstream.behave({ latencyMs: 40, ratePerEndpoint: null });
    const wishes = [{ kind: 'poll', id: sessionId(0) }] as const;
    const questions = wishes.map((wish) => dialects.gateway.ask(wish));
    const polls = { everyMs: 50, dialect: 'gateway', wishes } as const;
    const result = await load.run({ url: server.url, clients: 2, seconds: 0.3, questions, polls });
    expect(result).toMatchObject({ wrong: 0, failed: 0 });
    // Timers and clocks round by a millisecond each.
    expect(result.oldestMs).toBeGreaterThanOrEqual(38);
  });

  it('lists what was created in a span of time', async () => {
    await upstream.behave({ latencyMs: 0, ratePerEndpoint: null });
    const span = `created[gte]=${createdAt(9)}&created[lte]=${createdAt(5)}`;
    const answer = await fetch(`${upstream.url}/v1/identity/verification_sessions?limit=3&${span}`, {
      headers: { Authorization: 'Bearer sk_test_x' },
    });
    const page = (await answer.json()) as { data: { id: string }[]; has_more: boolean };
    expect(page.data.map(({ id }) => id)).toEqual([5, 6, 7].map(sessionId));
    expect(page.has_more).toBe(true);
  });

  it("keeps the stand-in's endpoint to its rate, as Stripe does", async () => {
    await upstream.behave({ latencyMs: 0, ratePerEndpoint: 25 });
    const headers = { Authorization: 'Bearer sk_test_x' };
    const address = `${upstream.url}/v1/identity/verification_sessions/${sessionId(0)}`;
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(address, { headers })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.headers.get('Stripe-Rate-Limited-Reason')).toBe('endpoint-rate');
    expect(await refused[0]?.json()).toMatchObject({ error: { code: 'rate_limit' } });
    expect(await upstream.count()).toEqual({ calls: 30, busiestSecond: 30, refused: 5 });
  });
});
