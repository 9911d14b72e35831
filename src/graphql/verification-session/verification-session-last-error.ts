import type { CheckError } from '../../stripe/model/check-error.js';
import { builder } from '../builder.js';
import { checkErrorFields } from '../problems/check-error-fields.js';

export const VerificationSessionLastError = builder
  .objectRef<CheckError>('VerificationSessionLastError')
  .implement({
    description: 'Why the last submission did not pass. The person may submit again.',
    fields: checkErrorFields,
  });
