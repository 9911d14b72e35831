import type { CheckError } from '../../stripe/model/check-error.js';
import { builder } from '../builder.js';
import { checkErrorFields } from '../problems/check-error-fields.js';

export const VerificationCheckError = builder.objectRef<CheckError>('VerificationCheckError').implement({
  description: 'Why a check did not pass.',
  fields: checkErrorFields,
});
