import { checkStripeId } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import { answerChange } from './answer-change.js';
import { idempotencyKeyField } from './idempotency-key-field.js';
import { defineResult } from './payload.js';

const RedactVerificationSessionInput = builder.inputType('RedactVerificationSessionInput', {
  description: 'The session to erase.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The session, vs_...' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const RedactVerificationSessionResult = defineResult('Redact', 'is now: `redaction` tells how far it is');

builder.mutationField('redactVerificationSession', (t) =>
  t.field({
    type: RedactVerificationSessionResult,
    authenticated: true,
    description:
      'Has Stripe erase all it collected for a session. It cannot be undone, takes up to four days and cancels a session that requires input.',
    args: {
      input: t.arg({ type: RedactVerificationSessionInput, required: true, description: 'Which session.' }),
    },
    resolve: (_root, { input: { id, idempotencyKey } }, context, info) =>
      answerChange({ change: 'Redact', sessionId: id, idempotencyKey }, context, info, async (options) =>
        context.changes.redact(checkStripeId(id, 'vs', 'id'), options),
      ),
  }),
);
