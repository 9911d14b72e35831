import { checkStripeId } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import { VerificationSessionOptionsInput } from '../options/verification-session-options-input.js';
import { MetadataEntryInput } from '../verification-session/metadata-entry-input.js';
import { VerificationSessionProvidedDetailsInput } from '../verification-session/verification-session-provided-details-input.js';
import { VerificationSessionTypeInput } from '../verification-session/verification-session-type-input.js';
import { answerChange } from './answer-change.js';
import { idempotencyKeyField } from './idempotency-key-field.js';
import { defineResult } from './payload.js';

const UpdateVerificationSessionInput = builder.inputType('UpdateVerificationSessionInput', {
  description:
    'What to change. What is absent stays; null clears. All but metadata may change only while the session requires input.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The session, vs_...' }),
    type: t.field({ type: VerificationSessionTypeInput, description: 'Another type; it cannot be cleared.' }),
    options: t.field({
      type: VerificationSessionOptionsInput,
      description: 'Options of the checks; null unsets them.',
    }),
    providedDetails: t.field({
      type: VerificationSessionProvidedDetailsInput,
      description: 'What is known of the person already; null clears it.',
    }),
    metadata: t.field({
      type: [MetadataEntryInput],
      description: 'Pairs to set or, with a null value, to remove; other keys stay. Null removes every key.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const UpdateVerificationSessionResult = defineResult('Update', 'is after the change');

builder.mutationField('updateVerificationSession', (t) =>
  t.field({
    type: UpdateVerificationSessionResult,
    authenticated: true,
    description: 'Changes a session.',
    args: {
      input: t.arg({ type: UpdateVerificationSessionInput, required: true, description: 'What to change.' }),
    },
    resolve: (_root, { input: { id, idempotencyKey, ...changes } }, context, info) =>
      answerChange({ change: 'Update', sessionId: id, idempotencyKey }, context, info, async (options) =>
        context.changes.update(checkStripeId(id, 'vs', 'id'), changes, options),
      ),
  }),
);
