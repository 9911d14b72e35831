import type { VerifiedOutputs as Outputs } from '../../stripe/model/verified-outputs.js';
import { maySeePersonalData } from '../../access/policy.js';
import { guardedBy } from '../access/guard-types.js';
import { lacks } from '../access/refusals.js';
import { builder } from '../builder.js';
import { VerifiedAddress } from './verified-address.js';
import { VerifiedDate } from './verified-date.js';
import { VerifiedIdNumberType } from './verified-id-number-type.js';
import { VerifiedSex } from './verified-sex.js';
import { revealSensitive } from './reveal-sensitive.js';

export const VerifiedOutputs = builder.objectRef<Outputs>('VerifiedOutputs').implement({
  ...guardedBy((_outputs, { viewer }) =>
    viewer !== null && maySeePersonalData(viewer) ? undefined : lacks('verification:pii', viewer),
  ),
  description: 'What has been verified of the person. All of it is personal data.',
  fields: (t) => ({
    address: t.expose('address', {
      type: VerifiedAddress,
      nullable: true,
      description: 'The verified address.',
    }),
    dob: t.field({
      type: VerifiedDate,
      nullable: true,
      description: 'The verified date of birth. Read with the restricted key.',
      resolve: ({ dob }) => revealSensitive(dob),
    }),
    email: t.exposeString('email', { nullable: true, description: 'The verified email address.' }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'The verified first name.' }),
    idNumber: t.string({
      nullable: true,
      description: 'The verified id number. Read with the restricted key.',
      resolve: ({ idNumber }) => revealSensitive(idNumber),
    }),
    idNumberType: t.expose('idNumberType', {
      type: VerifiedIdNumberType,
      nullable: true,
      description: 'Which id number it is.',
    }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'The verified last name.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'The verified phone number.' }),
    sex: t.field({
      type: VerifiedSex,
      nullable: true,
      description: 'The verified sex. Read with the restricted key.',
      resolve: ({ sex }) => revealSensitive(sex),
    }),
    unparsedPlaceOfBirth: t.string({
      nullable: true,
      description: 'The place of birth as the document writes it. Read with the restricted key.',
      resolve: ({ unparsedPlaceOfBirth }) => revealSensitive(unparsedPlaceOfBirth),
    }),
    unparsedSex: t.string({
      nullable: true,
      description: 'The sex as the document writes it. Read with the restricted key.',
      resolve: ({ unparsedSex }) => revealSensitive(unparsedSex),
    }),
  }),
});
