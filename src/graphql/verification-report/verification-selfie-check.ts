import type { SelfieCheck } from '../../stripe/model/report-checks.js';
import { personal } from '../access/personal.js';
import { builder } from '../builder.js';
import { revealSensitive } from '../verified-outputs/reveal-sensitive.js';
import { checkResultFields } from './check-result-fields.js';

export const VerificationSelfieCheck = builder.objectRef<SelfieCheck>('VerificationSelfieCheck').implement({
  description: 'The comparison of a selfie with the photo of the document.',
  fields: (t) => ({
    ...checkResultFields(t),
    document: t.id({
      ...personal,
      nullable: true,
      description: 'Id of the picture of the document, file_... Read with the restricted key.',
      resolve: ({ document }) => revealSensitive(document),
    }),
    selfie: t.id({
      ...personal,
      nullable: true,
      description: 'Id of the selfie, file_... Read with the restricted key.',
      resolve: ({ selfie }) => revealSensitive(selfie),
    }),
  }),
});
