import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { builder } from '../builder.js';
import { VerificationRedactionStatus } from './verification-redaction-status.js';

export const VerificationSessionRedaction = builder
  .objectRef<NonNullable<VerificationSession['redaction']>>('VerificationSessionRedaction')
  .implement({
    description: 'The erasure of a session and of all that belongs to it.',
    fields: (t) => ({
      status: t.expose('status', { type: VerificationRedactionStatus, description: 'How far it is.' }),
    }),
  });
