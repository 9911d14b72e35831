import { builder } from '../builder.js';

export const DateTimeRange = builder.inputType('DateTimeRange', {
  description:
    'A span of time. Stripe counts in whole seconds; bounds between two seconds are honoured exactly.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'After this moment.' }),
    gte: t.field({ type: 'DateTime', description: 'At this moment or after.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this moment.' }),
    lte: t.field({ type: 'DateTime', description: 'At this moment or before.' }),
  }),
});
