import { createHash } from 'node:crypto';
import { checkIdempotencyKey } from '../../stripe/input/text.js';
import type { WriteOptions } from '../../stripe/writes.js';

/**
 * Gives the keys of each subject a space of their own: Stripe knows one space for a whole account, and answers whoever
 * comes with a known key and the same input what it has answered before.
 * @throws {Failure} BAD_USER_INPUT for a key that could not have been sent on as it is
 */
export function scopeIdempotencyKey(options: WriteOptions, subject: string): WriteOptions {
  const { idempotencyKey } = options;
  if (idempotencyKey === null || idempotencyKey === undefined) return options;
  const key = checkIdempotencyKey(idempotencyKey, 'idempotencyKey');
  // JSON keeps the two apart whatever is in them, and escapes half surrogates, which UTF-8 would make equal.
  const scoped = createHash('sha256')
    .update(JSON.stringify([subject, key]))
    .digest('hex');
  return { ...options, idempotencyKey: scoped };
}
