import { dialects } from '../scenarios/dialects.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { BenchServer } from '../servers/start-server.js';
import type { Bench } from './measure-round.js';

/** At most. */
const warmUpMs = 60_000;

/**
 * Has a server give so many answers that its code is compiled. Their number counts and not the time: where other things
 * keep the machine busy, a server would else be measured cold.
 */
export async function warmUp(
  { upstream, load }: Bench,
  { url, dialect }: BenchServer,
  { wishes, clients, warmUpAnswers }: Scenario,
): Promise<void> {
  await upstream.behave({ latencyMs: 0, ratePerEndpoint: null });
  const questions = wishes.map((wish) => dialects[dialect].ask(wish));
  const gaveUp = performance.now() + warmUpMs;
  for (let answers = 0; answers < warmUpAnswers && performance.now() < gaveUp;) {
    answers += (await load.run({ url, clients, seconds: 0.5, questions })).answers;
  }
}
