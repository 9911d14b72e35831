import type { IdNumberCheck } from '../../stripe/model/report-checks.js';
import { personal } from '../access/personal.js';
import { builder } from '../builder.js';
import { revealSensitive } from '../verified-outputs/reveal-sensitive.js';
import { VerifiedDate } from '../verified-outputs/verified-date.js';
import { VerifiedIdNumberType } from '../verified-outputs/verified-id-number-type.js';
import { checkResultFields } from './check-result-fields.js';

export const VerificationIdNumberCheck = builder
  .objectRef<IdNumberCheck>('VerificationIdNumberCheck')
  .implement({
    description:
      'The check of a national id number. Status and error are open to every reader; the rest is personal data.',
    fields: (t) => ({
      ...checkResultFields(t),
      dob: t.field({
        ...personal,
        type: VerifiedDate,
        nullable: true,
        description: 'The date of birth that was checked. Read with the restricted key.',
        resolve: ({ dob }) => revealSensitive(dob),
      }),
      firstName: t.exposeString('firstName', {
        ...personal,
        nullable: true,
        description: 'The first name that was checked.',
      }),
      lastName: t.exposeString('lastName', {
        ...personal,
        nullable: true,
        description: 'The last name that was checked.',
      }),
      idNumber: t.string({
        ...personal,
        nullable: true,
        description: 'The number; of a US_SSN only the last four digits. Read with the restricted key.',
        resolve: ({ idNumber }) => revealSensitive(idNumber),
      }),
      idNumberType: t.expose('idNumberType', {
        ...personal,
        type: VerifiedIdNumberType,
        nullable: true,
        description: 'Which number it is.',
      }),
    }),
  });
