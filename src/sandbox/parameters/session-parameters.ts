import { z } from 'zod';
import { checkTypes, documentTypes } from '../vocabulary.js';
import { address, expandPaths, text, truth, unset } from './fields.js';
import { metadata } from './metadata.js';

const documentOptions = z.strictObject({
  allowed_types: z.union([unset, z.array(z.enum(documentTypes))]).optional(),
  require_id_number: z.union([unset, truth]).optional(),
  require_live_capture: z.union([unset, truth]).optional(),
  require_matching_selfie: z.union([unset, truth]).optional(),
});

const changeable = {
  expand: expandPaths.optional(),
  metadata: metadata.optional(),
  options: z.strictObject({ document: z.union([unset, documentOptions]).optional() }).optional(),
  provided_details: z.strictObject({ email: z.string().optional(), phone: z.string().optional() }).optional(),
  type: z.enum(checkTypes).optional(),
};

export const retrieveParameters = z.strictObject({ expand: expandPaths.optional() });

export const updateParameters = z.strictObject(changeable);

/**
 * Stripe's reference asks for a type where no flow is given. How it words the refusal, and that the two together are
 * refused as well, is our choice.
 */
export const createParameters = z
  .strictObject({
    ...changeable,
    client_reference_id: text.optional(),
    related_customer: text.optional(),
    related_customer_account: text.optional(),
    related_person: z.strictObject({ account: text, person: text }).optional(),
    return_url: address.optional(),
    verification_flow: text.optional(),
  })
  .superRefine(({ type, verification_flow }, context) => {
    if (type === undefined && verification_flow === undefined) {
      const message = 'You must provide a `type` if not passing `verification_flow`.';
      context.addIssue({ code: 'custom', message, path: ['type'], params: { code: 'parameter_missing' } });
    }
    if (type !== undefined && verification_flow !== undefined) {
      const message = 'You may only specify one of these parameters: type, verification_flow.';
      context.addIssue({ code: 'custom', message, path: ['type'], params: { code: 'parameters_exclusive' } });
    }
  });
