import { lastErrorCodes, type LastErrorCode } from '../vocabulary.js';
import type { Scenario } from './scenario.js';

const selfie = { require_matching_selfie: true };

/** The user whose page shows most at once. */
const firstUser: readonly Scenario[] = [
  {
    type: 'document',
    user: 1,
    document: selfie,
    attempts: ['document_expired', 'verified'],
    metadata: { order: '1001' },
  },
  { type: 'document', user: 1, documentType: 'id_card', attempts: ['verified'] },
  { type: 'id_number', user: 1, attempts: ['verified'] },
  { type: 'document', user: 1, attempts: [], returnUrl: 'https://example.com/verified' },
  { type: 'document', user: 1, attempts: [], then: 'canceled' },
  { type: 'document', user: 1, attempts: ['verified'], then: 'redacted' },
];

const verified: readonly Scenario[] = [
  { type: 'document', user: 2, document: selfie, documentType: 'passport', attempts: ['verified'] },
  {
    type: 'document',
    user: 3,
    document: { require_id_number: true },
    documentType: 'id_card',
    attempts: ['verified'],
  },
  { type: 'document', user: 4, documentType: 'driving_license', attempts: ['abandoned', 'verified'] },
  {
    type: 'document',
    user: 5,
    document: selfie,
    attempts: ['selfie_face_mismatch', 'selfie_unverified_other', 'verified'],
  },
  {
    type: 'verification_flow',
    user: 6,
    attempts: ['verified'],
    metadata: { plan: 'business', team: 'payouts' },
  },
  { type: 'verification_flow', user: 2, attempts: ['phone_unverified_other', 'verified'] },
  { type: 'id_number', user: 7, attempts: ['id_number_mismatch', 'verified'] },
];

const unfinished: readonly Scenario[] = [
  { type: 'verification_flow', user: 8, attempts: [] },
  { type: 'id_number', user: 9, attempts: [] },
  {
    type: 'document',
    user: 10,
    attempts: [],
    details: { email: 'kim.dummy@example.com', phone: '+12025550110' },
  },
  { type: 'document', user: 3, attempts: [], details: { email: 'someone@mail.test' } },
  {
    type: 'document',
    user: 11,
    attempts: [],
    person: { account: 'acct_relatedperson1', person: 'person_sandbox1' },
  },
  {
    type: 'document',
    user: 4,
    document: { allowed_types: ['passport'], require_live_capture: true },
    attempts: [],
  },
  { type: 'document', user: null, attempts: [], metadata: { source: 'kiosk' } },
  { type: 'document', user: 2, attempts: [], then: 'processing' },
  { type: 'document', user: 5, attempts: ['document_unverified_other'], then: 'processing' },
  { type: 'id_number', user: 6, attempts: [], then: 'processing' },
  { type: 'verification_flow', user: 7, attempts: [], then: 'processing' },
];

const ended: readonly Scenario[] = [
  { type: 'document', user: 12, attempts: ['document_type_not_supported'], then: 'canceled' },
  { type: 'id_number', user: 2, attempts: [], then: 'canceled' },
  { type: 'verification_flow', user: null, attempts: [], then: 'canceled' },
  { type: 'document', user: 3, document: selfie, attempts: ['verified'], then: 'redacting' },
  { type: 'id_number', user: 4, attempts: [], then: 'redacting' },
  { type: 'verification_flow', user: 8, attempts: ['verified'], then: 'redacted' },
  {
    type: 'document',
    user: 9,
    attempts: ['document_expired'],
    then: 'redacted',
    details: { email: 'x@mail.test' },
  },
  { type: 'id_number', user: 10, attempts: ['verified'], then: 'redacting' },
];

/** Fewer than 60 sessions, among them every status, type, kind of document, error code and stage of redaction. */
export function showcaseScenarios(): Scenario[] {
  const failed = lastErrorCodes.map((code, index) => failedWith(code, 2 + (index % 12)));
  return [...firstUser, ...failed, ...verified, ...unfinished, ...ended];
}

/** A session of the kind in which a person would meet the error. */
function failedWith(code: LastErrorCode, user: number): Scenario {
  if (/^(email|phone)_/.test(code)) return { type: 'verification_flow', user, attempts: [code] };
  if (code.startsWith('id_number_')) return { type: 'id_number', user, attempts: [code] };
  if (code.startsWith('selfie_')) return { type: 'document', user, document: selfie, attempts: [code] };
  return { type: 'document', user, attempts: [code] };
}
