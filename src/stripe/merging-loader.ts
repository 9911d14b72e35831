import DataLoader from 'dataloader';
import type { CallBudget } from './call-budget.js';
import { covers, mergePlans, type ExpandPlan } from './expand-plan.js';

export interface MergingLoaderOptions<Key, Value> {
  /** The name under which wants of the same thing meet. */
  readonly nameOf: (key: Key) => string;
  /** Asks Stripe once for one thing with all that was wanted of it. */
  readonly read: (key: Key, plan: ExpandPlan) => Promise<Value>;
  /** What the reads of the operation may cost in all. */
  readonly budget: CallBudget;
}

/** Answers each want from as few reads as can be. Lives for one request. */
export interface MergingLoader<Key, Value> {
  /** @throws {Failure} as the read does, for this want alone */
  load(key: Key, plan: ExpandPlan): Promise<Value>;
  /** Keeps an answer that came another way, by a list or a mutation. */
  prime(key: Key, plan: ExpandPlan, value: Value): void;
  /** Forgets a thing, also a read of it that is still under way. */
  clear(key: Key): void;
  clearAll(): void;
}

interface Want<Key> {
  readonly key: Key;
  readonly plan: ExpandPlan;
}

/**
 * Makes a loader that collects what one tick wants of each thing and reads the union of it. A loader keyed by the id
 * alone would give the second of two aliases the expands of the first; one keyed by id and plan would read twice.
 */
export function createMergingLoader<Key, Value>(
  options: MergingLoaderOptions<Key, Value>,
): MergingLoader<Key, Value> {
  const { nameOf, read, budget } = options;
  const known = new Map<string, { plan: ExpandPlan; value: Promise<Value> }>();

  function isKnown(name: string, plan: ExpandPlan): boolean {
    const had = known.get(name);
    return had !== undefined && covers(had.plan, plan);
  }

  function answer(key: Key, plan: ExpandPlan): Promise<Value> {
    const name = nameOf(key);
    const had = known.get(name);
    if (had !== undefined && covers(had.plan, plan)) return had.value;
    const value = read(key, plan);
    known.set(name, { plan, value });
    // A failed read is not remembered: the next tick may ask again.
    value.catch(() => {
      if (known.get(name)?.value === value) known.delete(name);
    });
    return value;
  }

  const collector = new DataLoader<Want<Key>, Value>(
    async (wants) => {
      const merged = new Map<string, ExpandPlan>();
      for (const { key, plan } of wants) {
        const name = nameOf(key);
        const had = merged.get(name);
        merged.set(name, had === undefined ? plan : mergePlans(had, plan));
      }
      const missing = [...merged].filter(([name, plan]) => !isKnown(name, plan));
      budget.take(missing.reduce((calls, [, plan]) => calls + callsOf(plan), 0));
      // One loop starts all reads before the first is awaited: they are in flight together.
      return await Promise.all(
        wants.map(({ key, plan }) =>
          answer(key, merged.get(nameOf(key)) ?? plan).catch((error: unknown) =>
            error instanceof Error ? error : new Error('read failed'),
          ),
        ),
      );
    },
    { cache: false },
  );

  return {
    load: (key, plan) => collector.load({ key, plan }),
    prime: (key, plan, value) => void known.set(nameOf(key), { plan, value: Promise.resolve(value) }),
    clear: (key) => void known.delete(nameOf(key)),
    clearAll: () => known.clear(),
  };
}

/** The sensitive lane is a call of its own. */
function callsOf(plan: ExpandPlan): number {
  return plan.sensitive === null ? 1 : 2;
}
