import type { MatchingOptions } from '../../stripe/model/options.js';
import { builder } from '../builder.js';
import { VerificationMatchingPolicy } from './verification-matching-policy.js';

export const VerificationMatchingOptions = builder
  .objectRef<MatchingOptions>('VerificationMatchingOptions')
  .implement({
    description: 'How closely the verified person must match the related person.',
    fields: (t) => ({
      dob: t.expose('dob', {
        type: VerificationMatchingPolicy,
        nullable: true,
        description: 'The date of birth.',
      }),
      name: t.expose('name', { type: VerificationMatchingPolicy, nullable: true, description: 'The name.' }),
    }),
  });
