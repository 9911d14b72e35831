import type { VerificationOptions } from '../../stripe/model/options.js';
import { builder } from '../builder.js';
import { VerificationContactOptions } from './verification-contact-options.js';
import { VerificationDocumentOptions } from './verification-document-options.js';
import { VerificationMatchingOptions } from './verification-matching-options.js';

export const VerificationSessionOptions = builder
  .objectRef<VerificationOptions>('VerificationSessionOptions')
  .implement({
    description: 'Which checks a session asks for, or a report was made with.',
    fields: (t) => ({
      document: t.expose('document', {
        type: VerificationDocumentOptions,
        nullable: true,
        description: 'The document check; null where nothing was set for it.',
      }),
      email: t.expose('email', {
        type: VerificationContactOptions,
        nullable: true,
        description: 'The email check; only a flow of the Dashboard sets it.',
      }),
      idNumber: t.exposeBoolean('idNumber', {
        description: "Stripe's id_number options are an empty map: true where it is present.",
      }),
      matching: t.expose('matching', {
        type: VerificationMatchingOptions,
        nullable: true,
        description: 'The comparison with the related person; only a flow of the Dashboard sets it.',
      }),
      phone: t.expose('phone', {
        type: VerificationContactOptions,
        nullable: true,
        description: 'The phone check; only a flow of the Dashboard sets it.',
      }),
    }),
  });
