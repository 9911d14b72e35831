import { builder } from '../builder.js';

export const VerificationSessionAction = builder.enumType('VerificationSessionAction', {
  description: 'What may be done with a session in its state.',
  values: {
    SUBMIT: { description: 'The person can be sent to `url`, or shown the modal with `clientSecret`.' },
    UPDATE: { description: '`updateVerificationSession` may change its type, options and provided details.' },
    CANCEL: { description: '`cancelVerificationSession`.' },
    REDACT: { description: '`redactVerificationSession`.' },
  },
});
