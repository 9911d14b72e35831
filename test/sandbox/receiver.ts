import { once, EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Delivery {
  /** The path it was sent to. */
  readonly path: string;
  readonly body: string;
  readonly signature: string;
  readonly contentType: string | undefined;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly account?: string;
    readonly data: { readonly object: { readonly id: string; readonly status: string } };
  };
}

/** The status to answer with; 'never' leaves the sender waiting, 'reset' breaks the connection off. */
export type ReceiverAnswer = number | 'never' | 'reset';

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly deliveries: readonly Delivery[];
  /** Waits until so many deliveries have arrived in all. */
  readonly arrived: (count: number) => Promise<readonly Delivery[]>;
  /** Stops listening, and leaves the port to others. */
  readonly stop: () => Promise<void>;
}

/** A server that webhooks arrive at. It stops when the test has finished. */
export async function runReceiver(
  answer: (delivery: Delivery, count: number) => ReceiverAnswer | Promise<ReceiverAnswer> = () => 200,
  port = 0,
): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const arrivals = new EventEmitter();
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const delivery = {
        path: request.url ?? '',
        body,
        signature: String(request.headers['stripe-signature']),
        contentType: request.headers['content-type'],
        event: JSON.parse(body) as Delivery['event'],
      };
      const count = deliveries.push(delivery);
      arrivals.emit('delivery');
      const status = await answer(delivery, count);
      if (status === 'reset') request.socket.destroy();
      else if (status !== 'never') response.writeHead(status, { Location: '/elsewhere' }).end('{}');
    })();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  onTestFinished(stop);
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${taken}/hooks`,
    port: taken,
    deliveries,
    async arrived(count) {
      while (deliveries.length < count) await once(arrivals, 'delivery');
      return deliveries;
    },
    stop,
  };
}
