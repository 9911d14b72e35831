import { builder } from '../builder.js';
import { VerificationSessionOptionsInput } from '../options/verification-session-options-input.js';
import { MetadataEntryInput } from '../verification-session/metadata-entry-input.js';
import { VerificationSessionProvidedDetailsInput } from '../verification-session/verification-session-provided-details-input.js';
import { VerificationSessionRelatedPersonInput } from '../verification-session/verification-session-related-person-input.js';
import { VerificationSessionTypeInput } from '../verification-session/verification-session-type-input.js';
import { answerChange } from './answer-change.js';
import { idempotencyKeyField } from './idempotency-key-field.js';
import { defineResult } from './payload.js';

const CreateVerificationSessionInput = builder.inputType('CreateVerificationSessionInput', {
  description: 'A verification to start. Null is the same as leaving a field out.',
  fields: (t) => ({
    type: t.field({
      type: VerificationSessionTypeInput,
      description: 'What to verify. Required unless verificationFlow is given.',
    }),
    verificationFlow: t.id({
      description: 'A flow made in the Stripe Dashboard, vf_..., in place of type and options.',
    }),
    options: t.field({ type: VerificationSessionOptionsInput, description: 'Options of the checks.' }),
    clientReferenceId: t.string({
      description:
        "Your own name for the person, usually the user's id; lists can be filtered by it. 1 to 5000 characters.",
    }),
    relatedCustomer: t.id({ description: 'The Stripe customer the session is for, cus_...' }),
    relatedCustomerAccount: t.id({
      description: 'The Stripe account that represents the customer, acct_...',
    }),
    relatedPerson: t.field({
      type: VerificationSessionRelatedPersonInput,
      description: 'The person of a connected account to verify.',
    }),
    providedDetails: t.field({
      type: VerificationSessionProvidedDetailsInput,
      description: 'What is known of the person already.',
    }),
    returnUrl: t.string({
      description: 'Where the hosted page sends the person afterwards: a whole http(s) URL.',
    }),
    metadata: t.field({
      type: [MetadataEntryInput],
      description: 'Pairs to keep with the session, at most 50.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const CreateVerificationSessionResult = defineResult('Create', 'was created');

builder.mutationField('createVerificationSession', (t) =>
  t.field({
    type: CreateVerificationSessionResult,
    authenticated: true,
    description: 'Starts a verification: hand `url` or `clientSecret` of the answer to the person.',
    args: {
      input: t.arg({ type: CreateVerificationSessionInput, required: true, description: 'What to start.' }),
    },
    resolve: (_root, { input: { idempotencyKey, ...input } }, context, info) =>
      answerChange({ change: 'Create', sessionId: null, idempotencyKey }, context, info, (options) =>
        context.changes.create(input, options),
      ),
  }),
);
