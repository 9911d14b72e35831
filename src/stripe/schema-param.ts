/**
 * Stripe's parameter names, as the paths of the GraphQL schema that fill them. What is not listed is not passed on:
 * a name nobody knows could be an echo of what was sent.
 */
const params: ReadonlyMap<string, string> = new Map(
  Object.entries({
    client_reference_id: 'clientReferenceId',
    ending_before: 'before',
    limit: 'first',
    metadata: 'metadata',
    options: 'options',
    'options.document': 'options.document',
    'options.document.allowed_types': 'options.document.allowedTypes',
    'options.document.require_id_number': 'options.document.requireIdNumber',
    'options.document.require_live_capture': 'options.document.requireLiveCapture',
    'options.document.require_matching_selfie': 'options.document.requireMatchingSelfie',
    provided_details: 'providedDetails',
    'provided_details.email': 'providedDetails.email',
    'provided_details.phone': 'providedDetails.phone',
    related_customer: 'relatedCustomer',
    related_customer_account: 'relatedCustomerAccount',
    related_person: 'relatedPerson',
    'related_person.account': 'relatedPerson.account',
    'related_person.person': 'relatedPerson.person',
    return_url: 'returnUrl',
    starting_after: 'after',
    status: 'filter.status',
    type: 'type',
    verification_flow: 'verificationFlow',
    verification_session: 'filter.verificationSession',
  }),
);

/** `options[document][allowed_types][0]` → `options.document.allowedTypes`; undefined for a name this gateway never sends. */
export function toSchemaParam(stripeParam: unknown): string | undefined {
  if (typeof stripeParam !== 'string') return undefined;
  const path = stripeParam
    .replaceAll(']', '')
    .replaceAll('[', '.')
    .replace(/\.\d*$/, '');
  return params.get(path) ?? (path.startsWith('metadata.') ? 'metadata' : undefined);
}
