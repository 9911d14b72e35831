import { builder } from '../builder.js';
import { VerificationDocumentOptionsInput } from './verification-document-options-input.js';

export const VerificationSessionOptionsInput = builder.inputType('VerificationSessionOptionsInput', {
  description: 'Options of the checks. Stripe lets a client set those of the document check only.',
  fields: (t) => ({
    document: t.field({
      type: VerificationDocumentOptionsInput,
      description: 'The document check. Null on update unsets all of it.',
    }),
  }),
});
