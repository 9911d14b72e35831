import { talkTo, replicaEnv, type ReplicaGateway } from '../../test/replicas/start-replicas.js';
import { startGatewayProcess } from '../../test/lifecycle/gateway-process.js';
import { startSlowStripe, stripeEnv, type SlowStripe } from '../../test/lifecycle/slow-stripe.js';
import { createMemoryReader, measured, type Memory } from './memory.js';
import { startClients } from './start-clients.js';

const subscriptions = 5000;
const deaf = { clients: 1000, changes: 200 };

const watchStatus = 'subscription Watch($id: ID!) { verificationSessionUpdated(id: $id) { id status } }';
const watchNotes =
  'subscription Watch($id: ID!) { verificationSessionUpdated(id: $id) { metadata { value } } }';

/** A line of the table: what, and its figures. */
type Row = readonly [what: string, figure: string];

let events = 0;

/** Tells the gateway of changes that were made before, all at once; resolves with the time at which that began. */
async function tell(gateway: ReplicaGateway, ids: readonly string[]): Promise<number> {
  const began = Date.now();
  const statuses = await Promise.all(ids.map((id) => gateway.deliver(id, `evt_bench_${(events += 1)}`)));
  if (statuses.some((status) => status !== 200)) throw new Error(`a webhook was refused: ${statuses.join()}`);
  return began;
}

const makeSessions = async (stripe: SlowStripe, count: number) => {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await stripe.makeSession());
  return ids;
};

const kilobytes = (bytes: number, each = 1) => `${(bytes / 1024 / each).toFixed(1)} KiB`;
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

async function startBenchedGateway(stripe: SlowStripe) {
  const started = await startGatewayProcess({
    env: {
      ...stripeEnv(stripe.sandbox, stripe.upstream.url),
      STRIPE_WEBHOOK_SECRET: replicaEnv('')['STRIPE_WEBHOOK_SECRET'] ?? '',
      POLL_INTERVAL_MS: '0',
      MAX_SUBSCRIPTIONS: String(2 * subscriptions),
    },
    entry: 'dist/main.js',
    ...measured,
  });
  return { started, gateway: talkTo(started.url, started.log), readMemory: createMemoryReader(started) };
}

/** Subscribers that read: what one costs, and how soon all are told. */
async function measureReaders(sessions: number): Promise<Row[]> {
  const stripe = await startSlowStripe();
  const { started, gateway, readMemory } = await startBenchedGateway(stripe);
  const clients = startClients();
  try {
    const ids = await makeSessions(stripe, sessions);
    // What is loaded and compiled with the first subscriptions is not theirs.
    await clients.open({
      url: gateway.url,
      ids: ids.slice(0, 1),
      count: 100,
      query: watchStatus,
      reads: true,
    });
    const before = await readMemory();
    stripe.upstream.reset();
    await clients.open({ url: gateway.url, ids, count: subscriptions, query: watchStatus, reads: true });
    const openCalls = stripe.upstream.calls.length;
    const after = await readMemory();

    const [first = ''] = ids;
    const ofFirst = subscriptions / sessions + 100;
    const one = await timeChanges(stripe, gateway, clients, [first], ofFirst);
    const rest = ids.slice(1);
    const all =
      rest.length === 0
        ? undefined
        : await timeChanges(stripe, gateway, clients, rest, subscriptions - subscriptions / sessions);
    const name = sessions === 1 ? 'one session' : `${sessions} sessions`;
    return [
      [
        `${subscriptions} subscriptions to ${name}: memory of each, resident`,
        each(before, after, 'resident'),
      ],
      [`- of it in the heap`, each(before, after, 'heap')],
      ['- calls to Stripe to open them', String(openCalls)],
      [`- one webhook, to the last of its ${ofFirst} subscribers`, one],
      ...(all === undefined
        ? []
        : [[`- ${rest.length} webhooks at once, to the last of all other subscribers`, all] as const]),
    ];
  } finally {
    await clients.stop();
    await started.kill();
    await stripe.stop();
  }
}

const each = (before: Memory, after: Memory, kind: keyof Memory) =>
  kilobytes(after[kind] - before[kind], subscriptions);

async function timeChanges(
  stripe: SlowStripe,
  gateway: ReplicaGateway,
  clients: ReturnType<typeof startClients>,
  ids: readonly string[],
  values: number,
): Promise<string> {
  for (const id of ids) await stripe.verify(id);
  stripe.upstream.reset();
  const { last } = await clients.count(values);
  const began = await tell(gateway, ids);
  const ms = (await last) - began;
  const { length: calls } = stripe.upstream.calls;
  return `${ms} ms, ${calls} ${calls === 1 ? 'call' : 'calls'} to Stripe`;
}

/** Subscribers that have stopped reading: whether what they do not take piles up. */
async function measureDeaf(): Promise<Row[]> {
  const stripe = await startSlowStripe();
  const { started, gateway, readMemory } = await startBenchedGateway(stripe);
  const clients = startClients();
  try {
    const ids = await makeSessions(stripe, 1);
    await clients.open({ url: gateway.url, ids, count: deaf.clients, query: watchNotes, reads: false });
    const rows: Row[] = [];
    const note = async (what: string) => {
      const { resident, heap } = await readMemory();
      rows.push([what, `${megabytes(resident)} resident, ${megabytes(heap)} heap`]);
    };
    await note(`${deaf.clients} subscribers that stopped reading`);
    stripe.upstream.reset();
    for (let change = 1; change <= deaf.changes; change += 1) {
      for (const id of ids) await stripe.annotate(id, String(change));
      await tell(gateway, ids);
      if (change % (deaf.changes / 4) === 0) await note(`- after ${change} changes of 25 kB each`);
    }
    rows.push(['- calls to Stripe', String(stripe.upstream.calls.length)]);
    return rows;
  } finally {
    await clients.stop();
    await started.kill();
    await stripe.stop();
  }
}

function checkOpenFiles(): void {
  const { userLimits } = process.report.getReport() as unknown as {
    userLimits: { open_files: { soft: number | 'unlimited' } };
  };
  const { soft } = userLimits.open_files;
  const needed = subscriptions + 500;
  if (soft !== 'unlimited' && soft < needed) {
    throw new Error(
      `a process may open ${soft} files and needs ${needed}: run \`ulimit -n ${2 * needed}\` before`,
    );
  }
}

checkOpenFiles();
const rows = [...(await measureReaders(50)), ...(await measureReaders(1)), ...(await measureDeaf())];
console.log('| what | figure |\n| --- | --- |');
for (const [what, figure] of rows) console.log(`| ${what} | ${figure} |`);
