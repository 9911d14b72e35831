import type { Attempt, ReportRow } from '../state/report.js';
import { checksOf, mainCheckOf } from './asked-checks.js';
import type { DocumentCheck, IdNumberCheck, ReportChecks, SelfieCheck } from './checks.js';
import { eraseChecks } from './erase-checks.js';
import { describeFailure, failedCheckOf, type FailedCheck } from './failed-attempts.js';

/** What the checks of a report say. The same report always says the same, until it is erased. */
export function buildChecks(report: ReportRow): ReportChecks {
  const { attempt, id, provided_details: details } = report;
  const { failure, person } = attempt;
  const failed = failure === null ? null : failedCheckOf(failure, mainCheckOf(report));
  const asked = checksOf(report, failed);
  const email = details?.email ?? person.email;
  const phone = details?.phone ?? person.phone;
  const checks: ReportChecks = {
    ...(asked.has('document') && { document: documentCheck(attempt, failed, id) }),
    ...(asked.has('email') && {
      email: { ...(failed?.check === 'email' ? unverified(failed.code) : verified), email },
    }),
    ...(asked.has('id_number') && { id_number: idNumberCheck(attempt, failed) }),
    ...(asked.has('phone') && {
      phone: { ...(failed?.check === 'phone' ? unverified(failed.code) : verified), phone },
    }),
    ...(asked.has('selfie') && { selfie: selfieCheck(failed, id) }),
  };
  return report.erased ? eraseChecks(checks) : checks;
}

const verified = { status: 'verified', error: null } as const;

function unverified<Code extends Parameters<typeof describeFailure>[0]>(code: Code) {
  return { status: 'unverified', error: describeFailure(code) } as const;
}

/** A document that failed keeps its images and what kind it is; what was printed on it is not vouched for and stays null. */
function documentCheck(
  { person, documentType }: Attempt,
  failed: FailedCheck | null,
  id: string,
): DocumentCheck {
  const kind = {
    type: documentType,
    issuing_country: person.country,
    files: documentType === 'passport' ? [fileOf(id, 'F')] : [fileOf(id, 'F'), fileOf(id, 'B')],
  };
  if (failed?.check === 'document') {
    const nothing = {
      address: null,
      dob: null,
      first_name: null,
      issued_date: null,
      last_name: null,
      number: null,
    };
    const noDetails = { sex: null, unparsed_place_of_birth: null, unparsed_sex: null };
    const expired = { day: 1, month: 12, year: 2020 };
    const expiration_date = failed.code === 'document_expired' ? expired : null;
    return { ...unverified(failed.code), ...kind, ...nothing, ...noDetails, expiration_date };
  }
  return {
    ...verified,
    ...kind,
    address: documentType === 'passport' ? null : person.address,
    dob: person.dob,
    expiration_date: { day: 1, month: 12, year: 2030 },
    first_name: person.first_name,
    issued_date: { day: 1, month: 12, year: 2020 },
    last_name: person.last_name,
    number: person.document_number,
    sex: person.sex,
    unparsed_place_of_birth: person.place_of_birth,
    unparsed_sex: person.unparsed_sex,
  };
}

function idNumberCheck({ person }: Attempt, failed: FailedCheck | null): IdNumberCheck {
  const { dob, first_name, last_name, id_number, id_number_type } = person;
  const claimed = { dob, first_name, last_name, id_number, id_number_type };
  return { ...(failed?.check === 'id_number' ? unverified(failed.code) : verified), ...claimed };
}

function selfieCheck(failed: FailedCheck | null, id: string): SelfieCheck {
  const images = { document: fileOf(id, 'P'), selfie: fileOf(id, 'S') };
  return { ...(failed?.check === 'selfie' ? unverified(failed.code) : verified), ...images };
}

/** File ids are made from the report's: there are no files to fetch, only ids to show or to hide. */
function fileOf(report: string, side: 'B' | 'F' | 'P' | 'S'): string {
  return `file_${report.slice('vr_'.length, -1)}${side}`;
}
