import { builder } from '../builder.js';

export const IdentityDocumentType = builder.enumType('IdentityDocumentType', {
  description: 'A kind of identity document.',
  values: {
    DRIVING_LICENSE: { description: "A driver's licence." },
    ID_CARD: { description: 'A national identity card.' },
    PASSPORT: { description: 'A passport.' },
    UNKNOWN: { description: 'A kind that this schema does not name yet.' },
  },
});
