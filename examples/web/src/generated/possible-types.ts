
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "CancelVerificationSessionResult": [
      "CancelVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ],
    "CreateVerificationSessionResult": [
      "CreateVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationUnavailable"
    ],
    "Node": [
      "VerificationReport",
      "VerificationSession"
    ],
    "RedactVerificationSessionResult": [
      "RedactVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ],
    "UpdateVerificationSessionResult": [
      "UpdateVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ],
    "VerificationProblem": [
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "CancelVerificationSessionResult": [
      "CancelVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ],
    "CreateVerificationSessionResult": [
      "CreateVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationUnavailable"
    ],
    "Node": [
      "VerificationReport",
      "VerificationSession"
    ],
    "RedactVerificationSessionResult": [
      "RedactVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ],
    "UpdateVerificationSessionResult": [
      "UpdateVerificationSessionPayload",
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ],
    "VerificationProblem": [
      "VerificationIdempotencyConflict",
      "VerificationInvalidRequest",
      "VerificationSessionNotFound",
      "VerificationSessionStateConflict",
      "VerificationUnavailable"
    ]
  }
};
      export default result;
    