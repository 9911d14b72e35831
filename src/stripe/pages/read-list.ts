import type Stripe from 'stripe';
import { badInput, Failure } from '../failure.js';
import { notAsked, type SensitiveAnswer } from '../model/sensitive.js';
import type { StripePage } from './page.js';

interface ListReading<Raw, Value> {
  readonly read: () => Promise<Stripe.ApiList<Raw>>;
  /** The same list in the sensitive lane. */
  readonly readSensitive: () => Promise<SensitiveAnswer<Stripe.ApiList<Raw>>>;
  /** One object in the sensitive lane, for the case that the list moved between the two reads. */
  readonly readSensitiveOne: (id: string) => Promise<SensitiveAnswer<Raw>>;
  readonly map: (raw: Raw, sensitive: SensitiveAnswer<Raw>) => Value;
}

/**
 * Reads one page: one call, and one in the sensitive lane when that is planned, both at once.
 * @throws {Failure} BAD_USER_INPUT for a cursor that names nothing
 */
export async function readList<Raw extends { id: string; created: number }, Value>(
  reading: ListReading<Raw, Value>,
): Promise<StripePage<Value>> {
  const [list, sensitiveList] = await Promise.all([
    reading.read().catch((error: unknown) => {
      throw unknownCursor(error);
    }),
    reading.readSensitive(),
  ]);
  const sensitiveOf = await joinSensitive(list.data, sensitiveList, reading.readSensitiveOne);
  return {
    data: list.data.map((raw) => reading.map(raw, sensitiveOf(raw.id))),
    has_more: list.has_more,
  };
}

/** The two lists are joined by id: a session created between the two reads moves one of them. */
async function joinSensitive<Raw extends { id: string }>(
  data: readonly Raw[],
  answer: SensitiveAnswer<Stripe.ApiList<Raw>>,
  readOne: (id: string) => Promise<SensitiveAnswer<Raw>>,
): Promise<(id: string) => SensitiveAnswer<Raw>> {
  if (answer.kind !== 'read') return () => answer;
  const byId = new Map<string, SensitiveAnswer<Raw>>(
    answer.raw.data.map((raw) => [raw.id, { kind: 'read', raw }]),
  );
  const missing = data.filter(({ id }) => !byId.has(id));
  await Promise.all(missing.map(async ({ id }) => byId.set(id, await readOne(id))));
  return (id) => byId.get(id) ?? notAsked;
}

/** Stripe answers a cursor that names nothing with resource_missing and the parameter's name. */
function unknownCursor(error: unknown): unknown {
  const param = error instanceof Failure && error.code === 'NOT_FOUND' ? error.details.param : undefined;
  if (param === undefined) return error;
  return badInput(
    `\`${param}\` names nothing that this gateway can see. Leave it out to begin again.`,
    param,
  );
}
