import { webhookPath } from '../../src/http/route-requests.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { sessionIds } from '../support/sessions.js';

/** The labels of the metrics that a gateway prints, by name. */
export type PrintedMetrics = ReadonlyMap<string, ReadonlySet<string>>;

export interface BusyGateway {
  readonly gateway: TestGateway;
  readonly printed: PrintedMetrics;
}

/** Starts a gateway and has it do something of everything that it counts: a label is printed with its first series. */
export async function startBusyGateway(): Promise<BusyGateway> {
  const gateway = await startGateway({
    // Nobody is at Redis' address; its metric is there.
    env: { REDIS_URL: 'redis://127.0.0.1:1', STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody', AUTH_MODE: 'off' },
  });
  const [id = ''] = await sessionIds(gateway, 1);
  gateway.upstream.intercept(() => ({ kind: 'delay', ms: 200 }));
  const document = `query Status { verificationSession(id: "${id}") { status } }`;
  await Promise.all([gateway.askText(document), gateway.askText(document)]);
  await fetch(`${gateway.url}${webhookPath}`, { method: 'POST', body: '{}' });
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  return { gateway, printed: readPrinted(text) };
}

function readPrinted(text: string): PrintedMetrics {
  const printed = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of text.matchAll(/^([a-z]\w*)(?:\{(.*)\})? \S+$/gm)) {
    const known = printed.get(name) ?? new Set<string>();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    printed.set(name, known);
  }
  return printed;
}
