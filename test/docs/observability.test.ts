import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';

const page = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');
const prefix = 'verification_gateway_';

let gateway: TestGateway;
let text: string;
beforeAll(async () => {
  // Nobody is there; its metric is.
  gateway = await startGateway({ env: { REDIS_URL: 'redis://127.0.0.1:1' } });
  await gateway.askText('{ verificationSessions(first: 1) { nodes { id } } }');
  text = await (await fetch(`${gateway.url}/metrics`)).text();
});
afterAll(() => gateway.stop());

function printed(): string[] {
  return [...text.matchAll(/^# TYPE verification_gateway_(\w+) /gm)].map(([, name = '']) => name).sort();
}

it('docs/observability.md lists the metrics that are printed', () => {
  const listed = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name).sort();
  expect(listed.length).toBeGreaterThan(10);
  expect(listed).toEqual(printed());
});

it('lists the labels of each', () => {
  for (const [, name = '', labels = ''] of page.matchAll(/^\| `(\w+)` +\| ([\w, ]*?) +\|/gm)) {
    const line = text.split('\n').find((each) => each.startsWith(`${prefix}${name}`));
    if (line === undefined || labels.trim() === '') continue;
    const found = [...line.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
    if (found.length > 0) expect(found.sort(), name).toEqual(labels.split(', ').sort());
  }
});
