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
  return new CollectingLoader(options);
}

interface Known<Value> {
  readonly plan: ExpandPlan;
  readonly value: Promise<Value>;
}

class CollectingLoader<Key, Value> implements MergingLoader<Key, Value> {
  private readonly known = new Map<string, Known<Value>>();
  private readonly collector: DataLoader<Want<Key>, Value>;

  constructor(private readonly options: MergingLoaderOptions<Key, Value>) {
    this.collector = new DataLoader((wants) => this.answerAll(wants), { cache: false });
  }

  load(key: Key, plan: ExpandPlan): Promise<Value> {
    return this.collector.load({ key, plan });
  }

  prime(key: Key, plan: ExpandPlan, value: Value): void {
    this.known.set(this.options.nameOf(key), { plan, value: Promise.resolve(value) });
  }

  clear(key: Key): void {
    this.known.delete(this.options.nameOf(key));
  }

  clearAll(): void {
    this.known.clear();
  }

  private async answerAll(wants: readonly Want<Key>[]): Promise<(Value | Error)[]> {
    const { nameOf, budget } = this.options;
    const merged = new Map<string, Want<Key>>();
    for (const want of wants) {
      const name = nameOf(want.key);
      const had = merged.get(name);
      merged.set(name, had === undefined ? want : { ...had, plan: mergePlans(had.plan, want.plan) });
    }
    let calls = 0;
    for (const [name, { plan }] of merged) if (this.find(name, plan) === undefined) calls += callsOf(plan);
    budget.take(calls);
    const answers = new Map<string, Promise<Value | Error>>();
    // One loop starts all reads before the first is awaited: they are in flight together.
    for (const [name, want] of merged) answers.set(name, this.answer(name, want).catch(toError));
    return Promise.all(wants.map(({ key }) => answers.get(nameOf(key)) ?? unanswered));
  }

  private find(name: string, plan: ExpandPlan): Promise<Value> | undefined {
    const had = this.known.get(name);
    return had !== undefined && covers(had.plan, plan) ? had.value : undefined;
  }

  private answer(name: string, { key, plan }: Want<Key>): Promise<Value> {
    const had = this.find(name, plan);
    if (had !== undefined) return had;
    const value = this.options.read(key, plan);
    this.known.set(name, { plan, value });
    // A failed read is not remembered: the next tick may ask again.
    value.catch(() => {
      if (this.known.get(name)?.value === value) this.known.delete(name);
    });
    return value;
  }
}

/** Each want is of a name, and each name has an answer. */
const unanswered = Promise.resolve(new Error('a want without an answer'));

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('read failed');
}

/** The sensitive lane is a call of its own. */
function callsOf(plan: ExpandPlan): number {
  return plan.sensitive === null ? 1 : 2;
}
