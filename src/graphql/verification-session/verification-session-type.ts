import { builder } from '../builder.js';

export const VerificationSessionType = builder.enumType('VerificationSessionType', {
  description: 'What a session or a report verifies.',
  values: {
    DOCUMENT: { description: 'An identity document, and a selfie with it where that is required.' },
    ID_NUMBER: { description: 'A national id number, checked against official records.' },
    VERIFICATION_FLOW: { description: 'What a flow made in the Stripe Dashboard asks for.' },
    UNKNOWN: { description: 'A type that this schema does not name yet.' },
  },
});
