import { Agent, fetch as undiciFetch } from 'undici';
import { createOf, judgeAnswer, listOf, readOne, type Operation, type Verdict } from './check-answer.js';
import type { ShakenGateway } from './stripe-behind-chaos.js';

export interface Load {
  /** How often each verdict came. */
  readonly verdicts: ReadonlyMap<Verdict, number>;
  /** The persons of whom a session was to be created, and whether the answer said that it was. */
  readonly intents: ReadonlyMap<string, boolean>;
  /** Lets what is under way end, and closes all connections. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly gateway: Pick<ShakenGateway, 'url' | 'known'>;
  /** How many ask at the same time, each its next operation when the last one is answered. */
  readonly clients: number;
  /** Clients of a hundred that go away before they are answered. */
  readonly leaving?: number;
}

/** Between two operations of one client. Milliseconds. */
const pauseMs = 10;
/** A client that goes away does so within this time. Milliseconds. */
const patienceMs = 40;

let loads = 0;

/** Begins a steady load of reads, lists and changes, and judges every answer. */
export function startLoad({ gateway, clients, leaving = 0 }: LoadOptions): Load {
  const agent = new Agent({ connections: 256 });
  const verdicts = new Map<Verdict, number>();
  const intents = new Map<string, boolean>();
  const load = (loads += 1);
  let isOver = false;
  let turn = 0;

  function choose(): Operation {
    turn += 1;
    const one = gateway.known[turn % gateway.known.length] ?? { id: '', person: '' };
    switch (turn % 10) {
      case 0:
      case 5: {
        const person = `intent-${load}-${turn}`;
        return createOf(person, turn % 20 === 0 ? undefined : `key-of-${person}`);
      }
      case 1:
      case 6:
        return listOf(one);
      case 2:
        return readOne(one, true);
      default:
        return readOne(one, false);
    }
  }

  async function ask(operation: Operation): Promise<Verdict> {
    const client = new AbortController();
    const timer =
      (turn * 37) % 100 < leaving ? setTimeout(() => client.abort(), (turn * 13) % patienceMs) : undefined;
    try {
      const response = await undiciFetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query: operation.query, variables: operation.variables }),
        dispatcher: agent,
        signal: client.signal,
      });
      return judgeAnswer(operation, { status: response.status, text: await response.text() });
    } catch (error) {
      return client.signal.aborted ? 'left' : `wrong: no answer, ${String(error)}`;
    } finally {
      clearTimeout(timer);
    }
  }

  async function work(): Promise<void> {
    while (!isOver) {
      const operation = choose();
      if (operation.creates !== undefined) intents.set(operation.creates, false);
      const verdict = await ask(operation);
      if (operation.creates !== undefined && verdict === 'right') intents.set(operation.creates, true);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  const working = Array.from({ length: clients }, () => work());
  return {
    verdicts,
    intents,
    async stop() {
      isOver = true;
      await Promise.all(working);
      await agent.close();
    },
  };
}

/** The verdicts that should not be. */
export function wrongOf({ verdicts }: Load): string[] {
  return [...verdicts.keys()].filter((verdict) => verdict.startsWith('wrong'));
}
