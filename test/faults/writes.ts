import { expect } from 'vitest';
import type { Load } from './load.js';
import type { ShakenGateway } from './stripe-behind-chaos.js';

/** What was seen of the changes that were sent to Stripe. */
export interface SeenWrites {
  /** Fails where a change was sent under two keys, was made twice, or was told and not made. */
  check(load: Load): Promise<void>;
}

/** Writes down under which keys each person's session is created. */
export function watchWrites(gateway: ShakenGateway): SeenWrites {
  const keys = new Map<string, Set<string>>();
  gateway.chaos.onWrite(({ key, form }) => {
    const person = new URLSearchParams(form).get('client_reference_id') ?? '';
    keys.set(person, (keys.get(person) ?? new Set()).add(key ?? 'none'));
  });
  return {
    async check({ intents }) {
      for (const [person, wasTold] of intents) {
        const sent = keys.get(person) ?? new Set();
        expect(sent.size, `keys of ${person}`).toBeLessThanOrEqual(1);
        expect(sent.has('none')).toBe(false);
        const made = await gateway.sessionsOf(person);
        expect(made.length, `sessions of ${person}`).toBeLessThanOrEqual(sent.size);
        if (wasTold) expect(made).toHaveLength(1);
      }
      keys.clear();
    },
  };
}
