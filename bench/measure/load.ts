import { setTimeout as sleep } from 'node:timers/promises';
import { checkAnswer } from '../scenarios/check-answer.js';
import { dialects } from '../scenarios/dialects.js';
import { expectAnswer } from '../scenarios/expect.js';
import { createAsker, type Reply } from './asker.js';
import type { Load, Order } from './messages.js';
import { percentile } from './percentile.js';

/** Runs one order and tells what became of it. */
async function run({ url, clients, seconds, questions, polls }: Order): Promise<Load> {
  const expectations = polls?.wishes.map(expectAnswer) ?? [];
  const latencies: number[] = [];
  let failed = 0;
  let wrong = 0;
  let oldestMs = 0;
  let next = 0;
  const began = performance.now();
  const ends = began + seconds * 1000;
  let last = began;

  function judge({ status, body }: Reply, place: number): void {
    if (status !== 200 || body.includes('"errors"')) failed += 1;
    const wish = polls?.wishes[place];
    if (polls === undefined || wish === undefined) return;
    const expected = expectations[place];
    const { isRight, readAt } = checkAnswer(dialects[polls.dialect], wish.kind, body.toString(), expected);
    if (!isRight) wrong += 1;
    else if (readAt !== undefined) oldestMs = Math.max(oldestMs, Date.now() - readAt);
  }

  async function runClient(client: number): Promise<void> {
    const asker = createAsker(url);
    const everyMs = polls?.everyMs ?? 0;
    // Clients that poll begin one after the other, spread over the first period.
    let due = began + (everyMs * client) / clients;
    for (;;) {
      const wait = due - performance.now();
      if (everyMs > 0 && wait > 0) await sleep(wait);
      const start = performance.now();
      if (start >= ends) break;
      const place = (polls === undefined ? next++ : client) % questions.length;
      const question = questions[place];
      if (question === undefined) break;
      const reply = await asker.ask(question);
      last = performance.now();
      latencies.push(last - start);
      judge(reply, place);
      due = Math.max(due + everyMs, last);
    }
    await asker.stop();
  }

  await Promise.all(Array.from({ length: clients }, (_, client) => runClient(client)));
  latencies.sort((a, b) => a - b);
  return {
    answers: latencies.length,
    failed,
    wrong,
    elapsedMs: last - began,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    slowest: latencies.at(-1) ?? 0,
    oldestMs,
  };
}

process.on('message', (order: Order) => {
  void run(order).then((load) => process.send?.(load));
});
process.on('disconnect', () => process.exit());
