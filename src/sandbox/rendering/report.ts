import type { Expansion } from '../expand/expansion.js';
import { buildChecks } from '../results/build-checks.js';
import type { DocumentCheck, IdNumberCheck, SelfieCheck } from '../results/checks.js';
import type { ReportRow } from '../state/report.js';
import type { View } from './view.js';

/** A VerificationReport as the API shows it: checks that were not performed are absent. */
export function renderReport(row: ReportRow, view: Pick<View, 'expansion' | 'sensitive'>): object {
  const { expansion, sensitive } = view;
  const { document, email, id_number, phone, selfie } = buildChecks(row);
  return {
    id: row.id,
    object: 'identity.verification_report',
    client_reference_id: row.client_reference_id,
    created: row.created,
    ...(document && { document: renderDocument(document, expansion.below('document'), sensitive) }),
    ...(email && { email }),
    ...(id_number && { id_number: renderIdNumber(id_number, expansion.below('id_number')) }),
    livemode: row.livemode,
    options: renderOptions(row),
    ...(phone && { phone }),
    ...(selfie && { selfie: renderSelfie(selfie, sensitive) }),
    type: row.type,
    ...(row.verification_flow !== null && { verification_flow: row.verification_flow }),
    verification_session: row.verification_session,
  };
}

/** Of a session's options a report repeats only those of documents and ID numbers. */
function renderOptions({ options: { document, id_number } }: ReportRow): object {
  return { ...(document && { document }), ...(id_number && { id_number }) };
}

function renderDocument(check: DocumentCheck, expansion: Expansion, sensitive: boolean): object {
  const { dob, expiration_date, files, number, sex, unparsed_place_of_birth, unparsed_sex, ...always } =
    check;
  return {
    ...always,
    files: sensitive ? files : null,
    ...(expansion.has('dob') && { dob }),
    ...(expansion.has('expiration_date') && { expiration_date }),
    ...(expansion.has('number') && { number }),
    ...(expansion.has('sex') && { sex }),
    ...(expansion.has('unparsed_place_of_birth') && { unparsed_place_of_birth }),
    ...(expansion.has('unparsed_sex') && { unparsed_sex }),
  };
}

function renderIdNumber({ dob, id_number, ...always }: IdNumberCheck, expansion: Expansion): object {
  return {
    ...always,
    ...(expansion.has('dob') && { dob }),
    ...(expansion.has('id_number') && { id_number }),
  };
}

function renderSelfie(check: SelfieCheck, sensitive: boolean): object {
  return sensitive ? check : { ...check, document: null, selfie: null };
}
