import type Stripe from 'stripe';
import { badInput } from '../failure.js';
import { toMetadata } from './metadata.js';
import type {
  CreateSessionInput,
  DocumentOptionsInput,
  ProvidedDetailsInput,
  SessionChangesInput,
  SessionOptionsInput,
} from './session-input.js';
import { checkReference, checkReturnUrl, checkText } from './text.js';

type CreateParams = Stripe.Identity.VerificationSessionCreateParams;
type UpdateParams = Stripe.Identity.VerificationSessionUpdateParams;
type DocumentParams = Exclude<NonNullable<NonNullable<UpdateParams['options']>['document']>, ''>;

/** Turns the input of createVerificationSession into Stripe's parameters. On create null means absent. @throws {Failure} BAD_USER_INPUT */
export function toCreateParams(input: CreateSessionInput): CreateParams {
  const { type, verificationFlow, relatedPerson } = input;
  if (isAbsent(type) && isAbsent(verificationFlow)) {
    throw badInput('Give a `type`, or a `verificationFlow` made in the Dashboard.', 'type');
  }
  const document = input.options?.document;
  return {
    ...given('type', type),
    ...given('verification_flow', checked(verificationFlow, checkReference, 'verificationFlow')),
    ...given('client_reference_id', checked(input.clientReferenceId, checkText, 'clientReferenceId')),
    ...given('related_customer', checked(input.relatedCustomer, checkReference, 'relatedCustomer')),
    ...given(
      'related_customer_account',
      checked(input.relatedCustomerAccount, checkReference, 'relatedCustomerAccount'),
    ),
    ...given('return_url', checked(input.returnUrl, checkReturnUrl, 'returnUrl')),
    ...(isAbsent(relatedPerson)
      ? {}
      : {
          related_person: {
            account: checkReference(relatedPerson.account, 'relatedPerson.account'),
            person: checkReference(relatedPerson.person, 'relatedPerson.person'),
          },
        }),
    ...(isAbsent(document) ? {} : { options: { document: toNewDocumentOptions(document) } }),
    ...(isAbsent(input.providedDetails) ? {} : { provided_details: toNewDetails(input.providedDetails) }),
    ...(isAbsent(input.metadata) ? {} : { metadata: toMetadata(input.metadata, false) }),
  };
}

/**
 * Turns the input of updateVerificationSession into Stripe's parameters: what is absent stays, null clears.
 * @param metadataKeys the keys the session has now, needed to clear them all: Stripe's prose lets an empty `metadata`
 *   do that, its OpenAPI document does not, and unsetting each key by name is right by both
 * @throws {Failure} BAD_USER_INPUT
 */
export function toUpdateParams(
  input: SessionChangesInput,
  metadataKeys: readonly string[] = [],
): UpdateParams {
  if (input.type === null) {
    throw badInput('A session always has a type: leave `type` out to keep it, or give another.', 'type');
  }
  return {
    ...given('type', input.type),
    ...(input.options === undefined ? {} : { options: toOptions(input.options) }),
    ...(input.providedDetails === undefined ? {} : { provided_details: toDetails(input.providedDetails) }),
    ...(input.metadata === undefined
      ? {}
      : { metadata: input.metadata === null ? unsetAll(metadataKeys) : toMetadata(input.metadata, true) }),
  };
}

function unsetAll(keys: readonly string[]): Stripe.MetadataParam {
  return Object.fromEntries(keys.map((key) => [key, null]));
}

/** Whether the changes touch what Stripe lets change only while the session requires input. */
export function changesChecks(input: SessionChangesInput): boolean {
  return input.type !== undefined || input.options !== undefined || input.providedDetails !== undefined;
}

function toOptions(options: SessionOptionsInput | null): NonNullable<UpdateParams['options']> {
  if (options === null) return { document: '' };
  if (options.document === undefined) return {};
  return { document: options.document === null ? '' : toDocumentOptions(options.document) };
}

/** Stripe has no way to unset one option, so null sends what an option that was never set means: false, and every type. */
function toDocumentOptions(document: DocumentOptionsInput): DocumentParams {
  const { allowedTypes, requireIdNumber, requireLiveCapture, requireMatchingSelfie } = document;
  return {
    ...(allowedTypes === undefined ? {} : { allowed_types: toAllowedTypes(allowedTypes ?? everyType) }),
    ...(requireIdNumber === undefined ? {} : { require_id_number: requireIdNumber ?? false }),
    ...(requireLiveCapture === undefined ? {} : { require_live_capture: requireLiveCapture ?? false }),
    ...(requireMatchingSelfie === undefined
      ? {}
      : { require_matching_selfie: requireMatchingSelfie ?? false }),
  };
}

const everyType = ['driving_license', 'id_card', 'passport'] as const;

function toNewDocumentOptions(document: DocumentOptionsInput): DocumentParams {
  return {
    ...(isAbsent(document.allowedTypes) ? {} : { allowed_types: toAllowedTypes(document.allowedTypes) }),
    ...given('require_id_number', document.requireIdNumber),
    ...given('require_live_capture', document.requireLiveCapture),
    ...given('require_matching_selfie', document.requireMatchingSelfie),
  };
}

/** An empty list would be lost in the form encoding and so change nothing. */
function toAllowedTypes(
  types: NonNullable<DocumentOptionsInput['allowedTypes']>,
): DocumentParams['allowed_types'] & {} {
  if (types.length === 0) {
    throw badInput(
      'Allow at least one document type, or give null to allow every type.',
      'options.document.allowedTypes',
    );
  }
  return [...new Set(types)];
}

function toNewDetails({ email, phone }: ProvidedDetailsInput): { email?: string; phone?: string } {
  return {
    ...given('email', checked(email, checkText, 'providedDetails.email')),
    ...given('phone', checked(phone, checkText, 'providedDetails.phone')),
  };
}

/** Stripe unsets a text by an empty one. */
function toDetails(details: ProvidedDetailsInput | null): { email?: string; phone?: string } {
  if (details === null) return { email: '', phone: '' };
  return {
    ...toNewDetails(details),
    ...(details.email === null ? { email: '' } : {}),
    ...(details.phone === null ? { phone: '' } : {}),
  };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function checked(
  value: string | null | undefined,
  check: (value: string, param: string) => string,
  param: string,
): string | undefined {
  return isAbsent(value) ? undefined : check(value, param);
}

function given<Name extends string, T>(name: Name, value: T | null | undefined): Partial<Record<Name, T>> {
  return isAbsent(value) ? {} : ({ [name]: value } as Partial<Record<Name, T>>);
}
