import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createArrivals, createSlidingLimit, type Arrivals } from './arrivals.js';
import { createBodies } from './bodies.js';
import { createQuestionParser, type Endpoint, type Question } from './parse-question.js';
import { failures, type Failure } from './failures.js';

/** How the stand-in behaves from now on. */
export interface Behaviour {
  /** Milliseconds before each answer. */
  readonly latencyMs: number;
  /** Calls a second that each endpoint takes; null for all. */
  readonly ratePerEndpoint: number | null;
}

/** What came since the behaviour was set. */
export interface Counters {
  readonly calls: number;
  /** Calls to the busiest endpoint in its busiest second. */
  readonly busiestSecond: number;
  /** Calls answered with 429. */
  readonly refused: number;
}

export interface StandIn {
  readonly url: string;
  stop(): Promise<void>;
}

/** GET reads the counters; POST with a behaviour sets it, and the counters to nothing. */
export const controlPath = '/_control';

/** Where OpenTelemetry sends spans, below an address of a collector's. They are taken and dropped. */
const tracesPath = '/v1/traces';

/**
 * Starts a stand-in for Stripe Identity's reads: as little work for an answer as can be, so that what is measured is
 * the server that asks. The state of a session is that of the moment its request came, in its metadata `read_at`.
 */
export async function startStandIn(): Promise<StandIn> {
  const bodies = createBodies();
  const parseQuestion = createQuestionParser();
  let behaviour: Behaviour = { latencyMs: 0, ratePerEndpoint: null };
  let arrivals = new Map<Endpoint, Arrivals>();
  let limits = new Map<Endpoint, (at: number) => boolean>();
  let refused = 0;

  function behave(next: Behaviour): void {
    behaviour = next;
    arrivals = new Map();
    limits = new Map();
    refused = 0;
  }

  function count(): Counters {
    const all = [...arrivals.values()];
    return {
      calls: all.reduce((sum, each) => sum + each.count, 0),
      busiestSecond: Math.max(0, ...all.map((each) => each.busiestSecond())),
      refused,
    };
  }

  /** Notes a call, and whether its endpoint takes it. */
  function admit(endpoint: Endpoint): boolean {
    const now = performance.now();
    const log = arrivals.get(endpoint) ?? createArrivals();
    log.note(now);
    arrivals.set(endpoint, log);
    const { ratePerEndpoint } = behaviour;
    if (ratePerEndpoint === null) return true;
    const limit = limits.get(endpoint) ?? createSlidingLimit(ratePerEndpoint);
    limits.set(endpoint, limit);
    return limit(now);
  }

  function find(question: Question): Buffer | string | undefined {
    switch (question.endpoint) {
      case 'session':
        return bodies.session(question.id, question, Date.now());
      case 'report':
        return bodies.report(question.id);
      case 'sessions':
        return bodies.list(question, Date.now());
    }
  }

  function answer(request: IncomingMessage): Buffer | string | Failure {
    if (request.headers.authorization?.startsWith('Bearer sk_test_') !== true) return failures.noKey;
    const question = parseQuestion(request.url ?? '');
    if (question === undefined || request.method !== 'GET') return failures.unknown;
    if (!admit(question.endpoint)) {
      refused += 1;
      return failures.tooMany;
    }
    return find(question) ?? failures.missing;
  }

  function send(response: ServerResponse, body: Buffer | string | Failure): void {
    const failure = typeof body === 'object' && 'status' in body ? body : undefined;
    const text = failure?.body ?? (body as Buffer | string);
    response.writeHead(failure?.status ?? 200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      'Request-Id': 'req_bench',
      ...failure?.headers,
    });
    response.end(text);
  }

  async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      behave(JSON.parse(text) as Behaviour);
    }
    response.end(JSON.stringify(count()));
  }

  const server = createServer((request, response) => {
    if (request.url === controlPath) {
      void control(request, response);
      return;
    }
    if (request.url === tracesPath) {
      request.resume().once('end', () => response.end());
      return;
    }
    const body = answer(request);
    if (behaviour.latencyMs === 0) send(response, body);
    else setTimeout(send, behaviour.latencyMs, response, body);
  });
  // Nobody's socket is closed under a request between two rounds.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}
