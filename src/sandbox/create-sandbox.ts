import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './http/app.js';
import type { Service } from './http/environment.js';
import { createIdempotentAnswers } from './http/idempotency.js';
import { createListener } from './http/listener.js';
import { createAdmission } from './http/rate-limit.js';
import { sandboxDefaults, webhookDefaults, type SandboxOptions } from './options.js';
import { createIds } from './random/ids.js';
import { createRandom } from './random/random.js';
import { seedRealm } from './seed/seed-realm.js';
import { createAlarm } from './state/alarm.js';
import { defaultAccount, World } from './state/world.js';
import { createStandingEndpoint } from './webhooks/create-standing-endpoint.js';
import { createDeliveries } from './webhooks/deliveries.js';

export interface Sandbox {
  /** The origin requests go to, without a slash at the end. Throws before start. */
  readonly url: string;
  /** An ordinary secret key of the default account. Other well-formed keys work as well. */
  readonly secretKey: string;
  /** A restricted key of the default account that may read sensitive results. */
  readonly restrictedKey: string;
  /** Listens; rejects with the system's error where the port is taken. */
  start(): Promise<void>;
  /** Closes every connection, gives up webhooks that are not delivered and ends every wait. What the sandbox remembers stays until the object is gone. */
  stop(): Promise<void>;
}

/** Makes a stand-in for Stripe Identity's REST API, filled with invented sessions, that listens once it is started. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { host, port, seed, sessions, now, processingMs, redactionMs, rateLimit, latencyMs, webhooks } = {
    ...sandboxDefaults,
    ...options,
  };
  const world = new World();
  const answers = createIdempotentAnswers(now);
  const ids = createIds(
    createRandom(`${seed} objects`),
    createRandom(`${seed} requests`),
    createRandom(`${seed} webhooks`),
  );
  const { endpoints, ...timing } = { ...webhookDefaults, ...webhooks };
  const deliveries = createDeliveries({ world, now, random: createRandom(`${seed} deliveries`), ...timing });
  const alarm = createAlarm(world.agenda, now);
  const anchor = now();
  const plant = () => seedRealm(world, world.realm(defaultAccount, 'test'), { seed, sessions, anchor });
  let stopping = beginServing();

  const service: Service = {
    world,
    ids,
    now,
    processingMs,
    redactionMs,
    cause: null,
    dispatch: deliveries.dispatch,
    disturb: deliveries.disturb,
    answers,
    admit: createAdmission(rateLimit, now),
    origin: () => listener.url(),
    delay: async () => {
      if (latencyMs > 0) await sleep(latencyMs, undefined, { signal: stopping.signal });
    },
    reset: () => {
      deliveries.clear();
      world.clear();
      answers.clear();
      plant();
    },
  };
  plant();
  for (const endpoint of endpoints) {
    createStandingEndpoint(service, world.realm(defaultAccount, 'test'), {
      ...endpoint,
      enabled_events: ['*'],
    });
  }
  const listener = createListener(createApp(service).fetch, { host, port });

  return {
    get url() {
      return listener.url();
    },
    secretKey: 'sk_test_sandbox',
    restrictedKey: 'rk_test_sandbox',
    start: async () => {
      stopping = beginServing();
      await listener.start();
      deliveries.start();
      alarm.start();
    },
    stop: async () => {
      stopping.abort();
      alarm.stop();
      await Promise.all([listener.stop(), deliveries.stop()]);
    },
  };
}

/** Every delayed answer listens for the stop; by default Node takes more than ten for a leak. */
function beginServing(): AbortController {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  return stopping;
}
