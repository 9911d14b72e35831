import type { SessionSecrets } from '../../stripe/model/verification-session.js';
import { builder } from '../builder.js';

export const VerificationSessionProvidedDetails = builder
  .objectRef<NonNullable<SessionSecrets['providedDetails']>>('VerificationSessionProvidedDetails')
  .implement({
    description:
      'What was known of the person before, and may be shown to them. Personal data, not verified.',
    fields: (t) => ({
      email: t.exposeString('email', { nullable: true, description: 'The email address.' }),
      phone: t.exposeString('phone', { nullable: true, description: 'The phone number.' }),
    }),
  });
