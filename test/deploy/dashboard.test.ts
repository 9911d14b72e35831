import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBusyGateway, type BusyGateway } from './busy-gateway.js';
import { checkPromQl } from './check-promql.js';
import { readPromQl } from './promql.js';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}

interface Dashboard {
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly {
      readonly name: string;
      readonly type: string;
      readonly query: string | { readonly query: string };
    }[];
  };
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
}

const dashboard = JSON.parse(
  readFileSync(new URL('../../deploy/grafana/dashboard.json', import.meta.url), 'utf8'),
) as Dashboard;
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const expressions = [
  ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.annotations.list.map(({ expr }) => expr),
];

describe('the dashboard', () => {
  let busy: BusyGateway;
  beforeAll(async () => {
    busy = await startBusyGateway();
  });
  afterAll(() => busy.gateway.stop());

  it('asks for metrics and labels that are printed', () => {
    expect(expressions.length).toBeGreaterThan(25);
    for (const expr of expressions) checkPromQl(expr, busy.printed);
  });

  it('shows every metric that the gateway has of its own', () => {
    const shown = new Set(expressions.flatMap((expr) => readPromQl(expr).metrics.map(({ name }) => name)));
    const own = [...busy.printed.keys()].filter((name) => name.startsWith('verification_gateway_'));
    expect(own.length).toBeGreaterThan(15);
    expect(own.filter((name) => !/_(sum|count)$/.test(name) && !shown.has(name))).toEqual([]);
  });

  it('lists jobs and replicas by a metric that every gateway prints', () => {
    const queries = dashboard.templating.list.flatMap(({ query }) =>
      typeof query === 'string' ? [] : [query.query],
    );
    expect(queries).toHaveLength(2);
    for (const query of queries) {
      expect(busy.printed.has(/^label_values\((\w+)/.exec(query)?.[1] ?? ''), query).toBe(true);
    }
  });
});

describe('each of its panels', () => {
  it('asks the Prometheus that was chosen', () => {
    expect(dashboard.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource' });
    for (const { title, datasource, targets = [] } of panels) {
      const asked = [datasource, ...targets.map((target) => target.datasource)].map((each) => each?.uid);
      expect(new Set(asked), title).toEqual(new Set(['${datasource}']));
    }
  });

  it('asks for the job and the replicas that were chosen', () => {
    for (const expr of expressions) {
      for (const { name, matchers } of readPromQl(expr).metrics) {
        expect(matchers, name).toContainEqual({ label: 'job', value: '$job' });
        expect(matchers, name).toContainEqual({ label: 'instance', value: '$instance' });
      }
    }
  });

  it.each(panels.map((panel) => [panel.title, panel] as const))(
    'tells what to do and in what unit: %s',
    (_, panel) => {
      expect(panel.description?.length).toBeGreaterThan(40);
      expect(['ops', 's', 'percentunit', 'short', 'bytes']).toContain(panel.fieldConfig?.defaults.unit);
    },
  );

  it('has a place and a number of its own', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x},${y}`), title).toBe(false);
          taken.add(`${x},${y}`);
        }
      }
    }
  });
});
