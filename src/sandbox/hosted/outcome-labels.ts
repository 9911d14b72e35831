import type { LastErrorCode, Outcome } from '../vocabulary.js';

/** What the person who plays the verified person reads beside each outcome. */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  verified: 'Everything is verified',
  abandoned: 'Leave without submitting anything',
  consent_declined: 'Decline to be verified',
  country_not_supported: 'My country is not supported',
  device_not_supported: 'My device has no usable camera',
  document_expired: 'The document has expired',
  document_type_not_supported: 'This type of document is not supported',
  document_unverified_other: 'The document cannot be verified',
  email_unverified_other: 'The email address cannot be verified',
  email_verification_declined: 'Decline to verify the email address',
  id_number_insufficient_document_data: 'The document does not show enough to check the ID number',
  id_number_mismatch: 'The ID number does not match',
  id_number_unverified_other: 'The ID number cannot be verified',
  phone_unverified_other: 'The phone number cannot be verified',
  phone_verification_declined: 'Decline to verify the phone number',
  selfie_document_missing_photo: 'The document has no photo',
  selfie_face_mismatch: 'The selfie shows another face',
  selfie_manipulated: 'The selfie is manipulated',
  selfie_unverified_other: 'The selfie cannot be verified',
  under_supported_age: 'I am too young',
};

interface OutcomeGroup {
  readonly title: string;
  readonly outcomes: readonly Outcome[];
}

/** The outcomes in the order of the page. A code that is in no other group is found in the last one. */
export function groupOutcomes(codes: readonly LastErrorCode[]): readonly OutcomeGroup[] {
  const startingWith = (prefix: string) => codes.filter((code) => code.startsWith(prefix));
  const groups: OutcomeGroup[] = [
    { title: 'Success', outcomes: ['verified'] },
    { title: 'The document fails', outcomes: startingWith('document_') },
    { title: 'The selfie fails', outcomes: startingWith('selfie_') },
    { title: 'The ID number fails', outcomes: startingWith('id_number_') },
    { title: 'The email address fails', outcomes: startingWith('email_') },
    { title: 'The phone number fails', outcomes: startingWith('phone_') },
  ];
  const grouped = new Set(groups.flatMap(({ outcomes }) => outcomes));
  return [...groups, { title: 'It ends early', outcomes: codes.filter((code) => !grouped.has(code)) }];
}
