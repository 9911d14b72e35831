/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day without a time or a zone, `2026-01-31`. */
  Date: { input: string; output: string; }
  /** A moment as RFC 3339 in UTC, `2026-01-31T12:00:00.000Z`. Stripe counts in whole seconds. */
  DateTime: { input: string; output: string; }
};

/** The session to give up. */
export type CancelVerificationSessionInput = {
  /** The session, vs_... */
  id: Scalars['ID']['input'];
  /** Sent on as Stripe's Idempotency-Key: the same key within 24 hours gives the first answer again. 1 to 255 visible ASCII characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to cancelVerificationSession, once it is done. */
export type CancelVerificationSessionPayload = {
  __typename?: 'CancelVerificationSessionPayload';
  /** The session as it is now, canceled. */
  verificationSession: VerificationSession;
};

/** What cancelVerificationSession answers: ask for the payload and `... on VerificationProblem`. */
export type CancelVerificationSessionResult = CancelVerificationSessionPayload | VerificationIdempotencyConflict | VerificationInvalidRequest | VerificationSessionNotFound | VerificationSessionStateConflict | VerificationUnavailable;

/** A verification to start. Null is the same as leaving a field out. */
export type CreateVerificationSessionInput = {
  /** Your own name for the person, usually the user's id; lists can be filtered by it. 1 to 5000 characters. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Sent on as Stripe's Idempotency-Key: the same key within 24 hours gives the first answer again. 1 to 255 visible ASCII characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Pairs to keep with the session, at most 50. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** Options of the checks. */
  options?: InputMaybe<VerificationSessionOptionsInput>;
  /** What is known of the person already. */
  providedDetails?: InputMaybe<VerificationSessionProvidedDetailsInput>;
  /** The Stripe customer the session is for, cus_... */
  relatedCustomer?: InputMaybe<Scalars['ID']['input']>;
  /** The Stripe account that represents the customer, acct_... */
  relatedCustomerAccount?: InputMaybe<Scalars['ID']['input']>;
  /** The person of a connected account to verify. */
  relatedPerson?: InputMaybe<VerificationSessionRelatedPersonInput>;
  /** Where the hosted page sends the person afterwards: a whole http(s) URL. */
  returnUrl?: InputMaybe<Scalars['String']['input']>;
  /** What to verify. Required unless verificationFlow is given. */
  type?: InputMaybe<VerificationSessionTypeInput>;
  /** A flow made in the Stripe Dashboard, vf_..., in place of type and options. */
  verificationFlow?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer to createVerificationSession, once it is done. */
export type CreateVerificationSessionPayload = {
  __typename?: 'CreateVerificationSessionPayload';
  /** The session as it was created. */
  verificationSession: VerificationSession;
};

/** What createVerificationSession answers: ask for the payload and `... on VerificationProblem`. */
export type CreateVerificationSessionResult = CreateVerificationSessionPayload | VerificationIdempotencyConflict | VerificationInvalidRequest | VerificationUnavailable;

/** The Stripe customer that sessions name as relatedCustomer. Another subgraph owns the rest of it; here are its verifications. */
export type Customer = {
  __typename?: 'Customer';
  /** Stripe's own id, cus_... */
  id: Scalars['ID']['output'];
  /** The customer's sessions, newest first, a page for one call to Stripe. */
  verificationSessions: VerificationSessionConnection;
};


/** The Stripe customer that sessions name as relatedCustomer. Another subgraph owns the rest of it; here are its verifications. */
export type CustomerVerificationSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<VerificationSessionStatusInput>;
};

/** A span of time. Stripe counts in whole seconds; bounds between two seconds are honoured exactly. */
export type DateTimeRange = {
  /** After this moment. */
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this moment or after. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this moment. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this moment or before. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A kind of identity document. */
export type IdentityDocumentType =
  /** A driver's licence. */
  | 'DRIVING_LICENSE'
  /** A national identity card. */
  | 'ID_CARD'
  /** A passport. */
  | 'PASSPORT'
  /** A kind that this schema does not name yet. */
  | 'UNKNOWN';

/** The kinds of document a client may allow. */
export type IdentityDocumentTypeInput =
  /** A driver's licence. */
  | 'DRIVING_LICENSE'
  /** A national identity card. */
  | 'ID_CARD'
  /** A passport. */
  | 'PASSPORT';

/** A pair that the integration keeps with a session. No place for personal data. */
export type MetadataEntry = {
  __typename?: 'MetadataEntry';
  /** The name, up to 40 characters. */
  key: Scalars['String']['output'];
  /** The value, up to 500 characters. */
  value: Scalars['String']['output'];
};

/** A pair to keep with a session, at most 50 of them. A null value removes the key on update. */
export type MetadataEntryInput = {
  /** The name: 1 to 40 characters, no square brackets, given once. */
  key: Scalars['String']['input'];
  /** The value: 1 to 500 characters. Null removes the key on update. */
  value?: InputMaybe<Scalars['String']['input']>;
};

/** Changes. Each answers with its payload or with a problem, as data: ask for both in fragments. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Gives a session up, while it requires input. It cannot be undone. */
  cancelVerificationSession: CancelVerificationSessionResult;
  /** Starts a verification: hand `url` or `clientSecret` of the answer to the person. */
  createVerificationSession: CreateVerificationSessionResult;
  /** Has Stripe erase all it collected for a session. It cannot be undone, takes up to four days and cancels a session that requires input. */
  redactVerificationSession: RedactVerificationSessionResult;
  /** Changes a session. */
  updateVerificationSession: UpdateVerificationSessionResult;
};


/** Changes. Each answers with its payload or with a problem, as data: ask for both in fragments. */
export type MutationCancelVerificationSessionArgs = {
  input: CancelVerificationSessionInput;
};


/** Changes. Each answers with its payload or with a problem, as data: ask for both in fragments. */
export type MutationCreateVerificationSessionArgs = {
  input: CreateVerificationSessionInput;
};


/** Changes. Each answers with its payload or with a problem, as data: ask for both in fragments. */
export type MutationRedactVerificationSessionArgs = {
  input: RedactVerificationSessionInput;
};


/** Changes. Each answers with its payload or with a problem, as data: ask for both in fragments. */
export type MutationUpdateVerificationSessionArgs = {
  input: UpdateVerificationSessionInput;
};

/** An object with an id that is unique across types. */
export type Node = {
  /** Stripe's own id; its prefix tells the type. */
  id: Scalars['ID']['output'];
};

/** Where a page begins and ends, and whether more lies beyond it. Cursors are ids. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Give it as `after` to get older objects. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are older objects after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are newer objects before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Give it as `before` to get newer objects. Null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Reads. What is missing is null; what fails is an error with a code. */
export type Query = {
  __typename?: 'Query';
  /** Any object by its id: vs_... is a VerificationSession, vr_... a VerificationReport. Null when there is none. */
  node?: Maybe<Node>;
  /** Several objects by their ids, in their order; null where there is none. At most 100 ids. */
  nodes: Array<Maybe<Node>>;
  /** A report by its id; null when there is none. */
  verificationReport?: Maybe<VerificationReport>;
  /** Reports, newest first, a page for one call to Stripe. */
  verificationReports: VerificationReportConnection;
  /** A session by its id; null when there is none. */
  verificationSession?: Maybe<VerificationSession>;
  /** Sessions, newest first, a page for one call to Stripe. */
  verificationSessions: VerificationSessionConnection;
};


/** Reads. What is missing is null; what fails is an error with a code. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. What is missing is null; what fails is an error with a code. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Reads. What is missing is null; what fails is an error with a code. */
export type QueryVerificationReportArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. What is missing is null; what fails is an error with a code. */
export type QueryVerificationReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. What is missing is null; what fails is an error with a code. */
export type QueryVerificationSessionArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. What is missing is null; what fails is an error with a code. */
export type QueryVerificationSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The session to erase. */
export type RedactVerificationSessionInput = {
  /** The session, vs_... */
  id: Scalars['ID']['input'];
  /** Sent on as Stripe's Idempotency-Key: the same key within 24 hours gives the first answer again. 1 to 255 visible ASCII characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer to redactVerificationSession, once it is done. */
export type RedactVerificationSessionPayload = {
  __typename?: 'RedactVerificationSessionPayload';
  /** The session as it is now: `redaction` tells how far it is. */
  verificationSession: VerificationSession;
};

/** What redactVerificationSession answers: ask for the payload and `... on VerificationProblem`. */
export type RedactVerificationSessionResult = RedactVerificationSessionPayload | VerificationIdempotencyConflict | VerificationInvalidRequest | VerificationSessionNotFound | VerificationSessionStateConflict | VerificationUnavailable;

/** What changes, as it changes: over server-sent events by POST, or over WebSocket by graphql-transport-ws. Each value is read afresh with the subscriber's own rights. */
export type Subscription = {
  __typename?: 'Subscription';
  /** The session as it is now, then again after every change. It completes after a final state (canceled, redacted) and when the token ends. After a pause the newest state comes, not all of those between. */
  verificationSessionUpdated: VerificationSession;
  /** Every session that changes from now on, or only those that the filter lists after their change, for an operator's list. Needs verification:read. It completes when the token ends; an error FELL_BEHIND ends it for who does not keep up: read the list again and subscribe anew. */
  verificationSessionsUpdated: VerificationSession;
};


/** What changes, as it changes: over server-sent events by POST, or over WebSocket by graphql-transport-ws. Each value is read afresh with the subscriber's own rights. */
export type SubscriptionVerificationSessionUpdatedArgs = {
  id: Scalars['ID']['input'];
};


/** What changes, as it changes: over server-sent events by POST, or over WebSocket by graphql-transport-ws. Each value is read afresh with the subscriber's own rights. */
export type SubscriptionVerificationSessionsUpdatedArgs = {
  filter?: InputMaybe<VerificationSessionFilter>;
};

/** What to change. What is absent stays; null clears. All but metadata may change only while the session requires input. */
export type UpdateVerificationSessionInput = {
  /** The session, vs_... */
  id: Scalars['ID']['input'];
  /** Sent on as Stripe's Idempotency-Key: the same key within 24 hours gives the first answer again. 1 to 255 visible ASCII characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Pairs to set or, with a null value, to remove; other keys stay. Null removes every key. */
  metadata?: InputMaybe<Array<MetadataEntryInput>>;
  /** Options of the checks; null unsets them. */
  options?: InputMaybe<VerificationSessionOptionsInput>;
  /** What is known of the person already; null clears it. */
  providedDetails?: InputMaybe<VerificationSessionProvidedDetailsInput>;
  /** Another type; it cannot be cleared. */
  type?: InputMaybe<VerificationSessionTypeInput>;
};

/** The answer to updateVerificationSession, once it is done. */
export type UpdateVerificationSessionPayload = {
  __typename?: 'UpdateVerificationSessionPayload';
  /** The session as it is after the change. */
  verificationSession: VerificationSession;
};

/** What updateVerificationSession answers: ask for the payload and `... on VerificationProblem`. */
export type UpdateVerificationSessionResult = UpdateVerificationSessionPayload | VerificationIdempotencyConflict | VerificationInvalidRequest | VerificationSessionNotFound | VerificationSessionStateConflict | VerificationUnavailable;

/** The person whose id sessions carry as clientReferenceId. Another subgraph owns the rest of it; here are its verifications. */
export type User = {
  __typename?: 'User';
  /** What sessions carry as clientReferenceId. */
  id: Scalars['ID']['output'];
  /** Whether any of the user's sessions is verified. Beside a plain latestVerificationSession it costs no call of its own. */
  isIdentityVerified: Scalars['Boolean']['output'];
  /** The user's newest session; null when there is none. */
  latestVerificationSession?: Maybe<VerificationSession>;
  /** The user's sessions, newest first, a page for one call to Stripe. */
  verificationSessions: VerificationSessionConnection;
};


/** The person whose id sessions carry as clientReferenceId. Another subgraph owns the rest of it; here are its verifications. */
export type UserVerificationSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<VerificationSessionStatusInput>;
};

/** Why a check did not pass. */
export type VerificationCheckError = {
  __typename?: 'VerificationCheckError';
  /** What to tell the person apart by. */
  code?: Maybe<VerificationErrorCode>;
  /** Stripe's own word, for a code that reads UNKNOWN. */
  codeRaw?: Maybe<Scalars['String']['output']>;
  /** Stripe's sentence on it, in English, for the people who support the person. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** How a check ended. */
export type VerificationCheckStatus =
  /** A status that this schema does not name yet. */
  | 'UNKNOWN'
  /** It did not pass: `error` tells why. */
  | 'UNVERIFIED'
  /** It passed. */
  | 'VERIFIED';

/** What the check of an email address or a phone number asks for. */
export type VerificationContactOptions = {
  __typename?: 'VerificationContactOptions';
  /** Whether the person has to prove with a one-time code that it is theirs. */
  requireVerification?: Maybe<Scalars['Boolean']['output']>;
};

/** The check of an identity document. Status and error are open to every reader; the rest is personal data. */
export type VerificationDocumentCheck = {
  __typename?: 'VerificationDocumentCheck';
  /** The address it shows. */
  address?: Maybe<VerifiedAddress>;
  /** The date of birth it shows. Read with the restricted key. */
  dob?: Maybe<VerifiedDate>;
  /** Why it did not pass; null when it did. */
  error?: Maybe<VerificationCheckError>;
  /** Until when it is valid. Read with the restricted key. */
  expirationDate?: Maybe<VerifiedDate>;
  /** Ids of its pictures at Stripe, file_... Read with the restricted key. */
  files?: Maybe<Array<Scalars['ID']['output']>>;
  /** The first name it shows. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** When it was issued. */
  issuedDate?: Maybe<VerifiedDate>;
  /** The country that issued it, as a two-letter code. */
  issuingCountry?: Maybe<Scalars['String']['output']>;
  /** The last name it shows. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Its number. Read with the restricted key. */
  number?: Maybe<Scalars['String']['output']>;
  /** The sex it shows. Read with the restricted key. */
  sex?: Maybe<VerifiedSex>;
  /** How it ended. */
  status: VerificationCheckStatus;
  /** The kind of document. */
  type?: Maybe<IdentityDocumentType>;
  /** The place of birth as it is written there. Read with the restricted key. */
  unparsedPlaceOfBirth?: Maybe<Scalars['String']['output']>;
  /** The sex as it is written there. Read with the restricted key. */
  unparsedSex?: Maybe<Scalars['String']['output']>;
};

/** What the document check asks for. */
export type VerificationDocumentOptions = {
  __typename?: 'VerificationDocumentOptions';
  /** The kinds of document that are accepted; null where every kind is. */
  allowedTypes?: Maybe<Array<IdentityDocumentType>>;
  /** Whether an id number is asked for and checked too. */
  requireIdNumber?: Maybe<Scalars['Boolean']['output']>;
  /** Whether pictures must be taken on the spot; uploads are refused. */
  requireLiveCapture?: Maybe<Scalars['Boolean']['output']>;
  /** Whether a selfie is taken and compared with the photo of the document. */
  requireMatchingSelfie?: Maybe<Scalars['Boolean']['output']>;
};

/** What the document check asks for. On update what is absent stays, and null goes back to the default. */
export type VerificationDocumentOptionsInput = {
  /** The kinds of document to accept, at least one; every kind by default. */
  allowedTypes?: InputMaybe<Array<IdentityDocumentTypeInput>>;
  /** Ask for an id number and check it too; false by default. */
  requireIdNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Refuse uploaded pictures; false by default. */
  requireLiveCapture?: InputMaybe<Scalars['Boolean']['input']>;
  /** Take a selfie and compare it with the photo of the document; false by default. */
  requireMatchingSelfie?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The check of an email address. */
export type VerificationEmailCheck = {
  __typename?: 'VerificationEmailCheck';
  /** The address. Personal data. */
  email?: Maybe<Scalars['String']['output']>;
  /** Why it did not pass; null when it did. */
  error?: Maybe<VerificationCheckError>;
  /** How it ended. */
  status: VerificationCheckStatus;
};

/** Why a check did not pass: Stripe's codes in upper case, and UNKNOWN for one this schema does not name yet. */
export type VerificationErrorCode =
  /** The person left without submitting. */
  | 'ABANDONED'
  /** The person did not agree to be verified. */
  | 'CONSENT_DECLINED'
  /** Documents of the person's country cannot be verified. */
  | 'COUNTRY_NOT_SUPPORTED'
  /** The device has no camera that could be used. */
  | 'DEVICE_NOT_SUPPORTED'
  /** The document is no longer valid. */
  | 'DOCUMENT_EXPIRED'
  /** This kind of document is not allowed or not supported. */
  | 'DOCUMENT_TYPE_NOT_SUPPORTED'
  /** The document could not be verified, for another reason. */
  | 'DOCUMENT_UNVERIFIED_OTHER'
  /** The email address could not be verified. */
  | 'EMAIL_UNVERIFIED_OTHER'
  /** The person did not agree to the email check. */
  | 'EMAIL_VERIFICATION_DECLINED'
  /** The document does not tell enough to check the id number. */
  | 'ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA'
  /** The id number does not belong to the name and date of birth given. */
  | 'ID_NUMBER_MISMATCH'
  /** The id number could not be verified, for another reason. */
  | 'ID_NUMBER_UNVERIFIED_OTHER'
  /** The phone number could not be verified. */
  | 'PHONE_UNVERIFIED_OTHER'
  /** The person did not agree to the phone check. */
  | 'PHONE_VERIFICATION_DECLINED'
  /** The document shows no photo to compare the selfie with. */
  | 'SELFIE_DOCUMENT_MISSING_PHOTO'
  /** The face of the selfie is not that of the document. */
  | 'SELFIE_FACE_MISMATCH'
  /** The selfie seems to be manipulated. */
  | 'SELFIE_MANIPULATED'
  /** The selfie could not be verified, for another reason. */
  | 'SELFIE_UNVERIFIED_OTHER'
  /** The person is younger than Stripe verifies. */
  | 'UNDER_SUPPORTED_AGE'
  /** A code that this schema does not name yet: `codeRaw` has it. */
  | 'UNKNOWN';

/** The check of a national id number. Status and error are open to every reader; the rest is personal data. */
export type VerificationIdNumberCheck = {
  __typename?: 'VerificationIdNumberCheck';
  /** The date of birth that was checked. Read with the restricted key. */
  dob?: Maybe<VerifiedDate>;
  /** Why it did not pass; null when it did. */
  error?: Maybe<VerificationCheckError>;
  /** The first name that was checked. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** The number; of a US_SSN only the last four digits. Read with the restricted key. */
  idNumber?: Maybe<Scalars['String']['output']>;
  /** Which number it is. */
  idNumberType?: Maybe<VerifiedIdNumberType>;
  /** The last name that was checked. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** How it ended. */
  status: VerificationCheckStatus;
};

/** The idempotency key was used with other input before, or its first request is still under way. */
export type VerificationIdempotencyConflict = VerificationProblem & {
  __typename?: 'VerificationIdempotencyConflict';
  /** One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE. */
  code: Scalars['String']['output'];
  /** What is wrong and what to do instead, in English. */
  message: Scalars['String']['output'];
  /** The input field at fault, as a path of this schema: options.document.allowedTypes. */
  param?: Maybe<Scalars['String']['output']>;
  /** Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's code, where it gave one. */
  upstreamCode?: Maybe<Scalars['String']['output']>;
};

/** The input is not acceptable: `param` names the field. Nothing was changed. */
export type VerificationInvalidRequest = VerificationProblem & {
  __typename?: 'VerificationInvalidRequest';
  /** One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE. */
  code: Scalars['String']['output'];
  /** What is wrong and what to do instead, in English. */
  message: Scalars['String']['output'];
  /** The input field at fault, as a path of this schema: options.document.allowedTypes. */
  param?: Maybe<Scalars['String']['output']>;
  /** Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's code, where it gave one. */
  upstreamCode?: Maybe<Scalars['String']['output']>;
};

/** How closely the verified person must match the related person. */
export type VerificationMatchingOptions = {
  __typename?: 'VerificationMatchingOptions';
  /** The date of birth. */
  dob?: Maybe<VerificationMatchingPolicy>;
  /** The name. */
  name?: Maybe<VerificationMatchingPolicy>;
};

/** How closely what was verified must match what was provided. */
export type VerificationMatchingPolicy =
  /** It need not match. */
  | 'NONE'
  /** It must be similar. */
  | 'SIMILAR'
  /** A policy that this schema does not name yet. */
  | 'UNKNOWN';

/** The check of a phone number. */
export type VerificationPhoneCheck = {
  __typename?: 'VerificationPhoneCheck';
  /** Why it did not pass; null when it did. */
  error?: Maybe<VerificationCheckError>;
  /** The number. Personal data. */
  phone?: Maybe<Scalars['String']['output']>;
  /** How it ended. */
  status: VerificationCheckStatus;
};

/** What went wrong with a mutation, as data. `code` tells programs, `message` tells people and never echoes a value. */
export type VerificationProblem = {
  /** One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE. */
  code: Scalars['String']['output'];
  /** What is wrong and what to do instead, in English. */
  message: Scalars['String']['output'];
  /** The input field at fault, as a path of this schema: options.document.allowedTypes. */
  param?: Maybe<Scalars['String']['output']>;
  /** Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's code, where it gave one. */
  upstreamCode?: Maybe<Scalars['String']['output']>;
};

/** How far the erasure of a session is. */
export type VerificationRedactionStatus =
  /** Asked for; Stripe takes up to four days. */
  | 'PROCESSING'
  /** Done: the personal data is gone for good. */
  | 'REDACTED'
  /** A status that this schema does not name yet. */
  | 'UNKNOWN'
  /** Done, and confirmed by Stripe. */
  | 'VALIDATED';

/** The result of one finished submission: which checks were made and how each ended. */
export type VerificationReport = Node & {
  __typename?: 'VerificationReport';
  /** The integration's own name for the person, taken over from the session. */
  clientReferenceId?: Maybe<Scalars['String']['output']>;
  /** When the checks were finished. */
  createdAt: Scalars['DateTime']['output'];
  /** The document check, where one was made. */
  document?: Maybe<VerificationDocumentCheck>;
  /** The email check, where one was made. */
  email?: Maybe<VerificationEmailCheck>;
  /** Stripe's own id, vr_... */
  id: Scalars['ID']['output'];
  /** The id number check, where one was made. */
  idNumber?: Maybe<VerificationIdNumberCheck>;
  /** False in test mode, where nothing is really checked. */
  livemode: Scalars['Boolean']['output'];
  /** What the checks were made with. */
  options?: Maybe<VerificationSessionOptions>;
  /** The phone check, where one was made. */
  phone?: Maybe<VerificationPhoneCheck>;
  /** The selfie check, where one was made. */
  selfie?: Maybe<VerificationSelfieCheck>;
  /** What was verified. */
  type: VerificationSessionType;
  /** The flow of the Dashboard that the session followed. */
  verificationFlow?: Maybe<Scalars['String']['output']>;
  /** The session that the submission was made in. From `lastVerificationReport` back it costs no call. */
  verificationSession?: Maybe<VerificationSession>;
};

/** A page of verification reports, newest first. There is no total count: Stripe has none. */
export type VerificationReportConnection = {
  __typename?: 'VerificationReportConnection';
  /** The objects with their cursors. */
  edges: Array<VerificationReportEdge>;
  /** The objects alone. */
  nodes: Array<VerificationReport>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** One of the verification reports of a page, with its cursor. */
export type VerificationReportEdge = {
  __typename?: 'VerificationReportEdge';
  /** Where it stands in the list: its id. Give it as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: VerificationReport;
};

/** Which reports to list. All that is given must hold; Stripe does the filtering. */
export type VerificationReportFilter = {
  /** Only reports with exactly this reference: usually a user's id. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Only reports created in this span. */
  createdAt?: InputMaybe<DateTimeRange>;
  /** Only reports of this type. */
  type?: InputMaybe<VerificationSessionTypeInput>;
  /** Only reports of this session, vs_... */
  verificationSession?: InputMaybe<Scalars['ID']['input']>;
};

/** The comparison of a selfie with the photo of the document. */
export type VerificationSelfieCheck = {
  __typename?: 'VerificationSelfieCheck';
  /** Id of the picture of the document, file_... Read with the restricted key. */
  document?: Maybe<Scalars['ID']['output']>;
  /** Why it did not pass; null when it did. */
  error?: Maybe<VerificationCheckError>;
  /** Id of the selfie, file_... Read with the restricted key. */
  selfie?: Maybe<Scalars['ID']['output']>;
  /** How it ended. */
  status: VerificationCheckStatus;
};

/** One person's verification, from the first link to the outcome. It lives in Stripe. */
export type VerificationSession = Node & {
  __typename?: 'VerificationSession';
  /** What may be done with the session now, for the buttons of a page. */
  allowedActions: Array<VerificationSessionAction>;
  /** The integration's own name for the person: usually the user's id. */
  clientReferenceId?: Maybe<Scalars['String']['output']>;
  /** For the modal of Stripe.js, shown only to the person being verified or to writers. Used once, within 24 hours; read the session again for a fresh one. Null unless the session requires input. Never store, log or cache it. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The Stripe customer the session is for, an entity that other subgraphs complete. */
  customer?: Maybe<Customer>;
  /** Stripe's own id, vs_..., which is also the Relay id, the connection cursor and the federation key. */
  id: Scalars['ID']['output'];
  /** Why the last submission did not pass; null when none has failed. */
  lastError?: Maybe<VerificationSessionLastError>;
  /** The result of the last finished submission, passed or not; null before one. Its id alone costs nothing. */
  lastVerificationReport?: Maybe<VerificationReport>;
  /** False in test mode, where nothing is really checked. */
  livemode: Scalars['Boolean']['output'];
  /** What the integration keeps with the session. Erased by redaction. Empty for whoever sees only its own sessions. */
  metadata: Array<MetadataEntry>;
  /** Which checks it asks for. */
  options?: Maybe<VerificationSessionOptions>;
  /** What was known of the person before. Personal data. Needs verification:pii. */
  providedDetails?: Maybe<VerificationSessionProvidedDetails>;
  /** The erasure, once it was asked for. What was erased reads null. */
  redaction?: Maybe<VerificationSessionRedaction>;
  /** The Stripe account that represents the customer, acct_... */
  relatedCustomerAccount?: Maybe<Scalars['ID']['output']>;
  /** The person of a connected account that the session is for. */
  relatedPerson?: Maybe<VerificationSessionRelatedPerson>;
  /** Where it stands. */
  status: VerificationSessionStatus;
  /** What it verifies. */
  type: VerificationSessionType;
  /** The hosted verification page to send the person to. Used once, within 48 hours; treat it as clientSecret. Null unless the session requires input. */
  url?: Maybe<Scalars['String']['output']>;
  /** The user the session is for: clientReferenceId as an entity that other subgraphs complete. */
  user?: Maybe<User>;
  /** The flow of the Dashboard that it follows. */
  verificationFlow?: Maybe<Scalars['String']['output']>;
  /** What has been verified of the person; null until the session is verified. Personal data. Needs verification:pii. */
  verifiedOutputs?: Maybe<VerifiedOutputs>;
};

/** What may be done with a session in its state. */
export type VerificationSessionAction =
  /** `cancelVerificationSession`. */
  | 'CANCEL'
  /** `redactVerificationSession`. */
  | 'REDACT'
  /** The person can be sent to `url`, or shown the modal with `clientSecret`. */
  | 'SUBMIT'
  /** `updateVerificationSession` may change its type, options and provided details. */
  | 'UPDATE';

/** A page of verification sessions, newest first. There is no total count: Stripe has none. */
export type VerificationSessionConnection = {
  __typename?: 'VerificationSessionConnection';
  /** The objects with their cursors. */
  edges: Array<VerificationSessionEdge>;
  /** The objects alone. */
  nodes: Array<VerificationSession>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** One of the verification sessions of a page, with its cursor. */
export type VerificationSessionEdge = {
  __typename?: 'VerificationSessionEdge';
  /** Where it stands in the list: its id. Give it as `after` or `before`. */
  cursor: Scalars['String']['output'];
  /** The object itself. */
  node: VerificationSession;
};

/** Which sessions to list. All that is given must hold; Stripe does the filtering. */
export type VerificationSessionFilter = {
  /** Only sessions with exactly this reference: usually a user's id. */
  clientReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** Only sessions created in this span. */
  createdAt?: InputMaybe<DateTimeRange>;
  /** Only sessions of this customer, cus_... */
  relatedCustomer?: InputMaybe<Scalars['ID']['input']>;
  /** Only sessions of this customer account, acct_... */
  relatedCustomerAccount?: InputMaybe<Scalars['ID']['input']>;
  /** Only sessions in this status. */
  status?: InputMaybe<VerificationSessionStatusInput>;
};

/** Why the last submission did not pass. The person may submit again. */
export type VerificationSessionLastError = {
  __typename?: 'VerificationSessionLastError';
  /** What to tell the person apart by. */
  code?: Maybe<VerificationErrorCode>;
  /** Stripe's own word, for a code that reads UNKNOWN. */
  codeRaw?: Maybe<Scalars['String']['output']>;
  /** Stripe's sentence on it, in English, for the people who support the person. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** There is no such session, or none that the caller may see. */
export type VerificationSessionNotFound = VerificationProblem & {
  __typename?: 'VerificationSessionNotFound';
  /** One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE. */
  code: Scalars['String']['output'];
  /** What is wrong and what to do instead, in English. */
  message: Scalars['String']['output'];
  /** The input field at fault, as a path of this schema: options.document.allowedTypes. */
  param?: Maybe<Scalars['String']['output']>;
  /** Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's code, where it gave one. */
  upstreamCode?: Maybe<Scalars['String']['output']>;
};

/** Which checks a session asks for, or a report was made with. */
export type VerificationSessionOptions = {
  __typename?: 'VerificationSessionOptions';
  /** The document check; null where nothing was set for it. */
  document?: Maybe<VerificationDocumentOptions>;
  /** The email check; only a flow of the Dashboard sets it. */
  email?: Maybe<VerificationContactOptions>;
  /** Stripe's id_number options are an empty map: true where it is present. */
  idNumber: Scalars['Boolean']['output'];
  /** The comparison with the related person; only a flow of the Dashboard sets it. */
  matching?: Maybe<VerificationMatchingOptions>;
  /** The phone check; only a flow of the Dashboard sets it. */
  phone?: Maybe<VerificationContactOptions>;
};

/** Options of the checks. Stripe lets a client set those of the document check only. */
export type VerificationSessionOptionsInput = {
  /** The document check. Null on update unsets all of it. */
  document?: InputMaybe<VerificationDocumentOptionsInput>;
};

/** What was known of the person before, and may be shown to them. Personal data, not verified. */
export type VerificationSessionProvidedDetails = {
  __typename?: 'VerificationSessionProvidedDetails';
  /** The email address. */
  email?: Maybe<Scalars['String']['output']>;
  /** The phone number. */
  phone?: Maybe<Scalars['String']['output']>;
};

/** What is known of the person already. Stripe may show it to them. Null on update clears. */
export type VerificationSessionProvidedDetailsInput = {
  /** The email address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The phone number, with country code: +15550100. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** The erasure of a session and of all that belongs to it. */
export type VerificationSessionRedaction = {
  __typename?: 'VerificationSessionRedaction';
  /** How far it is. */
  status: VerificationRedactionStatus;
};

/** The person of a connected account that the session is for. */
export type VerificationSessionRelatedPerson = {
  __typename?: 'VerificationSessionRelatedPerson';
  /** The connected account, acct_... */
  account: Scalars['ID']['output'];
  /** The person in it, person_... */
  person: Scalars['ID']['output'];
};

/** The person of a connected account to verify. */
export type VerificationSessionRelatedPersonInput = {
  /** The connected account, acct_... */
  account: Scalars['ID']['input'];
  /** The person in it, person_... */
  person: Scalars['ID']['input'];
};

/** The state of the session does not allow the change: a canceled one cannot be canceled again. */
export type VerificationSessionStateConflict = VerificationProblem & {
  __typename?: 'VerificationSessionStateConflict';
  /** One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE. */
  code: Scalars['String']['output'];
  /** What is wrong and what to do instead, in English. */
  message: Scalars['String']['output'];
  /** The input field at fault, as a path of this schema: options.document.allowedTypes. */
  param?: Maybe<Scalars['String']['output']>;
  /** Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's code, where it gave one. */
  upstreamCode?: Maybe<Scalars['String']['output']>;
  /** The session as it stands. */
  verificationSession?: Maybe<VerificationSession>;
};

/** Where a session stands. */
export type VerificationSessionStatus =
  /** Given up; nothing can be submitted any more. Final. */
  | 'CANCELED'
  /** Submitted; most checks take less than a minute. */
  | 'PROCESSING'
  /** The person has to submit, for the first time or again: `lastError` tells which. */
  | 'REQUIRES_INPUT'
  /** A status that this schema does not name yet: show it as not finished. */
  | 'UNKNOWN'
  /** All checks have passed. Final. */
  | 'VERIFIED';

/** The statuses a list can be filtered by. */
export type VerificationSessionStatusInput =
  /** Given up. */
  | 'CANCELED'
  /** Submitted and being checked. */
  | 'PROCESSING'
  /** Waiting for the person. */
  | 'REQUIRES_INPUT'
  /** All checks passed. */
  | 'VERIFIED';

/** What a session or a report verifies. */
export type VerificationSessionType =
  /** An identity document, and a selfie with it where that is required. */
  | 'DOCUMENT'
  /** A national id number, checked against official records. */
  | 'ID_NUMBER'
  /** A type that this schema does not name yet. */
  | 'UNKNOWN'
  /** What a flow made in the Stripe Dashboard asks for. */
  | 'VERIFICATION_FLOW';

/** The types a client may ask for. */
export type VerificationSessionTypeInput =
  /** An identity document. */
  | 'DOCUMENT'
  /** A national id number. */
  | 'ID_NUMBER';

/** Rate limits, time-outs and outages of Stripe. After a time-out it is not known whether the change was made. */
export type VerificationUnavailable = VerificationProblem & {
  __typename?: 'VerificationUnavailable';
  /** One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE. */
  code: Scalars['String']['output'];
  /** What is wrong and what to do instead, in English. */
  message: Scalars['String']['output'];
  /** The input field at fault, as a path of this schema: options.document.allowedTypes. */
  param?: Maybe<Scalars['String']['output']>;
  /** Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked. */
  requestId?: Maybe<Scalars['String']['output']>;
  /** Milliseconds to wait before another try is worth it, where that is known. */
  retryAfterMs?: Maybe<Scalars['Int']['output']>;
  /** Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once. */
  retryable: Scalars['Boolean']['output'];
  /** Stripe's code, where it gave one. */
  upstreamCode?: Maybe<Scalars['String']['output']>;
};

/** A postal address. Personal data. */
export type VerifiedAddress = {
  __typename?: 'VerifiedAddress';
  /** City, town or village. */
  city?: Maybe<Scalars['String']['output']>;
  /** Two-letter country code (ISO 3166-1). The one part that stays after redaction. */
  country?: Maybe<Scalars['String']['output']>;
  /** Street and number, or post box. */
  line1?: Maybe<Scalars['String']['output']>;
  /** Apartment, unit or building. */
  line2?: Maybe<Scalars['String']['output']>;
  /** ZIP or postal code. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** State, county, province or region. */
  state?: Maybe<Scalars['String']['output']>;
};

/** A date as a document tells it: a part may be missing. */
export type VerifiedDate = {
  __typename?: 'VerifiedDate';
  /** The day of the month, from 1. */
  day?: Maybe<Scalars['Int']['output']>;
  /** The three together as YYYY-MM-DD; null where one is missing. */
  iso?: Maybe<Scalars['Date']['output']>;
  /** The month, from 1. */
  month?: Maybe<Scalars['Int']['output']>;
  /** The year, in four digits. */
  year?: Maybe<Scalars['Int']['output']>;
};

/** Which national id number it is. */
export type VerifiedIdNumberType =
  /** Brazil: Cadastro de Pessoas Físicas. */
  | 'BR_CPF'
  /** Singapore: National Registration Identity Card. */
  | 'SG_NRIC'
  /** A number that this schema does not name yet. */
  | 'UNKNOWN'
  /** United States: Social Security number; only its last four digits are told. */
  | 'US_SSN';

/** What has been verified of the person. All of it is personal data. */
export type VerifiedOutputs = {
  __typename?: 'VerifiedOutputs';
  /** The verified address. */
  address?: Maybe<VerifiedAddress>;
  /** The verified date of birth. Read with the restricted key. */
  dob?: Maybe<VerifiedDate>;
  /** The verified email address. */
  email?: Maybe<Scalars['String']['output']>;
  /** The verified first name. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** The verified id number. Read with the restricted key. */
  idNumber?: Maybe<Scalars['String']['output']>;
  /** Which id number it is. */
  idNumberType?: Maybe<VerifiedIdNumberType>;
  /** The verified last name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** The verified phone number. */
  phone?: Maybe<Scalars['String']['output']>;
  /** The verified sex. Read with the restricted key. */
  sex?: Maybe<VerifiedSex>;
  /** The place of birth as the document writes it. Read with the restricted key. */
  unparsedPlaceOfBirth?: Maybe<Scalars['String']['output']>;
  /** The sex as the document writes it. Read with the restricted key. */
  unparsedSex?: Maybe<Scalars['String']['output']>;
};

/** The sex a document tells. */
export type VerifiedSex =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Erased. */
  | 'REDACTED'
  /** Not told, or a value that this schema does not name yet. */
  | 'UNKNOWN';

type ProblemFields_VerificationIdempotencyConflict_Fragment = { __typename?: 'VerificationIdempotencyConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean };

type ProblemFields_VerificationInvalidRequest_Fragment = { __typename?: 'VerificationInvalidRequest', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean };

type ProblemFields_VerificationSessionNotFound_Fragment = { __typename?: 'VerificationSessionNotFound', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean };

type ProblemFields_VerificationSessionStateConflict_Fragment = { __typename?: 'VerificationSessionStateConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean };

type ProblemFields_VerificationUnavailable_Fragment = { __typename?: 'VerificationUnavailable', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean };

export type ProblemFieldsFragment =
  | ProblemFields_VerificationIdempotencyConflict_Fragment
  | ProblemFields_VerificationInvalidRequest_Fragment
  | ProblemFields_VerificationSessionNotFound_Fragment
  | ProblemFields_VerificationSessionStateConflict_Fragment
  | ProblemFields_VerificationUnavailable_Fragment
;

export type CreateSessionMutationVariables = Exact<{
  input: CreateVerificationSessionInput;
}>;


export type CreateSessionMutation = { __typename?: 'Mutation', createVerificationSession:
    | { __typename: 'CreateVerificationSessionPayload', verificationSession: { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, livemode: boolean, clientReferenceId?: string | null, clientSecret?: string | null, url?: string | null, allowedActions: Array<VerificationSessionAction>, relatedCustomerAccount?: string | null, verificationFlow?: string | null, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', allowedTypes?: Array<IdentityDocumentType> | null, requireIdNumber?: boolean | null, requireLiveCapture?: boolean | null, requireMatchingSelfie?: boolean | null } | null, email?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null, matching?: { __typename?: 'VerificationMatchingOptions', dob?: VerificationMatchingPolicy | null, name?: VerificationMatchingPolicy | null } | null, phone?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null } | null, providedDetails?: { __typename?: 'VerificationSessionProvidedDetails', email?: string | null, phone?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, relatedPerson?: { __typename?: 'VerificationSessionRelatedPerson', account: string, person: string } | null } }
    | { __typename: 'VerificationIdempotencyConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationInvalidRequest', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationUnavailable', retryAfterMs?: number | null, message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
   };

export type UpdateSessionMutationVariables = Exact<{
  input: UpdateVerificationSessionInput;
}>;


export type UpdateSessionMutation = { __typename?: 'Mutation', updateVerificationSession:
    | { __typename: 'UpdateVerificationSessionPayload', verificationSession: { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, livemode: boolean, clientReferenceId?: string | null, clientSecret?: string | null, url?: string | null, allowedActions: Array<VerificationSessionAction>, relatedCustomerAccount?: string | null, verificationFlow?: string | null, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', allowedTypes?: Array<IdentityDocumentType> | null, requireIdNumber?: boolean | null, requireLiveCapture?: boolean | null, requireMatchingSelfie?: boolean | null } | null, email?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null, matching?: { __typename?: 'VerificationMatchingOptions', dob?: VerificationMatchingPolicy | null, name?: VerificationMatchingPolicy | null } | null, phone?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null } | null, providedDetails?: { __typename?: 'VerificationSessionProvidedDetails', email?: string | null, phone?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, relatedPerson?: { __typename?: 'VerificationSessionRelatedPerson', account: string, person: string } | null } }
    | { __typename: 'VerificationIdempotencyConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationInvalidRequest', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationSessionNotFound', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationSessionStateConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean, current?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, allowedActions: Array<VerificationSessionAction> } | null }
    | { __typename: 'VerificationUnavailable', retryAfterMs?: number | null, message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
   };

export type CancelSessionMutationVariables = Exact<{
  input: CancelVerificationSessionInput;
}>;


export type CancelSessionMutation = { __typename?: 'Mutation', cancelVerificationSession:
    | { __typename: 'CancelVerificationSessionPayload', verificationSession: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, allowedActions: Array<VerificationSessionAction>, clientSecret?: string | null, url?: string | null } }
    | { __typename: 'VerificationIdempotencyConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationInvalidRequest', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationSessionNotFound', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationSessionStateConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean, current?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, allowedActions: Array<VerificationSessionAction> } | null }
    | { __typename: 'VerificationUnavailable', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
   };

export type RedactSessionMutationVariables = Exact<{
  input: RedactVerificationSessionInput;
}>;


export type RedactSessionMutation = { __typename?: 'Mutation', redactVerificationSession:
    | { __typename: 'RedactVerificationSessionPayload', verificationSession: { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, livemode: boolean, clientReferenceId?: string | null, clientSecret?: string | null, url?: string | null, allowedActions: Array<VerificationSessionAction>, relatedCustomerAccount?: string | null, verificationFlow?: string | null, lastVerificationReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, firstName?: string | null } | null } | null, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null } | null, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', allowedTypes?: Array<IdentityDocumentType> | null, requireIdNumber?: boolean | null, requireLiveCapture?: boolean | null, requireMatchingSelfie?: boolean | null } | null, email?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null, matching?: { __typename?: 'VerificationMatchingOptions', dob?: VerificationMatchingPolicy | null, name?: VerificationMatchingPolicy | null } | null, phone?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null } | null, providedDetails?: { __typename?: 'VerificationSessionProvidedDetails', email?: string | null, phone?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, relatedPerson?: { __typename?: 'VerificationSessionRelatedPerson', account: string, person: string } | null } }
    | { __typename: 'VerificationIdempotencyConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationInvalidRequest', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationSessionNotFound', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
    | { __typename: 'VerificationSessionStateConflict', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean, current?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, lastVerificationReport?: { __typename?: 'VerificationReport', type: VerificationSessionType } | null } | null }
    | { __typename: 'VerificationUnavailable', message: string, code: string, upstreamCode?: string | null, param?: string | null, requestId?: string | null, retryable: boolean }
   };

export type OneNodeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type OneNodeQuery = { __typename?: 'Query', node?:
    | { __typename: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus } | null }
    | { __typename: 'VerificationSession', status: VerificationSessionStatus, id: string, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null } | null }
   | null };

export type SeveralNodesQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type SeveralNodesQuery = { __typename?: 'Query', nodes: Array<
    | { __typename: 'VerificationReport', id: string }
    | { __typename: 'VerificationSession', id: string }
   | null> };

export type PersonalFieldsFragment = { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, idNumberType?: VerifiedIdNumberType | null, idNumber?: string | null, sex?: VerifiedSex | null, unparsedPlaceOfBirth?: string | null, unparsedSex?: string | null, dob?: { __typename?: 'VerifiedDate', day?: number | null, month?: number | null, year?: number | null, iso?: string | null } | null } | null, lastVerificationReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, firstName?: string | null, number?: string | null, files?: Array<string> | null, sex?: VerifiedSex | null, dob?: { __typename?: 'VerifiedDate', iso?: string | null } | null, expirationDate?: { __typename?: 'VerifiedDate', iso?: string | null } | null } | null, selfie?: { __typename?: 'VerificationSelfieCheck', status: VerificationCheckStatus, document?: string | null, selfie?: string | null } | null } | null };

export type PersonalDataOfSessionQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PersonalDataOfSessionQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, idNumberType?: VerifiedIdNumberType | null, idNumber?: string | null, sex?: VerifiedSex | null, unparsedPlaceOfBirth?: string | null, unparsedSex?: string | null, dob?: { __typename?: 'VerifiedDate', day?: number | null, month?: number | null, year?: number | null, iso?: string | null } | null } | null, lastVerificationReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, firstName?: string | null, number?: string | null, files?: Array<string> | null, sex?: VerifiedSex | null, dob?: { __typename?: 'VerifiedDate', iso?: string | null } | null, expirationDate?: { __typename?: 'VerifiedDate', iso?: string | null } | null } | null, selfie?: { __typename?: 'VerificationSelfieCheck', status: VerificationCheckStatus, document?: string | null, selfie?: string | null } | null } | null } | null };

export type PersonalDataOfPageQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
}>;


export type PersonalDataOfPageQuery = { __typename?: 'Query', verificationSessions: { __typename?: 'VerificationSessionConnection', nodes: Array<{ __typename?: 'VerificationSession', id: string, verifiedOutputs?: { __typename?: 'VerifiedOutputs', dob?: { __typename?: 'VerifiedDate', iso?: string | null } | null } | null }> } };

export type FilesOfReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type FilesOfReportQuery = { __typename?: 'Query', verificationReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', files?: Array<string> | null } | null, selfie?: { __typename?: 'VerificationSelfieCheck', document?: string | null, selfie?: string | null } | null } | null };

export type NumbersOfReportPageQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
}>;


export type NumbersOfReportPageQuery = { __typename?: 'Query', verificationReports: { __typename?: 'VerificationReportConnection', nodes: Array<{ __typename?: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', number?: string | null } | null }> } };

export type PersonalDataOfRedactedQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PersonalDataOfRedactedQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, livemode: boolean, clientReferenceId?: string | null, clientSecret?: string | null, url?: string | null, allowedActions: Array<VerificationSessionAction>, relatedCustomerAccount?: string | null, verificationFlow?: string | null, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, lastName?: string | null, email?: string | null, phone?: string | null, idNumber?: string | null, sex?: VerifiedSex | null, unparsedSex?: string | null, dob?: { __typename?: 'VerifiedDate', iso?: string | null } | null, address?: { __typename?: 'VerifiedAddress', city?: string | null, country?: string | null, line1?: string | null, postalCode?: string | null } | null } | null, lastVerificationReport?: { __typename?: 'VerificationReport', document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, firstName?: string | null, number?: string | null, files?: Array<string> | null, sex?: VerifiedSex | null, dob?: { __typename?: 'VerifiedDate', iso?: string | null } | null, issuedDate?: { __typename?: 'VerifiedDate', iso?: string | null } | null } | null } | null, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', allowedTypes?: Array<IdentityDocumentType> | null, requireIdNumber?: boolean | null, requireLiveCapture?: boolean | null, requireMatchingSelfie?: boolean | null } | null, email?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null, matching?: { __typename?: 'VerificationMatchingOptions', dob?: VerificationMatchingPolicy | null, name?: VerificationMatchingPolicy | null } | null, phone?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null } | null, providedDetails?: { __typename?: 'VerificationSessionProvidedDetails', email?: string | null, phone?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, relatedPerson?: { __typename?: 'VerificationSessionRelatedPerson', account: string, person: string } | null } | null };

export type WholeReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type WholeReportQuery = { __typename?: 'Query', verificationReport?: { __typename?: 'VerificationReport', id: string, type: VerificationSessionType, createdAt: string, livemode: boolean, clientReferenceId?: string | null, verificationFlow?: string | null, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', requireMatchingSelfie?: boolean | null } | null } | null, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, type?: IdentityDocumentType | null, issuingCountry?: string | null, firstName?: string | null, lastName?: string | null, error?: { __typename?: 'VerificationCheckError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, address?: { __typename?: 'VerifiedAddress', country?: string | null } | null, issuedDate?: { __typename?: 'VerifiedDate', iso?: string | null } | null } | null, email?: { __typename?: 'VerificationEmailCheck', status: VerificationCheckStatus, email?: string | null, error?: { __typename?: 'VerificationCheckError', code?: VerificationErrorCode | null } | null } | null, idNumber?: { __typename?: 'VerificationIdNumberCheck', status: VerificationCheckStatus, firstName?: string | null, lastName?: string | null, idNumberType?: VerifiedIdNumberType | null, error?: { __typename?: 'VerificationCheckError', code?: VerificationErrorCode | null } | null } | null, phone?: { __typename?: 'VerificationPhoneCheck', status: VerificationCheckStatus, phone?: string | null, error?: { __typename?: 'VerificationCheckError', code?: VerificationErrorCode | null } | null } | null, selfie?: { __typename?: 'VerificationSelfieCheck', status: VerificationCheckStatus, error?: { __typename?: 'VerificationCheckError', code?: VerificationErrorCode | null } | null } | null } | null };

export type ReportSessionQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReportSessionQuery = { __typename?: 'Query', verificationReport?: { __typename?: 'VerificationReport', id: string, verificationSession?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null } | null } | null } | null };

export type ReportPageQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationReportFilter>;
}>;


export type ReportPageQuery = { __typename?: 'Query', verificationReports: { __typename?: 'VerificationReportConnection', nodes: Array<{ __typename?: 'VerificationReport', id: string, type: VerificationSessionType, createdAt: string, clientReferenceId?: string | null, verificationSession?: { __typename?: 'VerificationSession', id: string } | null }>, edges: Array<{ __typename?: 'VerificationReportEdge', cursor: string, node: { __typename?: 'VerificationReport', id: string } }>, pageInfo: { __typename?: 'PageInfo', startCursor?: string | null, endCursor?: string | null, hasNextPage: boolean, hasPreviousPage: boolean } } };

export type SessionStatusQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SessionStatusQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus } | null };

export type SessionFieldsFragment = { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, livemode: boolean, clientReferenceId?: string | null, clientSecret?: string | null, url?: string | null, allowedActions: Array<VerificationSessionAction>, relatedCustomerAccount?: string | null, verificationFlow?: string | null, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', allowedTypes?: Array<IdentityDocumentType> | null, requireIdNumber?: boolean | null, requireLiveCapture?: boolean | null, requireMatchingSelfie?: boolean | null } | null, email?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null, matching?: { __typename?: 'VerificationMatchingOptions', dob?: VerificationMatchingPolicy | null, name?: VerificationMatchingPolicy | null } | null, phone?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null } | null, providedDetails?: { __typename?: 'VerificationSessionProvidedDetails', email?: string | null, phone?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, relatedPerson?: { __typename?: 'VerificationSessionRelatedPerson', account: string, person: string } | null };

export type WholeSessionQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type WholeSessionQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, livemode: boolean, clientReferenceId?: string | null, clientSecret?: string | null, url?: string | null, allowedActions: Array<VerificationSessionAction>, relatedCustomerAccount?: string | null, verificationFlow?: string | null, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }>, options?: { __typename?: 'VerificationSessionOptions', idNumber: boolean, document?: { __typename?: 'VerificationDocumentOptions', allowedTypes?: Array<IdentityDocumentType> | null, requireIdNumber?: boolean | null, requireLiveCapture?: boolean | null, requireMatchingSelfie?: boolean | null } | null, email?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null, matching?: { __typename?: 'VerificationMatchingOptions', dob?: VerificationMatchingPolicy | null, name?: VerificationMatchingPolicy | null } | null, phone?: { __typename?: 'VerificationContactOptions', requireVerification?: boolean | null } | null } | null, providedDetails?: { __typename?: 'VerificationSessionProvidedDetails', email?: string | null, phone?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null, relatedPerson?: { __typename?: 'VerificationSessionRelatedPerson', account: string, person: string } | null } | null };

export type SessionResultsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SessionResultsQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, lastVerificationReport?: { __typename?: 'VerificationReport', id: string, type: VerificationSessionType, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, firstName?: string | null } | null, verificationSession?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus } | null } | null, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, lastName?: string | null, address?: { __typename?: 'VerifiedAddress', country?: string | null } | null } | null } | null };

export type SessionPageQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<VerificationSessionFilter>;
}>;


export type SessionPageQuery = { __typename?: 'Query', verificationSessions: { __typename?: 'VerificationSessionConnection', nodes: Array<{ __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, createdAt: string, clientReferenceId?: string | null }>, edges: Array<{ __typename?: 'VerificationSessionEdge', cursor: string, node: { __typename?: 'VerificationSession', id: string } }>, pageInfo: { __typename?: 'PageInfo', startCursor?: string | null, endCursor?: string | null, hasNextPage: boolean, hasPreviousPage: boolean } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ProblemFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProblemFields on VerificationProblem {
  message
  code
  upstreamCode
  param
  requestId
  retryable
}
    `, {"fragmentName":"ProblemFields"}) as unknown as TypedDocumentString<ProblemFieldsFragment, unknown>;
export const PersonalFieldsFragmentDoc = new TypedDocumentString(`
    fragment PersonalFields on VerificationSession {
  id
  status
  verifiedOutputs {
    firstName
    idNumberType
    dob {
      day
      month
      year
      iso
    }
    idNumber
    sex
    unparsedPlaceOfBirth
    unparsedSex
  }
  lastVerificationReport {
    id
    document {
      status
      firstName
      number
      files
      sex
      dob {
        iso
      }
      expirationDate {
        iso
      }
    }
    selfie {
      status
      document
      selfie
    }
  }
}
    `, {"fragmentName":"PersonalFields"}) as unknown as TypedDocumentString<PersonalFieldsFragment, unknown>;
export const SessionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SessionFields on VerificationSession {
  id
  type
  status
  createdAt
  livemode
  clientReferenceId
  clientSecret
  url
  allowedActions
  lastError {
    code
    codeRaw
    reason
  }
  metadata {
    key
    value
  }
  options {
    document {
      allowedTypes
      requireIdNumber
      requireLiveCapture
      requireMatchingSelfie
    }
    email {
      requireVerification
    }
    idNumber
    matching {
      dob
      name
    }
    phone {
      requireVerification
    }
  }
  providedDetails {
    email
    phone
  }
  redaction {
    status
  }
  relatedPerson {
    account
    person
  }
  relatedCustomerAccount
  verificationFlow
}
    `, {"fragmentName":"SessionFields"}) as unknown as TypedDocumentString<SessionFieldsFragment, unknown>;
export const CreateSessionDocument = new TypedDocumentString(`
    mutation CreateSession($input: CreateVerificationSessionInput!) {
  createVerificationSession(input: $input) {
    __typename
    ... on CreateVerificationSessionPayload {
      verificationSession {
        ...SessionFields
      }
    }
    ... on VerificationUnavailable {
      retryAfterMs
    }
    ...ProblemFields
  }
}
    fragment ProblemFields on VerificationProblem {
  message
  code
  upstreamCode
  param
  requestId
  retryable
}
fragment SessionFields on VerificationSession {
  id
  type
  status
  createdAt
  livemode
  clientReferenceId
  clientSecret
  url
  allowedActions
  lastError {
    code
    codeRaw
    reason
  }
  metadata {
    key
    value
  }
  options {
    document {
      allowedTypes
      requireIdNumber
      requireLiveCapture
      requireMatchingSelfie
    }
    email {
      requireVerification
    }
    idNumber
    matching {
      dob
      name
    }
    phone {
      requireVerification
    }
  }
  providedDetails {
    email
    phone
  }
  redaction {
    status
  }
  relatedPerson {
    account
    person
  }
  relatedCustomerAccount
  verificationFlow
}`, {"hash":"d9bc95993f941c0b1e763aebfd6a0462542dd2d30c86a404bccd3053b43b0405"}) as unknown as TypedDocumentString<CreateSessionMutation, CreateSessionMutationVariables>;
export const UpdateSessionDocument = new TypedDocumentString(`
    mutation UpdateSession($input: UpdateVerificationSessionInput!) {
  updateVerificationSession(input: $input) {
    __typename
    ... on UpdateVerificationSessionPayload {
      verificationSession {
        ...SessionFields
      }
    }
    ... on VerificationSessionStateConflict {
      current: verificationSession {
        id
        status
        allowedActions
      }
    }
    ... on VerificationUnavailable {
      retryAfterMs
    }
    ...ProblemFields
  }
}
    fragment ProblemFields on VerificationProblem {
  message
  code
  upstreamCode
  param
  requestId
  retryable
}
fragment SessionFields on VerificationSession {
  id
  type
  status
  createdAt
  livemode
  clientReferenceId
  clientSecret
  url
  allowedActions
  lastError {
    code
    codeRaw
    reason
  }
  metadata {
    key
    value
  }
  options {
    document {
      allowedTypes
      requireIdNumber
      requireLiveCapture
      requireMatchingSelfie
    }
    email {
      requireVerification
    }
    idNumber
    matching {
      dob
      name
    }
    phone {
      requireVerification
    }
  }
  providedDetails {
    email
    phone
  }
  redaction {
    status
  }
  relatedPerson {
    account
    person
  }
  relatedCustomerAccount
  verificationFlow
}`, {"hash":"b5ad8d685175b2ce50c93a66031249ddd71e6f2e4506ba39e6e6d7c1a4d659d5"}) as unknown as TypedDocumentString<UpdateSessionMutation, UpdateSessionMutationVariables>;
export const CancelSessionDocument = new TypedDocumentString(`
    mutation CancelSession($input: CancelVerificationSessionInput!) {
  cancelVerificationSession(input: $input) {
    __typename
    ... on CancelVerificationSessionPayload {
      verificationSession {
        id
        status
        allowedActions
        clientSecret
        url
      }
    }
    ... on VerificationSessionStateConflict {
      current: verificationSession {
        id
        status
        allowedActions
      }
    }
    ...ProblemFields
  }
}
    fragment ProblemFields on VerificationProblem {
  message
  code
  upstreamCode
  param
  requestId
  retryable
}`, {"hash":"18517b7874e05dad19e1d22b4f05a665192e2cbdfe9c37bacdcd7e622f57c7d9"}) as unknown as TypedDocumentString<CancelSessionMutation, CancelSessionMutationVariables>;
export const RedactSessionDocument = new TypedDocumentString(`
    mutation RedactSession($input: RedactVerificationSessionInput!) {
  redactVerificationSession(input: $input) {
    __typename
    ... on RedactVerificationSessionPayload {
      verificationSession {
        ...SessionFields
        lastVerificationReport {
          id
          document {
            status
            firstName
          }
        }
        verifiedOutputs {
          firstName
        }
      }
    }
    ... on VerificationSessionStateConflict {
      current: verificationSession {
        id
        status
        redaction {
          status
        }
        lastVerificationReport {
          type
        }
      }
    }
    ...ProblemFields
  }
}
    fragment ProblemFields on VerificationProblem {
  message
  code
  upstreamCode
  param
  requestId
  retryable
}
fragment SessionFields on VerificationSession {
  id
  type
  status
  createdAt
  livemode
  clientReferenceId
  clientSecret
  url
  allowedActions
  lastError {
    code
    codeRaw
    reason
  }
  metadata {
    key
    value
  }
  options {
    document {
      allowedTypes
      requireIdNumber
      requireLiveCapture
      requireMatchingSelfie
    }
    email {
      requireVerification
    }
    idNumber
    matching {
      dob
      name
    }
    phone {
      requireVerification
    }
  }
  providedDetails {
    email
    phone
  }
  redaction {
    status
  }
  relatedPerson {
    account
    person
  }
  relatedCustomerAccount
  verificationFlow
}`, {"hash":"0b98cc93dfe203a1d6c84d8a70c2980360bf21096aa66e4c7eeab280e86322b3"}) as unknown as TypedDocumentString<RedactSessionMutation, RedactSessionMutationVariables>;
export const OneNodeDocument = new TypedDocumentString(`
    query OneNode($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on VerificationSession {
      status
      verifiedOutputs {
        firstName
      }
    }
    ... on VerificationReport {
      document {
        status
      }
    }
  }
}
    `, {"hash":"20ab6665c34b6cd0f193f94db5fd7815960f3146729cfc8f3a11193b2b836202"}) as unknown as TypedDocumentString<OneNodeQuery, OneNodeQueryVariables>;
export const SeveralNodesDocument = new TypedDocumentString(`
    query SeveralNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `, {"hash":"13b2b54b26bdb75213e1d953d004296de40e074afd4fc6f8d906d7c7ca2fae45"}) as unknown as TypedDocumentString<SeveralNodesQuery, SeveralNodesQueryVariables>;
export const PersonalDataOfSessionDocument = new TypedDocumentString(`
    query PersonalDataOfSession($id: ID!) {
  verificationSession(id: $id) {
    ...PersonalFields
  }
}
    fragment PersonalFields on VerificationSession {
  id
  status
  verifiedOutputs {
    firstName
    idNumberType
    dob {
      day
      month
      year
      iso
    }
    idNumber
    sex
    unparsedPlaceOfBirth
    unparsedSex
  }
  lastVerificationReport {
    id
    document {
      status
      firstName
      number
      files
      sex
      dob {
        iso
      }
      expirationDate {
        iso
      }
    }
    selfie {
      status
      document
      selfie
    }
  }
}`, {"hash":"75cab581d3998169355ec49b82889b1dc07389e460d77dbdb6194de2cc0da5bc"}) as unknown as TypedDocumentString<PersonalDataOfSessionQuery, PersonalDataOfSessionQueryVariables>;
export const PersonalDataOfPageDocument = new TypedDocumentString(`
    query PersonalDataOfPage($first: Int, $filter: VerificationSessionFilter) {
  verificationSessions(first: $first, filter: $filter) {
    nodes {
      id
      verifiedOutputs {
        dob {
          iso
        }
      }
    }
  }
}
    `, {"hash":"fdee87d8fc28c0ece4082cd8317c8ffcfd2764dd9c2733944168f1109e64f31b"}) as unknown as TypedDocumentString<PersonalDataOfPageQuery, PersonalDataOfPageQueryVariables>;
export const FilesOfReportDocument = new TypedDocumentString(`
    query FilesOfReport($id: ID!) {
  verificationReport(id: $id) {
    id
    document {
      files
    }
    selfie {
      document
      selfie
    }
  }
}
    `, {"hash":"b8c952afeb91709f4b2f629a75336118e6a2bb1e653894fd41f801a1e1d9641e"}) as unknown as TypedDocumentString<FilesOfReportQuery, FilesOfReportQueryVariables>;
export const NumbersOfReportPageDocument = new TypedDocumentString(`
    query NumbersOfReportPage($first: Int) {
  verificationReports(first: $first) {
    nodes {
      id
      document {
        number
      }
    }
  }
}
    `, {"hash":"6ebce32a814ac6eb4d379859f5fc1d2398dae3c75a6584c891df0b766903220f"}) as unknown as TypedDocumentString<NumbersOfReportPageQuery, NumbersOfReportPageQueryVariables>;
export const PersonalDataOfRedactedDocument = new TypedDocumentString(`
    query PersonalDataOfRedacted($id: ID!) {
  verificationSession(id: $id) {
    ...SessionFields
    verifiedOutputs {
      firstName
      lastName
      email
      phone
      idNumber
      sex
      unparsedSex
      dob {
        iso
      }
      address {
        city
        country
        line1
        postalCode
      }
    }
    lastVerificationReport {
      document {
        status
        firstName
        number
        files
        sex
        dob {
          iso
        }
        issuedDate {
          iso
        }
      }
    }
  }
}
    fragment SessionFields on VerificationSession {
  id
  type
  status
  createdAt
  livemode
  clientReferenceId
  clientSecret
  url
  allowedActions
  lastError {
    code
    codeRaw
    reason
  }
  metadata {
    key
    value
  }
  options {
    document {
      allowedTypes
      requireIdNumber
      requireLiveCapture
      requireMatchingSelfie
    }
    email {
      requireVerification
    }
    idNumber
    matching {
      dob
      name
    }
    phone {
      requireVerification
    }
  }
  providedDetails {
    email
    phone
  }
  redaction {
    status
  }
  relatedPerson {
    account
    person
  }
  relatedCustomerAccount
  verificationFlow
}`, {"hash":"ed74c94aca06236f0ab29893a089a5b82717865376660a67752d969aed74d7d8"}) as unknown as TypedDocumentString<PersonalDataOfRedactedQuery, PersonalDataOfRedactedQueryVariables>;
export const WholeReportDocument = new TypedDocumentString(`
    query WholeReport($id: ID!) {
  verificationReport(id: $id) {
    id
    type
    createdAt
    livemode
    clientReferenceId
    verificationFlow
    options {
      document {
        requireMatchingSelfie
      }
      idNumber
    }
    document {
      status
      type
      issuingCountry
      error {
        code
        codeRaw
        reason
      }
      address {
        country
      }
      issuedDate {
        iso
      }
      firstName
      lastName
    }
    email {
      status
      error {
        code
      }
      email
    }
    idNumber {
      status
      error {
        code
      }
      firstName
      lastName
      idNumberType
    }
    phone {
      status
      error {
        code
      }
      phone
    }
    selfie {
      status
      error {
        code
      }
    }
  }
}
    `, {"hash":"144e1c80421f5e860efc89f720c71773ea8685b582d32613f8423ad14c4edc5a"}) as unknown as TypedDocumentString<WholeReportQuery, WholeReportQueryVariables>;
export const ReportSessionDocument = new TypedDocumentString(`
    query ReportSession($id: ID!) {
  verificationReport(id: $id) {
    id
    verificationSession {
      id
      status
      verifiedOutputs {
        firstName
      }
    }
  }
}
    `, {"hash":"8a574adb94fb7dbd4751fd3615d120b4d95b7c8da2b0cceac90dde7a5a499275"}) as unknown as TypedDocumentString<ReportSessionQuery, ReportSessionQueryVariables>;
export const ReportPageDocument = new TypedDocumentString(`
    query ReportPage($first: Int, $after: String, $last: Int, $before: String, $filter: VerificationReportFilter) {
  verificationReports(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    nodes {
      id
      type
      createdAt
      clientReferenceId
      verificationSession {
        id
      }
    }
    edges {
      cursor
      node {
        id
      }
    }
    pageInfo {
      startCursor
      endCursor
      hasNextPage
      hasPreviousPage
    }
  }
}
    `, {"hash":"3fbf4dc068912559b8a55eee4361206545e7bb298753a355fa1776bf1b1b9060"}) as unknown as TypedDocumentString<ReportPageQuery, ReportPageQueryVariables>;
export const SessionStatusDocument = new TypedDocumentString(`
    query SessionStatus($id: ID!) {
  verificationSession(id: $id) {
    id
    status
  }
}
    `, {"hash":"981d1b7c576ce41b40bd90441ffffcd0895431fdd76ff40dc8553e2ea6ad2115"}) as unknown as TypedDocumentString<SessionStatusQuery, SessionStatusQueryVariables>;
export const WholeSessionDocument = new TypedDocumentString(`
    query WholeSession($id: ID!) {
  verificationSession(id: $id) {
    ...SessionFields
  }
}
    fragment SessionFields on VerificationSession {
  id
  type
  status
  createdAt
  livemode
  clientReferenceId
  clientSecret
  url
  allowedActions
  lastError {
    code
    codeRaw
    reason
  }
  metadata {
    key
    value
  }
  options {
    document {
      allowedTypes
      requireIdNumber
      requireLiveCapture
      requireMatchingSelfie
    }
    email {
      requireVerification
    }
    idNumber
    matching {
      dob
      name
    }
    phone {
      requireVerification
    }
  }
  providedDetails {
    email
    phone
  }
  redaction {
    status
  }
  relatedPerson {
    account
    person
  }
  relatedCustomerAccount
  verificationFlow
}`, {"hash":"7e0a43d89b676d67bac615003115ae3a2b3f01f99c4499f8a2de5a70e3052eed"}) as unknown as TypedDocumentString<WholeSessionQuery, WholeSessionQueryVariables>;
export const SessionResultsDocument = new TypedDocumentString(`
    query SessionResults($id: ID!) {
  verificationSession(id: $id) {
    id
    lastVerificationReport {
      id
      type
      document {
        status
        firstName
      }
      verificationSession {
        id
        status
      }
    }
    verifiedOutputs {
      firstName
      lastName
      address {
        country
      }
    }
  }
}
    `, {"hash":"5b556927b557a09b229c967f4733ea380b60e9f7a1c0a32c6a283c9342a05252"}) as unknown as TypedDocumentString<SessionResultsQuery, SessionResultsQueryVariables>;
export const SessionPageDocument = new TypedDocumentString(`
    query SessionPage($first: Int, $after: String, $last: Int, $before: String, $filter: VerificationSessionFilter) {
  verificationSessions(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    nodes {
      id
      status
      createdAt
      clientReferenceId
    }
    edges {
      cursor
      node {
        id
      }
    }
    pageInfo {
      startCursor
      endCursor
      hasNextPage
      hasPreviousPage
    }
  }
}
    `, {"hash":"89ebfc7a2681f3966faaf26eba76e4b109a79aa44e953ea49c90109721f3d9e9"}) as unknown as TypedDocumentString<SessionPageQuery, SessionPageQueryVariables>;