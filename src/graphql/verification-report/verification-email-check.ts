import type { EmailCheck } from '../../stripe/model/report-checks.js';
import { personal } from '../access/personal.js';
import { builder } from '../builder.js';
import { checkResultFields } from './check-result-fields.js';

export const VerificationEmailCheck = builder.objectRef<EmailCheck>('VerificationEmailCheck').implement({
  description: 'The check of an email address.',
  fields: (t) => ({
    ...checkResultFields(t),
    email: t.exposeString('email', {
      ...personal,
      nullable: true,
      description: 'The address. Personal data.',
    }),
  }),
});
