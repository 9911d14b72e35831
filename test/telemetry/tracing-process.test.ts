import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGatewayProcess, type GatewayProcess } from '../lifecycle/gateway-process.js';
import { startCollector, type Collector } from './collector.js';

const traceId = createHash('md5').update('a trace of the test').digest('hex');
const headers = { 'Content-Type': 'application/json', traceparent: `00-${traceId}-${'c'.repeat(16)}-01` };

/** On SIGUSR2 the process says which of OpenTelemetry's packages it has loaded; prom-client loads the API for itself. */
const preload = `data:text/javascript,${encodeURIComponent(`
  import { createRequire } from 'node:module';
  const { cache } = createRequire(process.cwd() + '/');
  process.on('SIGUSR2', () => {
    const names = Object.keys(cache).map((path) => /@opentelemetry\\/([^/]+)\\/(?!.*@opentelemetry)/.exec(path)?.[1]);
    process.stdout.write('loaded: ' + [...new Set(names)].filter(Boolean).sort().join(' ') + '.\\n');
  });
`)}`;

// A busy machine takes its time to load the source.
describe('a process', { timeout: 90_000 }, () => {
  let collector: Collector;
  let gateway: GatewayProcess;

  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(async () => {
    await gateway.kill();
    await collector.stop();
  });

  const start = async (env: Record<string, string>) => {
    gateway = await startGatewayProcess({ env, preload });
  };
  const ask = async () => {
    const query = 'query Listed { verificationSessions(first: 1) { nodes { id } } }';
    await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  };
  const loaded = async () => {
    gateway.signal('SIGUSR2');
    const log = await gateway.waitForLog('loaded: ');
    return /loaded: (.*)\./.exec(log)?.[1]?.split(' ') ?? [];
  };

  it('that is told of no collector holds no SDK', async () => {
    await start({});
    await ask();
    expect(await loaded()).toEqual(['api']);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);
  });

  it('sends protobuf by default, and before it ends what it still holds', async () => {
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, OTEL_BSP_SCHEDULE_DELAY: '600000' });
    await ask();
    expect(await loaded()).toContain('sdk-trace-base');
    expect(collector.contentTypes).toEqual([]);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);
    expect(collector.contentTypes).toEqual(['application/x-protobuf']);
    expect(collector.text()).toMatch(/^\/v1\/traces\n/);
    expect(collector.text()).toContain('query Listed');
    expect(collector.text()).toContain('stripe sessions.list');
    expect(collector.text()).toContain('verification-gateway');
    expect(collector.text()).toContain(Buffer.from(traceId, 'hex').toString('latin1'));
  });

  it('does not wait for a collector that hangs longer than its stop may take', async () => {
    collector.hang();
    await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_TIMEOUT: '3600000',
      SHUTDOWN_TIMEOUT_MS: '500',
    });
    await ask();
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);
    expect(collector.contentTypes).toHaveLength(1);
  });
});
