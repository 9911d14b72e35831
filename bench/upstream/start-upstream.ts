import { once } from 'node:events';
import { startHelper } from '../measure/processes.js';
import { controlPath, type Behaviour, type Counters } from './stand-in.js';

/** The stand-in for Stripe, in a process of its own. */
export interface BenchUpstream {
  readonly url: string;
  /** Counts from nothing from now on, too. */
  behave(behaviour: Behaviour): Promise<void>;
  count(): Promise<Counters>;
  stop(): Promise<void>;
}

/** Starts the process. */
export async function startUpstream(): Promise<BenchUpstream> {
  const helper = startHelper(new URL('main.ts', import.meta.url));
  const [{ url }] = (await Promise.race([once(helper.child, 'message'), helper.failed])) as [{ url: string }];
  const control = async (init?: RequestInit) =>
    (await (await fetch(`${url}${controlPath}`, init)).json()) as Counters;
  return {
    url,
    async behave(behaviour) {
      await control({ method: 'POST', body: JSON.stringify(behaviour) });
    },
    count: () => control(),
    stop: () => helper.stop(),
  };
}
