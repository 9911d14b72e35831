import type { InputFieldBuilder } from '@pothos/core';
import type { GatewaySchemaTypes } from '../builder.js';

type Types = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchemaTypes>;

/** The input field by which a client makes sure that a change is made once. */
export function idempotencyKeyField(t: InputFieldBuilder<Types, 'InputObject'>) {
  return t.string({
    description:
      "Sent on as Stripe's Idempotency-Key: the same key within 24 hours gives the first answer again. 1 to 255 visible ASCII characters.",
  });
}
