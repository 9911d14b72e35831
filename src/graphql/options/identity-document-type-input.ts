import { builder } from '../builder.js';

export const IdentityDocumentTypeInput = builder.enumType('IdentityDocumentTypeInput', {
  description: 'The kinds of document a client may allow.',
  values: {
    DRIVING_LICENSE: { value: 'driving_license', description: "A driver's licence." },
    ID_CARD: { value: 'id_card', description: 'A national identity card.' },
    PASSPORT: { value: 'passport', description: 'A passport.' },
  } as const,
});
