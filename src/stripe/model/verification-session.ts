import type Stripe from 'stripe';
import { toCheckError, type CheckError } from './check-error.js';
import {
  readRedactionStatus,
  readSessionStatus,
  readSessionType,
  type VerificationRedactionStatus,
  type VerificationSessionStatus,
  type VerificationSessionType,
} from './enums.js';
import { toOptions, type VerificationOptions } from './options.js';
import { toText } from './redacted-text.js';
import { changedMeanwhile, narrowSensitive, type SensitiveAnswer } from './sensitive.js';
import {
  toVerificationReport,
  type VerificationReport,
  type VerificationReportRef,
} from './verification-report.js';
import { toVerifiedOutputs, type VerifiedOutputs } from './verified-outputs.js';

/** A session as this gateway needs it. What was not expanded is null, so ask only for what was planned. */
export interface VerificationSession {
  readonly kind: 'session';
  readonly id: string;
  readonly type: VerificationSessionType;
  readonly status: VerificationSessionStatus;
  readonly createdAt: Date;
  readonly livemode: boolean;
  readonly clientReferenceId: string | null;
  readonly lastError: CheckError | null;
  /** Whole when it was expanded, else only what the session tells of it. */
  readonly lastReport: VerificationReport | VerificationReportRef | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly options: VerificationOptions | null;
  readonly redaction: { readonly status: VerificationRedactionStatus } | null;
  readonly relatedCustomer: string | null;
  readonly relatedCustomerAccount: string | null;
  readonly relatedPerson: { readonly account: string; readonly person: string } | null;
  readonly verificationFlow: string | null;
  readonly verifiedOutputs: VerifiedOutputs | null;
  /** Null where the plan of the read did not want them, which says nothing of what Stripe holds. */
  readonly secrets: SessionSecrets | null;
}

/** What a session holds that is kept nowhere: it opens the person's own page, or is known of the person. */
export interface SessionSecrets {
  readonly clientSecret: string | null;
  readonly url: string | null;
  readonly providedDetails: { readonly email: string | null; readonly phone: string | null } | null;
}

type Raw = Stripe.Identity.VerificationSession;

/**
 * Turns Stripe's session into ours, once. Tolerates null where Stripe leaves something out, and the other way round.
 * @param withSecrets Stripe's answer holds the secrets, wanted or not
 */
export function toVerificationSession(
  raw: Raw,
  answer: SensitiveAnswer<Raw>,
  withSecrets: boolean,
): VerificationSession {
  const sensitive = ofSameReport(raw, answer);
  return {
    kind: 'session',
    id: raw.id,
    type: readSessionType(raw.type),
    status: readSessionStatus(raw.status),
    createdAt: new Date(raw.created * 1000),
    livemode: raw.livemode,
    clientReferenceId: raw.client_reference_id,
    lastError: toCheckError(raw.last_error),
    lastReport: toLastReport(raw, sensitive),
    metadata: { ...raw.metadata },
    options: toOptions(raw.options),
    redaction: raw.redaction ? { status: readRedactionStatus(raw.redaction.status) } : null,
    relatedCustomer: raw.related_customer,
    relatedCustomerAccount: raw.related_customer_account,
    relatedPerson: raw.related_person ?? null,
    verificationFlow: raw.verification_flow ?? null,
    verifiedOutputs: toVerifiedOutputs(
      raw.verified_outputs,
      narrowSensitive(sensitive, (from) => from.verified_outputs),
    ),
    secrets: withSecrets
      ? {
          clientSecret: raw.client_secret,
          url: raw.url,
          providedDetails: toProvidedDetails(raw.provided_details),
        }
      : null,
  };
}

/**
 * The secrets of a session that was read for them.
 * @throws {Error} for one that was not: a null in their place would be a wrong answer
 */
export function secretsOf({ secrets }: VerificationSession): SessionSecrets {
  if (secrets === null) throw new Error('the session was read without its secrets');
  return secrets;
}

function toLastReport(raw: Raw, sensitive: SensitiveAnswer<Raw>): VerificationSession['lastReport'] {
  const report = raw.last_verification_report;
  if (!report) return null;
  if (typeof report === 'string')
    return {
      kind: 'report',
      id: report,
      verificationSessionId: raw.id,
      clientReferenceId: raw.client_reference_id,
    };
  return toVerificationReport(
    report,
    narrowSensitive(sensitive, (from) =>
      typeof from.last_verification_report === 'object' ? from.last_verification_report : null,
    ),
  );
}

function reportId(raw: Raw): string | null {
  const report = raw.last_verification_report;
  return typeof report === 'object' && report !== null ? report.id : report;
}

/** The sensitive lane's answer, if both lanes saw the results of the same submission. */
function ofSameReport(raw: Raw, sensitive: SensitiveAnswer<Raw>): SensitiveAnswer<Raw> {
  return sensitive.kind === 'read' && reportId(sensitive.raw) !== reportId(raw)
    ? changedMeanwhile
    : sensitive;
}

function toProvidedDetails(raw: Raw['provided_details']): SessionSecrets['providedDetails'] {
  if (raw === null || raw === undefined) return null;
  return { email: toText(raw.email), phone: toText(raw.phone) };
}
