import { z } from 'zod';
import { text } from '../parameters/fields.js';
import { documentTypes, outcomes } from '../vocabulary.js';

/** How an attempt is to go: the form of the sandbox's own controls. */
export const attemptParameters = z.strictObject({
  outcome: z.enum(outcomes),
  country: text.regex(/^[A-Z]{2}$/, 'Invalid country').optional(),
  document_type: z.enum(documentTypes).optional(),
  delay_ms: z
    .string()
    .regex(/^\d{1,9}$/, 'Invalid integer')
    .transform(Number)
    .optional(),
});
