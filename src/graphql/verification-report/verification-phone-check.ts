import type { PhoneCheck } from '../../stripe/model/report-checks.js';
import { personal } from '../access/personal.js';
import { builder } from '../builder.js';
import { checkResultFields } from './check-result-fields.js';

export const VerificationPhoneCheck = builder.objectRef<PhoneCheck>('VerificationPhoneCheck').implement({
  description: 'The check of a phone number.',
  fields: (t) => ({
    ...checkResultFields(t),
    phone: t.exposeString('phone', {
      ...personal,
      nullable: true,
      description: 'The number. Personal data.',
    }),
  }),
});
