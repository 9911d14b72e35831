import { builder } from '../builder.js';

export const MetadataEntryInput = builder.inputType('MetadataEntryInput', {
  description: 'A pair to keep with a session, at most 50 of them. A null value removes the key on update.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'The name: 1 to 40 characters, no square brackets, given once.',
    }),
    value: t.string({ description: 'The value: 1 to 500 characters. Null removes the key on update.' }),
  }),
});
