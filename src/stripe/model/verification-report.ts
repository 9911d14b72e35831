import type Stripe from 'stripe';
import { readSessionType, type VerificationSessionType } from './enums.js';
import { toOptions, type VerificationOptions } from './options.js';
import {
  toDocumentCheck,
  toEmailCheck,
  toIdNumberCheck,
  toPhoneCheck,
  toSelfieCheck,
  type DocumentCheck,
  type EmailCheck,
  type IdNumberCheck,
  type PhoneCheck,
  type SelfieCheck,
} from './report-checks.js';
import { narrowSensitive, type SensitiveAnswer } from './sensitive.js';

/** What a session tells of its last report without expanding it. */
export interface VerificationReportRef {
  readonly kind: 'report';
  readonly id: string;
  readonly verificationSessionId: string | null;
  readonly clientReferenceId: string | null;
}

/** A report as this gateway needs it: the result of one finished submission. */
export interface VerificationReport extends VerificationReportRef {
  readonly type: VerificationSessionType;
  readonly createdAt: Date;
  readonly livemode: boolean;
  readonly verificationFlow: string | null;
  readonly options: VerificationOptions | null;
  readonly document: DocumentCheck | null;
  readonly email: EmailCheck | null;
  readonly idNumber: IdNumberCheck | null;
  readonly phone: PhoneCheck | null;
  readonly selfie: SelfieCheck | null;
}

type Raw = Stripe.Identity.VerificationReport;

/** Turns Stripe's report into ours, once. */
export function toVerificationReport(raw: Raw, sensitive: SensitiveAnswer<Raw>): VerificationReport {
  return {
    kind: 'report',
    id: raw.id,
    verificationSessionId: raw.verification_session,
    type: readSessionType(raw.type),
    createdAt: new Date(raw.created * 1000),
    livemode: raw.livemode,
    clientReferenceId: raw.client_reference_id,
    verificationFlow: raw.verification_flow ?? null,
    options: toOptions(raw.options),
    document: raw.document
      ? toDocumentCheck(
          raw.document,
          narrowSensitive(sensitive, (from) => from.document),
        )
      : null,
    email: raw.email ? toEmailCheck(raw.email) : null,
    idNumber: raw.id_number
      ? toIdNumberCheck(
          raw.id_number,
          narrowSensitive(sensitive, (from) => from.id_number),
        )
      : null,
    phone: raw.phone ? toPhoneCheck(raw.phone) : null,
    selfie: raw.selfie
      ? toSelfieCheck(
          raw.selfie,
          narrowSensitive(sensitive, (from) => from.selfie),
        )
      : null,
  };
}
