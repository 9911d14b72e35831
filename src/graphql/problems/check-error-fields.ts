import type { ObjectFieldsShape } from '@pothos/core';
import type { CheckError } from '../../stripe/model/check-error.js';
import type { GatewaySchemaTypes } from '../builder.js';
import { VerificationErrorCode } from './verification-error-code.js';

type Types = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchemaTypes>;

/** The fields that a session's last error and a check's error have in common. */
export const checkErrorFields: ObjectFieldsShape<Types, CheckError> = (t) => ({
  code: t.expose('code', {
    type: VerificationErrorCode,
    nullable: true,
    description: 'What to tell the person apart by.',
  }),
  codeRaw: t.exposeString('codeRaw', {
    nullable: true,
    description: "Stripe's own word, for a code that reads UNKNOWN.",
  }),
  reason: t.exposeString('reason', {
    nullable: true,
    description: "Stripe's sentence on it, in English, for the people who support the person.",
  }),
});
