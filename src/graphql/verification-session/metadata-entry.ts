import { builder } from '../builder.js';

export const MetadataEntry = builder
  .objectRef<{ readonly key: string; readonly value: string }>('MetadataEntry')
  .implement({
    shareable: true,
    description: 'A pair that the integration keeps with a session. No place for personal data.',
    fields: (t) => ({
      key: t.exposeString('key', { description: 'The name, up to 40 characters.' }),
      value: t.exposeString('value', { description: 'The value, up to 500 characters.' }),
    }),
  });
