import { checkAnswer } from '../scenarios/check-answer.js';
import { dialects } from '../scenarios/dialects.js';
import { expectAnswer } from '../scenarios/expect.js';
import type { Wish } from '../scenarios/question.js';
import type { BenchServer } from '../servers/start-server.js';
import { createAsker } from './asker.js';

/**
 * Asks some of the questions and compares the answers with what there is.
 * @throws {Error} for an answer that is not right
 */
export async function checkServer(server: BenchServer, wishes: readonly Wish[]): Promise<void> {
  const dialect = dialects[server.dialect];
  const asker = createAsker(server.url);
  for (const wish of [wishes[0], wishes[Math.floor(wishes.length / 2)], wishes.at(-1)]) {
    if (wish === undefined) throw new Error('nothing is asked');
    const { status, body } = await asker.ask(dialect.ask(wish));
    const { isRight } = checkAnswer(dialect, wish.kind, body.toString(), expectAnswer(wish));
    if (status !== 200 || !isRight) {
      throw new Error(`a wrong answer (${status}): ${body.toString().slice(0, 1000)}`);
    }
  }
  await asker.stop();
}
