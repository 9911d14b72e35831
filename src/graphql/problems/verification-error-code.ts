import { builder } from '../builder.js';

export const VerificationErrorCode = builder.enumType('VerificationErrorCode', {
  description:
    "Why a check did not pass: Stripe's codes in upper case, and UNKNOWN for one this schema does not name yet.",
  values: {
    ABANDONED: { description: 'The person left without submitting.' },
    CONSENT_DECLINED: { description: 'The person did not agree to be verified.' },
    COUNTRY_NOT_SUPPORTED: { description: "Documents of the person's country cannot be verified." },
    DEVICE_NOT_SUPPORTED: { description: 'The device has no camera that could be used.' },
    DOCUMENT_EXPIRED: { description: 'The document is no longer valid.' },
    DOCUMENT_TYPE_NOT_SUPPORTED: { description: 'This kind of document is not allowed or not supported.' },
    DOCUMENT_UNVERIFIED_OTHER: { description: 'The document could not be verified, for another reason.' },
    EMAIL_UNVERIFIED_OTHER: { description: 'The email address could not be verified.' },
    EMAIL_VERIFICATION_DECLINED: { description: 'The person did not agree to the email check.' },
    ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA: {
      description: 'The document does not tell enough to check the id number.',
    },
    ID_NUMBER_MISMATCH: { description: 'The id number does not belong to the name and date of birth given.' },
    ID_NUMBER_UNVERIFIED_OTHER: { description: 'The id number could not be verified, for another reason.' },
    PHONE_UNVERIFIED_OTHER: { description: 'The phone number could not be verified.' },
    PHONE_VERIFICATION_DECLINED: { description: 'The person did not agree to the phone check.' },
    SELFIE_DOCUMENT_MISSING_PHOTO: { description: 'The document shows no photo to compare the selfie with.' },
    SELFIE_FACE_MISMATCH: { description: 'The face of the selfie is not that of the document.' },
    SELFIE_MANIPULATED: { description: 'The selfie seems to be manipulated.' },
    SELFIE_UNVERIFIED_OTHER: { description: 'The selfie could not be verified, for another reason.' },
    UNDER_SUPPORTED_AGE: { description: 'The person is younger than Stripe verifies.' },
    UNKNOWN: { description: 'A code that this schema does not name yet: `codeRaw` has it.' },
  },
});
