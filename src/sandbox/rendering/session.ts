import { describeFailure } from '../results/failed-attempts.js';
import { addressIsValid, secretIsValid } from '../operations/invite.js';
import { buildChecks } from '../results/build-checks.js';
import { outputsOf } from '../results/verified-outputs.js';
import type { SessionRow } from '../state/session.js';
import { renderReport } from './report.js';
import type { View } from './view.js';

/** A VerificationSession as the API shows it. A secret or an address that has expired is null until a retrieve renews it. */
export function renderSession(row: SessionRow, view: View): object {
  const { expansion, now, origin } = view;
  const { invitation } = row;
  return {
    id: row.id,
    object: 'identity.verification_session',
    client_reference_id: row.client_reference_id,
    client_secret: invitation && secretIsValid(invitation, now) ? invitation.clientSecret : null,
    created: row.created,
    last_error: row.last_error && describeFailure(row.last_error),
    last_verification_report: renderLastReport(row, view),
    livemode: row.livemode,
    metadata: row.metadata,
    options: row.options,
    ...(row.provided_details && { provided_details: row.provided_details }),
    redaction: row.redaction && { status: row.redaction },
    related_customer: row.related_customer,
    related_customer_account: row.related_customer_account,
    ...(row.related_person && { related_person: row.related_person }),
    status: row.status,
    type: row.type,
    url: invitation && addressIsValid(invitation, now) ? `${origin}/start/${invitation.token}` : null,
    ...(row.verification_flow !== null && { verification_flow: row.verification_flow }),
    ...(expansion.has('verified_outputs') && { verified_outputs: renderOutputs(row, view) }),
  };
}

function renderLastReport(row: SessionRow, view: View): object | string | null {
  const id = row.last_verification_report;
  if (id === null || !view.expansion.has('last_verification_report')) return id;
  const report = view.reportOf(id);
  if (report === undefined) return id;
  return renderReport(report, {
    expansion: view.expansion.below('last_verification_report'),
    sensitive: view.sensitive,
  });
}

function renderOutputs(row: SessionRow, { expansion: outer, reportOf }: View): object | null {
  const report = row.last_verification_report === null ? undefined : reportOf(row.last_verification_report);
  if (row.status !== 'verified' || report === undefined) return null;
  const expansion = outer.below('verified_outputs');
  const { dob, id_number, sex, unparsed_place_of_birth, unparsed_sex, ...always } = outputsOf(
    buildChecks(report),
  );
  return {
    ...always,
    ...(expansion.has('dob') && { dob }),
    ...(expansion.has('id_number') && { id_number }),
    ...(expansion.has('sex') && { sex }),
    ...(expansion.has('unparsed_place_of_birth') && { unparsed_place_of_birth }),
    ...(expansion.has('unparsed_sex') && { unparsed_sex }),
  };
}
