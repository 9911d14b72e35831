import { Agent, request } from 'undici';

export interface Sender {
  /** Posts a signed body; whether the receiver answered 2xx. A redirect is not followed. Never rejects. */
  send(url: string, body: string, signature: string): Promise<boolean>;
  /** Breaks off what is under way and closes every connection. */
  stop(): Promise<void>;
}

/** Bounds the sockets that a receiver which does not answer can hold. */
const mostConnections = 32;

/** @param timeoutMs how long a receiver may take to accept a connection, and then to answer, in milliseconds */
export function createSender(timeoutMs: number): Sender {
  const agent = new Agent({
    connections: mostConnections,
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    // A connection for each request: a receiver that closes an idle one cannot make the next delivery fail.
    pipelining: 0,
  });
  return {
    async send(url, body, signature) {
      try {
        const answer = await request(url, {
          dispatcher: agent,
          method: 'POST',
          headers: {
            'Content-Type': 'application/json; charset=utf-8',
            'Stripe-Signature': signature,
            'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          },
          body,
        });
        // The status decides; what else the receiver has to say is not waited for.
        answer.body.dump({ limit: 65_536 }).catch(() => undefined);
        return answer.statusCode >= 200 && answer.statusCode < 300;
      } catch {
        return false;
      }
    },
    stop: () => agent.destroy(),
  };
}
