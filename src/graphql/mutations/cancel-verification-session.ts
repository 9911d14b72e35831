import { checkStripeId } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import { answerChange } from './answer-change.js';
import { idempotencyKeyField } from './idempotency-key-field.js';
import { defineResult } from './payload.js';

const CancelVerificationSessionInput = builder.inputType('CancelVerificationSessionInput', {
  description: 'The session to give up.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The session, vs_...' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const CancelVerificationSessionResult = defineResult('Cancel', 'is now, canceled');

builder.mutationField('cancelVerificationSession', (t) =>
  t.field({
    type: CancelVerificationSessionResult,
    authenticated: true,
    description: 'Gives a session up, while it requires input. It cannot be undone.',
    args: {
      input: t.arg({ type: CancelVerificationSessionInput, required: true, description: 'Which session.' }),
    },
    resolve: (_root, { input: { id, idempotencyKey } }, context, info) =>
      answerChange({ change: 'Cancel', sessionId: id, idempotencyKey }, context, info, async (options) =>
        context.changes.cancel(checkStripeId(id, 'vs', 'id'), options),
      ),
  }),
);
