import { z } from 'zod';
import { text, truth } from './fields.js';
import { paging } from './list-parameters.js';

const mostTypes = 20;

export const listEventsParameters = z
  .strictObject({
    ...paging,
    delivery_success: truth.optional(),
    type: text.optional(),
    types: z.array(text).optional(),
  })
  .superRefine(({ type, types }, context) => {
    if (type !== undefined && types !== undefined) {
      const message = 'You may only specify one of these parameters: type, types.';
      context.addIssue({ code: 'custom', message, path: ['type'], params: { code: 'parameters_exclusive' } });
    }
    if (types !== undefined && types.length > mostTypes) {
      const message = `You may only specify up to ${mostTypes} types.`;
      context.addIssue({ code: 'custom', message, path: ['types'] });
    }
  });
