import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBusyGateway, type BusyGateway } from './busy-gateway.js';
import { checkPromQl } from './check-promql.js';
import { readYaml } from './read-yaml.js';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string; readonly runbook: string };
}

interface Case {
  readonly promql_expr_test?: readonly { readonly exp_samples?: readonly { readonly labels: string }[] }[];
}

const root = new URL('../../', import.meta.url);
const folder = fileURLToPath(new URL('deploy/prometheus/', root));
const { groups } = await readYaml<{ groups: { rules: Alert[] }[] }>('deploy/prometheus/alerts.yaml');
const alerts = groups.flatMap(({ rules }) => rules);
const page = readFileSync(new URL('docs/observability.md', root), 'utf8');

describe('the alerts', () => {
  let busy: BusyGateway;
  beforeAll(async () => {
    busy = await startBusyGateway();
  });
  afterAll(() => busy.gateway.stop());

  it.each(alerts.map(({ alert, expr }) => [alert, expr]))('%s asks for what is printed', (_, expr) => {
    checkPromQl(expr, busy.printed);
  });

  it('would not pass with a metric, a label or an outcome that is not printed', () => {
    for (const expr of [
      'verification_gateway_nothing > 0',
      'verification_gateway_redis_up{lane="base"} == 0',
      'sum by (lane) (verification_gateway_redis_up)',
      'rate(verification_gateway_webhooks_total{outcome="lost"}[5m])',
    ]) {
      expect(() => checkPromQl(expr, busy.printed), expr).toThrow();
    }
  });

  it.each(alerts)('$alert says how bad it is, and where to read what to do', (alert) => {
    expect(['critical', 'warning']).toContain(alert.labels.severity);
    const { summary, description, runbook } = alert.annotations;
    expect([summary, description].every((text) => text.length > 20)).toBe(true);
    expect(runbook).toBe(`docs/observability.md#${alert.alert.toLowerCase()}`);
  });

  it('are those that docs/observability.md tells of, each under its anchor', () => {
    const told = [...page.matchAll(/^\| <a id="(\w+)"><\/a>`(\w+)` +\| (\w+)/gm)];
    expect(told.map(([, , alert, severity]) => [alert, severity])).toEqual(
      alerts.map(({ alert, labels }) => [alert, labels.severity]),
    );
    expect(told.map(([, anchor]) => anchor)).toEqual(alerts.map(({ alert }) => alert.toLowerCase()));
  });

  it('each have a case in which they fire', async () => {
    const { tests } = await readYaml<{ tests: Case[] }>('deploy/prometheus/alerts.test.yaml');
    const fired = tests
      .flatMap((each) => each.promql_expr_test ?? [])
      .flatMap((each) => each.exp_samples ?? [])
      .map(({ labels }) => /alertname="(\w+)"/.exec(labels)?.[1]);
    expect([...new Set(fired)].sort()).toEqual(alerts.map(({ alert }) => alert).sort());
  });

  it('name the job that the example scrapes', async () => {
    const { scrape_configs } = await readYaml<{ scrape_configs: { job_name: string }[] }>(
      'deploy/prometheus/prometheus.yaml',
    );
    const named = alerts.flatMap(({ expr }) => [...expr.matchAll(/job="([^"]*)"/g)].map(([, job]) => job));
    expect(new Set(named)).toEqual(new Set(scrape_configs.map(({ job_name }) => job_name)));
  });
});

describe('promtool', () => {
  const isThere = spawnSync('promtool', ['--version']).status === 0;
  if (!isThere) {
    if (process.env['REQUIRE_PROMTOOL'] === '1')
      throw new Error('REQUIRE_PROMTOOL=1, but there is no promtool');
    process.stdout.write('the alerts: not tried out, there is no promtool\n');
  }

  it.runIf(isThere).each([
    ['check', 'rules', 'alerts.yaml'],
    ['check', 'config', 'prometheus.yaml'],
    ['test', 'rules', 'alerts.test.yaml'],
  ])('%s %s %s', async (...args) => {
    const { stdout } = await promisify(execFile)('promtool', args, { cwd: folder });
    expect(stdout).toContain('SUCCESS');
  });
});
