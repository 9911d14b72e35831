import type { DocumentCheck } from '../../stripe/model/report-checks.js';
import { personal } from '../access/personal.js';
import { builder } from '../builder.js';
import { IdentityDocumentType } from '../options/identity-document-type.js';
import { revealSensitive } from '../verified-outputs/reveal-sensitive.js';
import { VerifiedAddress } from '../verified-outputs/verified-address.js';
import { VerifiedDate } from '../verified-outputs/verified-date.js';
import { VerifiedSex } from '../verified-outputs/verified-sex.js';
import { checkResultFields } from './check-result-fields.js';

export const VerificationDocumentCheck = builder
  .objectRef<DocumentCheck>('VerificationDocumentCheck')
  .implement({
    description:
      'The check of an identity document. Status and error are open to every reader; the rest is personal data.',
    fields: (t) => ({
      ...checkResultFields(t),
      type: t.expose('type', {
        type: IdentityDocumentType,
        nullable: true,
        description: 'The kind of document.',
      }),
      issuingCountry: t.exposeString('issuingCountry', {
        nullable: true,
        description: 'The country that issued it, as a two-letter code.',
      }),
      address: t.expose('address', {
        ...personal,
        type: VerifiedAddress,
        nullable: true,
        description: 'The address it shows.',
      }),
      dob: t.field({
        ...personal,
        type: VerifiedDate,
        nullable: true,
        description: 'The date of birth it shows. Read with the restricted key.',
        resolve: ({ dob }) => revealSensitive(dob),
      }),
      expirationDate: t.field({
        ...personal,
        type: VerifiedDate,
        nullable: true,
        description: 'Until when it is valid. Read with the restricted key.',
        resolve: ({ expirationDate }) => revealSensitive(expirationDate),
      }),
      issuedDate: t.expose('issuedDate', {
        ...personal,
        type: VerifiedDate,
        nullable: true,
        description: 'When it was issued.',
      }),
      files: t.field({
        ...personal,
        type: ['ID'],
        nullable: true,
        description: 'Ids of its pictures at Stripe, file_... Read with the restricted key.',
        resolve: ({ files }) => {
          const ids = revealSensitive(files);
          return ids === null ? null : [...ids];
        },
      }),
      firstName: t.exposeString('firstName', {
        ...personal,
        nullable: true,
        description: 'The first name it shows.',
      }),
      lastName: t.exposeString('lastName', {
        ...personal,
        nullable: true,
        description: 'The last name it shows.',
      }),
      number: t.string({
        ...personal,
        nullable: true,
        description: 'Its number. Read with the restricted key.',
        resolve: ({ number }) => revealSensitive(number),
      }),
      sex: t.field({
        ...personal,
        type: VerifiedSex,
        nullable: true,
        description: 'The sex it shows. Read with the restricted key.',
        resolve: ({ sex }) => revealSensitive(sex),
      }),
      unparsedPlaceOfBirth: t.string({
        ...personal,
        nullable: true,
        description: 'The place of birth as it is written there. Read with the restricted key.',
        resolve: ({ unparsedPlaceOfBirth }) => revealSensitive(unparsedPlaceOfBirth),
      }),
      unparsedSex: t.string({
        ...personal,
        nullable: true,
        description: 'The sex as it is written there. Read with the restricted key.',
        resolve: ({ unparsedSex }) => revealSensitive(unparsedSex),
      }),
    }),
  });
