import type { FieldMap, ObjectFieldBuilder } from '@pothos/core';
import type { CheckResult } from '../../stripe/model/report-checks.js';
import type { GatewaySchemaTypes } from '../builder.js';
import { VerificationCheckError } from './verification-check-error.js';
import { VerificationCheckStatus } from './verification-check-status.js';

type Types = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchemaTypes>;

/** What every check tells and every reader may see: how it ended and why. */
export function checkResultFields<Check extends CheckResult>(t: ObjectFieldBuilder<Types, Check>): FieldMap {
  return {
    status: t.field({
      type: VerificationCheckStatus,
      description: 'How it ended.',
      resolve: ({ status }) => status,
    }),
    error: t.field({
      type: VerificationCheckError,
      nullable: true,
      description: 'Why it did not pass; null when it did.',
      resolve: ({ error }) => error,
    }),
  };
}
