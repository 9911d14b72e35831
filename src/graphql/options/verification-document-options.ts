import type { DocumentOptions } from '../../stripe/model/options.js';
import { builder } from '../builder.js';
import { IdentityDocumentType } from './identity-document-type.js';

export const VerificationDocumentOptions = builder
  .objectRef<DocumentOptions>('VerificationDocumentOptions')
  .implement({
    description: 'What the document check asks for.',
    fields: (t) => ({
      allowedTypes: t.field({
        type: [IdentityDocumentType],
        nullable: true,
        description: 'The kinds of document that are accepted; null where every kind is.',
        resolve: ({ allowedTypes }) => (allowedTypes === null ? null : [...allowedTypes]),
      }),
      requireIdNumber: t.exposeBoolean('requireIdNumber', {
        nullable: true,
        description: 'Whether an id number is asked for and checked too.',
      }),
      requireLiveCapture: t.exposeBoolean('requireLiveCapture', {
        nullable: true,
        description: 'Whether pictures must be taken on the spot; uploads are refused.',
      }),
      requireMatchingSelfie: t.exposeBoolean('requireMatchingSelfie', {
        nullable: true,
        description: 'Whether a selfie is taken and compared with the photo of the document.',
      }),
    }),
  });
