/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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
  | 'UNKNOWN'
  | '%future added value';

/** The kinds of document a client may allow. */
export type IdentityDocumentTypeInput =
  /** A driver's licence. */
  | 'DRIVING_LICENSE'
  /** A national identity card. */
  | 'ID_CARD'
  /** A passport. */
  | 'PASSPORT'
  | '%future added value';

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
  | 'VERIFIED'
  | '%future added value';

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
  | 'UNKNOWN'
  | '%future added value';

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
  | 'UNKNOWN'
  | '%future added value';

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
  | 'VALIDATED'
  | '%future added value';

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
  | 'UPDATE'
  | '%future added value';

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
  | 'VERIFIED'
  | '%future added value';

/** The statuses a list can be filtered by. */
export type VerificationSessionStatusInput =
  /** Given up. */
  | 'CANCELED'
  /** Submitted and being checked. */
  | 'PROCESSING'
  /** Waiting for the person. */
  | 'REQUIRES_INPUT'
  /** All checks passed. */
  | 'VERIFIED'
  | '%future added value';

/** What a session or a report verifies. */
export type VerificationSessionType =
  /** An identity document, and a selfie with it where that is required. */
  | 'DOCUMENT'
  /** A national id number, checked against official records. */
  | 'ID_NUMBER'
  /** A type that this schema does not name yet. */
  | 'UNKNOWN'
  /** What a flow made in the Stripe Dashboard asks for. */
  | 'VERIFICATION_FLOW'
  | '%future added value';

/** The types a client may ask for. */
export type VerificationSessionTypeInput =
  /** An identity document. */
  | 'DOCUMENT'
  /** A national id number. */
  | 'ID_NUMBER'
  | '%future added value';

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
  | 'US_SSN'
  | '%future added value';

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
  | 'UNKNOWN'
  | '%future added value';

export type SessionStateFragment = { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, allowedActions: Array<VerificationSessionAction>, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null } & { ' $fragmentName'?: 'SessionStateFragment' };

export type SessionNowQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SessionNowQuery = { __typename?: 'Query', verificationSession?: (
    { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null }
    & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment } }
  ) | null };

export type SessionUpdatedSubscriptionVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SessionUpdatedSubscription = { __typename?: 'Subscription', verificationSessionUpdated: (
    { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, redaction?: { __typename?: 'VerificationSessionRedaction', status: VerificationRedactionStatus } | null }
    & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment } }
  ) };

type ProblemParts_VerificationIdempotencyConflict_Fragment = { __typename?: 'VerificationIdempotencyConflict', code: string, message: string, param?: string | null, requestId?: string | null, retryable: boolean } & { ' $fragmentName'?: 'ProblemParts_VerificationIdempotencyConflict_Fragment' };

type ProblemParts_VerificationInvalidRequest_Fragment = { __typename?: 'VerificationInvalidRequest', code: string, message: string, param?: string | null, requestId?: string | null, retryable: boolean } & { ' $fragmentName'?: 'ProblemParts_VerificationInvalidRequest_Fragment' };

type ProblemParts_VerificationSessionNotFound_Fragment = { __typename?: 'VerificationSessionNotFound', code: string, message: string, param?: string | null, requestId?: string | null, retryable: boolean } & { ' $fragmentName'?: 'ProblemParts_VerificationSessionNotFound_Fragment' };

type ProblemParts_VerificationSessionStateConflict_Fragment = { __typename?: 'VerificationSessionStateConflict', code: string, message: string, param?: string | null, requestId?: string | null, retryable: boolean } & { ' $fragmentName'?: 'ProblemParts_VerificationSessionStateConflict_Fragment' };

type ProblemParts_VerificationUnavailable_Fragment = { __typename?: 'VerificationUnavailable', retryAfterMs?: number | null, code: string, message: string, param?: string | null, requestId?: string | null, retryable: boolean } & { ' $fragmentName'?: 'ProblemParts_VerificationUnavailable_Fragment' };

export type ProblemPartsFragment =
  | ProblemParts_VerificationIdempotencyConflict_Fragment
  | ProblemParts_VerificationInvalidRequest_Fragment
  | ProblemParts_VerificationSessionNotFound_Fragment
  | ProblemParts_VerificationSessionStateConflict_Fragment
  | ProblemParts_VerificationUnavailable_Fragment
;

export type CancelSessionMutationVariables = Exact<{
  input: CancelVerificationSessionInput;
}>;


export type CancelSessionMutation = { __typename?: 'Mutation', cancelVerificationSession:
    | { __typename: 'CancelVerificationSessionPayload', verificationSession: (
        { __typename?: 'VerificationSession', id: string }
        & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment } }
      ) }
    | (
      { __typename: 'VerificationIdempotencyConflict' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationIdempotencyConflict_Fragment': ProblemParts_VerificationIdempotencyConflict_Fragment } }
    )
    | (
      { __typename: 'VerificationInvalidRequest' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationInvalidRequest_Fragment': ProblemParts_VerificationInvalidRequest_Fragment } }
    )
    | (
      { __typename: 'VerificationSessionNotFound' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationSessionNotFound_Fragment': ProblemParts_VerificationSessionNotFound_Fragment } }
    )
    | (
      { __typename: 'VerificationSessionStateConflict', current?: (
        { __typename?: 'VerificationSession' }
        & { ' $fragmentRefs'?: { 'ConflictingSessionFragment': ConflictingSessionFragment } }
      ) | null }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationSessionStateConflict_Fragment': ProblemParts_VerificationSessionStateConflict_Fragment } }
    )
    | (
      { __typename: 'VerificationUnavailable' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationUnavailable_Fragment': ProblemParts_VerificationUnavailable_Fragment } }
    )
   };

export type CheckErrorFragment = { __typename?: 'VerificationCheckError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } & { ' $fragmentName'?: 'CheckErrorFragment' };

export type ConflictingSessionFragment = (
  { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, allowedActions: Array<VerificationSessionAction> }
  & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment } }
) & { ' $fragmentName'?: 'ConflictingSessionFragment' };

export type RedactSessionMutationVariables = Exact<{
  input: RedactVerificationSessionInput;
}>;


export type RedactSessionMutation = { __typename?: 'Mutation', redactVerificationSession:
    | { __typename: 'RedactVerificationSessionPayload', verificationSession: (
        { __typename?: 'VerificationSession', id: string }
        & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment } }
      ) }
    | (
      { __typename: 'VerificationIdempotencyConflict' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationIdempotencyConflict_Fragment': ProblemParts_VerificationIdempotencyConflict_Fragment } }
    )
    | (
      { __typename: 'VerificationInvalidRequest' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationInvalidRequest_Fragment': ProblemParts_VerificationInvalidRequest_Fragment } }
    )
    | (
      { __typename: 'VerificationSessionNotFound' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationSessionNotFound_Fragment': ProblemParts_VerificationSessionNotFound_Fragment } }
    )
    | (
      { __typename: 'VerificationSessionStateConflict', current?: (
        { __typename?: 'VerificationSession' }
        & { ' $fragmentRefs'?: { 'ConflictingSessionFragment': ConflictingSessionFragment } }
      ) | null }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationSessionStateConflict_Fragment': ProblemParts_VerificationSessionStateConflict_Fragment } }
    )
    | (
      { __typename: 'VerificationUnavailable' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationUnavailable_Fragment': ProblemParts_VerificationUnavailable_Fragment } }
    )
   };

export type SessionActionsFragment = { __typename?: 'VerificationSession', id: string, allowedActions: Array<VerificationSessionAction> } & { ' $fragmentName'?: 'SessionActionsFragment' };

export type SessionFactsFragment = { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, createdAt: string, clientReferenceId?: string | null, livemode: boolean, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null, codeRaw?: string | null, reason?: string | null } | null, metadata: Array<{ __typename?: 'MetadataEntry', key: string, value: string }> } & { ' $fragmentName'?: 'SessionFactsFragment' };

export type SessionDetailQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SessionDetailQuery = { __typename?: 'Query', verificationSession?: (
    { __typename?: 'VerificationSession', id: string }
    & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment;'SessionFactsFragment': SessionFactsFragment;'SessionActionsFragment': SessionActionsFragment } }
  ) | null };

export type SessionReportQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SessionReportQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, status: VerificationSessionStatus, lastError?: { __typename?: 'VerificationSessionLastError', code?: VerificationErrorCode | null } | null, lastVerificationReport?: { __typename?: 'VerificationReport', id: string, document?: { __typename?: 'VerificationDocumentCheck', status: VerificationCheckStatus, error?: (
          { __typename?: 'VerificationCheckError' }
          & { ' $fragmentRefs'?: { 'CheckErrorFragment': CheckErrorFragment } }
        ) | null } | null, selfie?: { __typename?: 'VerificationSelfieCheck', status: VerificationCheckStatus, error?: (
          { __typename?: 'VerificationCheckError' }
          & { ' $fragmentRefs'?: { 'CheckErrorFragment': CheckErrorFragment } }
        ) | null } | null, idNumber?: { __typename?: 'VerificationIdNumberCheck', status: VerificationCheckStatus, error?: (
          { __typename?: 'VerificationCheckError' }
          & { ' $fragmentRefs'?: { 'CheckErrorFragment': CheckErrorFragment } }
        ) | null } | null, email?: { __typename?: 'VerificationEmailCheck', status: VerificationCheckStatus, error?: (
          { __typename?: 'VerificationCheckError' }
          & { ' $fragmentRefs'?: { 'CheckErrorFragment': CheckErrorFragment } }
        ) | null } | null, phone?: { __typename?: 'VerificationPhoneCheck', status: VerificationCheckStatus, error?: (
          { __typename?: 'VerificationCheckError' }
          & { ' $fragmentRefs'?: { 'CheckErrorFragment': CheckErrorFragment } }
        ) | null } | null } | null } | null };

export type VerifiedPersonQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type VerifiedPersonQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, verifiedOutputs?: { __typename?: 'VerifiedOutputs', firstName?: string | null, lastName?: string | null, dob?: { __typename?: 'VerifiedDate', iso?: string | null } | null, address?: { __typename?: 'VerifiedAddress', line1?: string | null, line2?: string | null, postalCode?: string | null, city?: string | null, country?: string | null } | null } | null } | null };

export type PageEndsFragment = { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor?: string | null, endCursor?: string | null } & { ' $fragmentName'?: 'PageEndsFragment' };

export type SessionRowFragment = { __typename?: 'VerificationSession', id: string, type: VerificationSessionType, status: VerificationSessionStatus, createdAt: string, clientReferenceId?: string | null } & { ' $fragmentName'?: 'SessionRowFragment' };

export type SessionListQueryVariables = Exact<{
  filter?: InputMaybe<VerificationSessionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
}>;


export type SessionListQuery = { __typename?: 'Query', verificationSessions: { __typename?: 'VerificationSessionConnection', nodes: Array<(
      { __typename?: 'VerificationSession', id: string }
      & { ' $fragmentRefs'?: { 'SessionRowFragment': SessionRowFragment } }
    )>, pageInfo: (
      { __typename?: 'PageInfo' }
      & { ' $fragmentRefs'?: { 'PageEndsFragment': PageEndsFragment } }
    ) } };

export type HostedPageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type HostedPageQuery = { __typename?: 'Query', verificationSession?: { __typename?: 'VerificationSession', id: string, url?: string | null } | null };

export type StartVerificationMutationVariables = Exact<{
  input: CreateVerificationSessionInput;
}>;


export type StartVerificationMutation = { __typename?: 'Mutation', createVerificationSession:
    | { __typename: 'CreateVerificationSessionPayload', verificationSession: (
        { __typename?: 'VerificationSession', id: string }
        & { ' $fragmentRefs'?: { 'SessionStateFragment': SessionStateFragment } }
      ) }
    | (
      { __typename: 'VerificationIdempotencyConflict' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationIdempotencyConflict_Fragment': ProblemParts_VerificationIdempotencyConflict_Fragment } }
    )
    | (
      { __typename: 'VerificationInvalidRequest' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationInvalidRequest_Fragment': ProblemParts_VerificationInvalidRequest_Fragment } }
    )
    | (
      { __typename: 'VerificationUnavailable' }
      & { ' $fragmentRefs'?: { 'ProblemParts_VerificationUnavailable_Fragment': ProblemParts_VerificationUnavailable_Fragment } }
    )
   };

export const ProblemPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationProblem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<ProblemPartsFragment, unknown>;
export const CheckErrorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CheckError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationCheckError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<CheckErrorFragment, unknown>;
export const SessionStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<SessionStateFragment, unknown>;
export const ConflictingSessionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConflictingSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ConflictingSessionFragment, unknown>;
export const SessionActionsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionActions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}}]}}]} as unknown as DocumentNode<SessionActionsFragment, unknown>;
export const SessionFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"clientReferenceId"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]} as unknown as DocumentNode<SessionFactsFragment, unknown>;
export const PageEndsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageEnds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<PageEndsFragment, unknown>;
export const SessionRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"clientReferenceId"}}]}}]} as unknown as DocumentNode<SessionRowFragment, unknown>;
export const SessionNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<SessionNowQuery, SessionNowQueryVariables>;
export const SessionUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SessionUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSessionUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<SessionUpdatedSubscription, SessionUpdatedSubscriptionVariables>;
export const CancelSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelVerificationSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelVerificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelVerificationSessionPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSessionStateConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"current"},"name":{"kind":"Name","value":"verificationSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConflictingSession"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConflictingSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationProblem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<CancelSessionMutation, CancelSessionMutationVariables>;
export const RedactSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RedactSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedactVerificationSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redactVerificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RedactVerificationSessionPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSessionStateConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"current"},"name":{"kind":"Name","value":"verificationSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConflictingSession"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConflictingSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationProblem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<RedactSessionMutation, RedactSessionMutationVariables>;
export const SessionDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionFacts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionActions"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"clientReferenceId"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionActions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}}]}}]} as unknown as DocumentNode<SessionDetailQuery, SessionDetailQueryVariables>;
export const SessionReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastVerificationReport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckError"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"selfie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckError"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"idNumber"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckError"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"email"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckError"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"phone"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckError"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CheckError"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationCheckError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<SessionReportQuery, SessionReportQueryVariables>;
export const VerifiedPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VerifiedPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"dob"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"iso"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line1"}},{"kind":"Field","name":{"kind":"Name","value":"line2"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VerifiedPersonQuery, VerifiedPersonQueryVariables>;
export const SessionListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSessionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PageEnds"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"clientReferenceId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PageEnds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<SessionListQuery, SessionListQueryVariables>;
export const HostedPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HostedPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<HostedPageQuery, HostedPageQueryVariables>;
export const StartVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateVerificationSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createVerificationSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateVerificationSessionPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionState"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedActions"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"codeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"redaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationProblem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}}]}}]}}]} as unknown as DocumentNode<StartVerificationMutation, StartVerificationMutationVariables>;