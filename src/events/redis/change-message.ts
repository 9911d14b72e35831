import { z } from 'zod';
import { prefixOf } from '../../stripe/stripe-id.js';
import type { SessionChange } from '../session-change.js';

/** What replicas say to each other: ids only. */
export type ChangeMessage =
  | { readonly origin: string; readonly kind: 'change'; readonly change: SessionChange }
  /** The origin had more changes than it could keep while it was cut off. */
  | { readonly origin: string; readonly kind: 'gap' };

const idOf = (prefix: string) => z.string().refine((id) => prefixOf(id) === prefix);

// Fields that a later version adds are let through, so that versions can run side by side.
const shape = z.union([
  z.object({ origin: z.uuid(), session: idOf('vs'), account: idOf('acct').optional() }),
  z.object({ origin: z.uuid(), gap: z.literal(true) }),
]);

/** Writes a message for the channel. */
export function encodeMessage(message: ChangeMessage): string {
  const { origin } = message;
  if (message.kind === 'gap') return JSON.stringify({ origin, gap: true });
  return JSON.stringify({ origin, session: message.change.sessionId, account: message.change.account });
}

/** Reads a message; undefined for what is none, as whoever reaches Redis can write to the channel. */
export function decodeMessage(text: string): ChangeMessage | undefined {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  if ('gap' in parsed.data) return { origin: parsed.data.origin, kind: 'gap' };
  const { origin, session, account } = parsed.data;
  return { origin, kind: 'change', change: { sessionId: session, account } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
