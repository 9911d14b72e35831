import { z } from 'zod';
import { checkTypes, sessionStatuses } from '../vocabulary.js';
import { expandPaths, text, wholeNumber } from './fields.js';

const createdRange = z.strictObject({
  gt: wholeNumber.optional(),
  gte: wholeNumber.optional(),
  lt: wholeNumber.optional(),
  lte: wholeNumber.optional(),
});

/** What every list takes that is filtered by time. */
export const paging = {
  created: z.union([createdRange, wholeNumber]).optional(),
  ending_before: text.optional(),
  expand: expandPaths.optional(),
  limit: wholeNumber.optional(),
  starting_after: text.optional(),
};

export const listSessionsParameters = z.strictObject({
  ...paging,
  client_reference_id: text.optional(),
  related_customer: text.optional(),
  related_customer_account: text.optional(),
  status: z.enum(sessionStatuses).optional(),
});

export const listReportsParameters = z.strictObject({
  ...paging,
  client_reference_id: text.optional(),
  type: z.enum(checkTypes).optional(),
  verification_session: text.optional(),
});
