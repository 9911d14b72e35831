import { request } from 'node:http';
import WebSocket from 'ws';
import type { Answer, Order } from './messages.js';

/** One subscription to open. */
interface Wish {
  readonly url: string;
  readonly id: string;
  readonly query: string;
  readonly reads: boolean;
}

/** So many connections are opened at once. */
const batchSize = 100;

let values = 0;
let wanted = Infinity;

const say = (answer: Answer) => void process.send?.(answer);

function takeValue(): void {
  values += 1;
  if (values === wanted) say({ kind: 'counted', at: Date.now() });
}

/** Resolves with the first value. */
function openSocket({ url, id, query, reads }: Wish): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      const { type } = JSON.parse(data.toString()) as { type: string };
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query, variables: { id } } }));
      }
      if (type === 'error') reject(new Error(data.toString()));
      if (type !== 'next') return;
      takeValue();
      if (!reads) socket.pause();
      resolve();
    });
  });
}

/** Resolves with the first value. */
function openStream({ url, id, query, reads }: Wish): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', Accept: 'text/event-stream' };
    const sent = request(`${url}/graphql`, { method: 'POST', agent: false, headers });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.on('data', (chunk: Buffer) => {
        for (const line of chunk.toString().split('\n')) {
          if (line !== 'event: next') continue;
          takeValue();
          if (!reads) response.pause();
          resolve();
        }
      });
      response.on('end', () => reject(new Error('a stream ended')));
    });
    sent.end(JSON.stringify({ query, variables: { id } }));
  });
}

async function open({ url, ids, count, query, reads }: Extract<Order, { kind: 'open' }>): Promise<void> {
  for (let first = 0; first < count; first += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, count - first) }, (_, index) => first + index);
    await Promise.all(
      batch.map((index) => {
        const wish = { url, id: ids[Math.floor(index / 2) % ids.length] ?? '', query, reads };
        return index % 2 === 0 ? openSocket(wish) : openStream(wish);
      }),
    );
  }
}

process.on('message', (order: Order) => {
  if (order.kind === 'open') {
    void open(order).then(() => say({ kind: 'opened' }));
    return;
  }
  values = 0;
  wanted = order.values;
  say({ kind: 'counting' });
});
