/** Personal fields of a report, as paths of the GraphQL schema. Statuses and errors are open to every reader. */
const ofReport = [
  'document.address',
  'document.dob',
  'document.expirationDate',
  'document.files',
  'document.firstName',
  'document.issuedDate',
  'document.lastName',
  'document.number',
  'document.sex',
  'document.unparsedPlaceOfBirth',
  'document.unparsedSex',
  'email.email',
  'idNumber.dob',
  'idNumber.firstName',
  'idNumber.idNumber',
  'idNumber.idNumberType',
  'idNumber.lastName',
  'phone.phone',
  'selfie.document',
  'selfie.selfie',
];

const ofSession = ['providedDetails', 'verifiedOutputs'];

const report = 'lastVerificationReport.';
const backToSession = 'lastVerificationReport.verificationSession.';

/**
 * Whether a selected field is personal data, which needs `verification:pii` and leaves an audit line.
 * @param path from a session or a report, with its subfields: `lastVerificationReport.document.number`
 */
export function isPersonalPath(subject: 'session' | 'report', path: string): boolean {
  if (subject === 'report') return isWithinOne(ofReport, path);
  if (path.startsWith(backToSession)) return isPersonalPath('session', path.slice(backToSession.length));
  if (path.startsWith(report)) return isPersonalPath('report', path.slice(report.length));
  return isWithinOne(ofSession, path);
}

const secret = ['clientSecret', 'url'];

/** Whether a selected field lets whoever holds its value submit in the person's place. The paths are the same. */
export function isSecretPath(subject: 'session' | 'report', path: string): boolean {
  if (subject === 'report') return false;
  const inner = path.startsWith(backToSession) ? path.slice(backToSession.length) : undefined;
  return inner === undefined ? isWithinOne(secret, path) : isSecretPath('session', inner);
}

function isWithinOne(personal: readonly string[], path: string): boolean {
  return personal.some((field) => path === field || path.startsWith(`${field}.`));
}
