import type { VerificationErrorCode } from '../generated/graphql';

/** What the person did not manage, and what to do about it. */
export interface ErrorAdvice {
  readonly what: string;
  readonly next: string;
}

const anotherDocument = 'Try again with another document.';
const clearPictures = 'Try again in good light, with the whole document in the picture.';

type KnownCode = Exclude<VerificationErrorCode, 'UNKNOWN' | '%future added value'>;

const advice: Readonly<Record<KnownCode, ErrorAdvice>> = {
  ABANDONED: { what: 'You left before the end.', next: 'Begin again when you have your document at hand.' },
  CONSENT_DECLINED: {
    what: 'You did not agree to be verified.',
    next: 'Begin again if you change your mind, or ask us for another way.',
  },
  COUNTRY_NOT_SUPPORTED: {
    what: 'Documents of your country cannot be verified here.',
    next: 'Use a document of another country if you have one, or ask us for another way.',
  },
  DEVICE_NOT_SUPPORTED: { what: 'Your device has no camera that works here.', next: 'Try again on a phone.' },
  DOCUMENT_EXPIRED: { what: 'Your document has expired.', next: 'Try again with one that is still valid.' },
  DOCUMENT_TYPE_NOT_SUPPORTED: { what: 'This kind of document is not accepted.', next: anotherDocument },
  DOCUMENT_UNVERIFIED_OTHER: { what: 'Your document could not be verified.', next: clearPictures },
  EMAIL_UNVERIFIED_OTHER: {
    what: 'Your e-mail address could not be verified.',
    next: 'Try again with the latest code.',
  },
  EMAIL_VERIFICATION_DECLINED: {
    what: 'You did not agree to the check of your e-mail address.',
    next: 'Begin again if you change your mind.',
  },
  ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA: {
    what: 'Your document does not tell enough to check the ID number.',
    next: anotherDocument,
  },
  ID_NUMBER_MISMATCH: {
    what: 'The ID number does not belong to this name and date of birth.',
    next: 'Try again and look closely at what you type.',
  },
  ID_NUMBER_UNVERIFIED_OTHER: { what: 'The ID number could not be verified.', next: 'Try again later.' },
  PHONE_UNVERIFIED_OTHER: {
    what: 'Your phone number could not be verified.',
    next: 'Try again with the latest code.',
  },
  PHONE_VERIFICATION_DECLINED: {
    what: 'You did not agree to the check of your phone number.',
    next: 'Begin again if you change your mind.',
  },
  SELFIE_DOCUMENT_MISSING_PHOTO: {
    what: 'Your document shows no photo.',
    next: 'Try again with one that does.',
  },
  SELFIE_FACE_MISMATCH: {
    what: 'The selfie does not look like the photo of the document.',
    next: 'Try again in good light, without glasses or hat.',
  },
  SELFIE_MANIPULATED: { what: 'The selfie could not be accepted.', next: 'Take a new one with your camera.' },
  SELFIE_UNVERIFIED_OTHER: { what: 'The selfie could not be verified.', next: 'Try again in good light.' },
  UNDER_SUPPORTED_AGE: {
    what: 'You are younger than we can verify here.',
    next: 'Ask us for another way.',
  },
};

const unknownAdvice: ErrorAdvice = {
  what: 'Something could not be verified.',
  next: 'Try again, or ask us for help.',
};

/** Total: codes that the schema reads as UNKNOWN, and those that it gains later, have words too. */
export function adviceFor(code: VerificationErrorCode | null | undefined): ErrorAdvice {
  return isKnown(code) ? advice[code] : unknownAdvice;
}

function isKnown(code: VerificationErrorCode | null | undefined): code is KnownCode {
  return code !== null && code !== undefined && Object.hasOwn(advice, code);
}
