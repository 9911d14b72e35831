/** How many sessions there are. Enough for every answer under way at once to be of others. */
export const sessionCount = 2000;

const oldest = 1_790_000_000;

/** Where the moment of a read goes: milliseconds since 1970. */
export const readAtMark = 'read-at-stamp';

/** A session as Stripe shows it with everything expanded that a secret key may see. */
export interface StoredSession {
  readonly id: string;
  readonly type: 'document';
  readonly status: 'verified' | 'requires_input';
  readonly created: number;
  readonly livemode: boolean;
  readonly client_reference_id: string;
  readonly client_secret: string | null;
  readonly url: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly last_error: { readonly code: string; readonly reason: string } | null;
  readonly last_verification_report: StoredReport;
  readonly verified_outputs: StoredOutputs | null;
}

export interface StoredReport {
  readonly id: string;
  readonly type: 'document';
  readonly created: number;
  readonly document: {
    readonly status: 'verified' | 'unverified';
    readonly type: string;
    readonly issuing_country: string;
    readonly first_name: string;
    readonly last_name: string;
  };
}

export interface StoredOutputs {
  readonly first_name: string;
  readonly last_name: string;
  readonly address: { readonly line1: string; readonly city: string; readonly country: string };
}

/** The id of a session: 0 is the newest. */
export const sessionId = (index: number) => `vs_1Bench${String(index).padStart(18, '0')}`;

/** When a session was created, in Unix seconds: one each minute. */
export const createdAt = (index: number) => oldest + (sessionCount - index) * 60;

const reportId = (index: number) => `vr_1Bench${String(index).padStart(18, '0')}`;

/** The place of a session or a report in the list, by its id; undefined where there is none. */
export function indexOf(id: string): number | undefined {
  const [, digits] = /^v[sr]_1Bench(\d{18})$/.exec(id) ?? [];
  const index = Number(digits ?? sessionCount);
  return index < sessionCount ? index : undefined;
}

/** Makes a session up, always the same for the same place. Every fifth has failed its check. */
export function buildSession(index: number): StoredSession {
  const id = sessionId(index);
  const created = createdAt(index);
  const passed = index % 5 !== 4;
  const address = {
    line1: `${index} Market Street`,
    line2: null,
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94103',
    country: 'US',
  };
  const person = { first_name: `Jenny ${index}`, last_name: 'Rosen' };
  const error = { code: 'document_expired', reason: 'The document is expired.' };
  const options = { document: { require_matching_selfie: true, allowed_types: ['passport', 'id_card'] } };
  const shared = {
    client_reference_id: `user_${index}`,
    created,
    livemode: false,
    options,
    type: 'document',
  } as const;
  const report = {
    ...shared,
    id: reportId(index),
    object: 'identity.verification_report',
    created: created + 30,
    document: {
      ...person,
      status: passed ? 'verified' : 'unverified',
      error: passed ? null : error,
      address,
      files: null,
      issued_date: { day: 1, month: 12, year: 2020 },
      issuing_country: 'US',
      type: 'passport',
    },
    selfie: { status: passed ? 'verified' : 'unverified', document: null, selfie: null, error: null },
    verification_flow: null,
    verification_session: id,
  } as const;
  const session = {
    ...shared,
    id,
    object: 'identity.verification_session',
    client_secret: passed ? null : `${id}_secret_test_${'x'.repeat(40)}`,
    last_error: passed ? null : error,
    last_verification_report: report,
    metadata: { order: `order_${index}`, read_at: readAtMark },
    redaction: null,
    related_customer: null,
    related_customer_account: null,
    status: passed ? 'verified' : 'requires_input',
    url: passed ? null : `https://verify.stripe.com/start/${'x'.repeat(60)}`,
    verified_outputs: passed ? { ...person, address, email: null, id_number_type: null, phone: null } : null,
  } as const;
  return session;
}
