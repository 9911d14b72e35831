/** How a property may be asked for: `plain` with any key, `sensitive` only with a restricted key. */
export type Expandable = 'plain' | 'sensitive';

/**
 * What a VerificationReport can expand. Stripe's specification marks its inner objects as expandable though they are
 * always there, so naming them is accepted and changes nothing; what is absent until it is named in full is below them.
 *
 * Stripe lists date of birth, numbers and expiry among what needs a restricted key. It says nothing of sex and place of
 * birth, which its libraries type as absent unless expanded: any key may expand those, as our choice.
 */
const report: ReadonlyMap<string, Expandable> = new Map([
  ...plain('document', 'document.address', 'document.error', 'document.issued_date'),
  ...plain('document.sex', 'document.unparsed_place_of_birth', 'document.unparsed_sex'),
  ...sensitive('document.dob', 'document.expiration_date', 'document.number'),
  ...plain('email', 'email.error', 'id_number', 'id_number.error'),
  ...sensitive('id_number.dob', 'id_number.id_number'),
  ...plain(
    'options',
    'options.document',
    'options.id_number',
    'phone',
    'phone.error',
    'selfie',
    'selfie.error',
  ),
]);

const session: ReadonlyMap<string, Expandable> = new Map([
  ...plain('last_error', 'last_verification_report', 'provided_details', 'redaction', 'related_person'),
  ...plain(
    'options',
    'options.document',
    'options.email',
    'options.id_number',
    'options.matching',
    'options.phone',
  ),
  ...plain('verified_outputs', 'verified_outputs.address', 'verified_outputs.sex'),
  ...plain('verified_outputs.unparsed_place_of_birth', 'verified_outputs.unparsed_sex'),
  ...sensitive('verified_outputs.dob', 'verified_outputs.id_number'),
  ...[...report].map(([path, kind]): [string, Expandable] => [`last_verification_report.${path}`, kind]),
]);

const event: ReadonlyMap<string, Expandable> = new Map(plain('data', 'request'));

const webhookEndpoint: ReadonlyMap<string, Expandable> = new Map();

/** The paths below each resource. */
export const expandable = { event, report, session, webhookEndpoint } as const;
export type ExpandableResource = keyof typeof expandable;

function plain(...paths: string[]): [string, Expandable][] {
  return paths.map((path) => [path, 'plain']);
}

function sensitive(...paths: string[]): [string, Expandable][] {
  return paths.map((path) => [path, 'sensitive']);
}
