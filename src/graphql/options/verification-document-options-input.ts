import { builder } from '../builder.js';
import { IdentityDocumentTypeInput } from './identity-document-type-input.js';

export const VerificationDocumentOptionsInput = builder.inputType('VerificationDocumentOptionsInput', {
  description:
    'What the document check asks for. On update what is absent stays, and null goes back to the default.',
  fields: (t) => ({
    allowedTypes: t.field({
      type: [IdentityDocumentTypeInput],
      description: 'The kinds of document to accept, at least one; every kind by default.',
    }),
    requireIdNumber: t.boolean({ description: 'Ask for an id number and check it too; false by default.' }),
    requireLiveCapture: t.boolean({ description: 'Refuse uploaded pictures; false by default.' }),
    requireMatchingSelfie: t.boolean({
      description: 'Take a selfie and compare it with the photo of the document; false by default.',
    }),
  }),
});
