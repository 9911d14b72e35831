import { Ajv, type SchemaObject, type ValidateFunction } from 'ajv';
import { parse, stringify } from 'qs';

/**
 * What Stripe Identity takes, operation by operation, as its OpenAPI document of 2026-09-30.endive has it: names,
 * types, bounds and enums. Stripe refuses a name it does not know, so every object here is closed.
 */
const text = { type: 'string', maxLength: 5000 };
const anyText = { type: 'string' };
const truth = { type: 'boolean' };
const moment = { type: 'integer' };
const expand = { type: 'array', items: text };
const checkType = { type: 'string', enum: ['document', 'id_number'] };

function closed(properties: Record<string, unknown>, required: string[] = []): SchemaObject {
  return { type: 'object', properties, required, additionalProperties: false };
}

const paging = {
  client_reference_id: text,
  created: { anyOf: [closed({ gt: moment, gte: moment, lt: moment, lte: moment }), moment] },
  ending_before: text,
  expand,
  // The bounds are from the prose: "Limit can range between 1 and 100".
  limit: { type: 'integer', minimum: 1, maximum: 100 },
  starting_after: text,
};

const changes = {
  expand,
  metadata: { type: 'object', additionalProperties: anyText },
  options: closed({
    document: {
      anyOf: [
        closed({
          allowed_types: {
            type: 'array',
            items: { type: 'string', enum: ['driving_license', 'id_card', 'passport'] },
          },
          require_id_number: truth,
          require_live_capture: truth,
          require_matching_selfie: truth,
        }),
        { type: 'string', enum: [''] },
      ],
    },
  }),
  provided_details: closed({ email: anyText, phone: anyText }),
  type: checkType,
};

interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly parameters: SchemaObject;
}

const sessions = '/v1/identity/verification_sessions';
const reports = '/v1/identity/verification_reports';

export const operations: readonly Operation[] = [
  {
    name: 'list sessions',
    method: 'GET',
    path: new RegExp(`^${sessions}$`),
    parameters: closed({
      ...paging,
      related_customer: text,
      related_customer_account: text,
      status: { type: 'string', enum: ['canceled', 'processing', 'requires_input', 'verified'] },
    }),
  },
  {
    name: 'create session',
    method: 'POST',
    path: new RegExp(`^${sessions}$`),
    parameters: {
      ...closed({
        ...changes,
        client_reference_id: text,
        related_customer: text,
        related_customer_account: text,
        related_person: closed({ account: text, person: text }, ['account', 'person']),
        return_url: anyText,
        verification_flow: text,
      }),
      // From the prose: "You must provide a `type` if not passing `verification_flow`".
      anyOf: [{ required: ['type'] }, { required: ['verification_flow'] }],
    },
  },
  {
    name: 'retrieve session',
    method: 'GET',
    path: new RegExp(`^${sessions}/vs_\\w+$`),
    parameters: closed({ expand }),
  },
  {
    name: 'update session',
    method: 'POST',
    path: new RegExp(`^${sessions}/vs_\\w+$`),
    parameters: closed(changes),
  },
  {
    name: 'cancel session',
    method: 'POST',
    path: new RegExp(`^${sessions}/vs_\\w+/cancel$`),
    parameters: closed({ expand }),
  },
  {
    name: 'redact session',
    method: 'POST',
    path: new RegExp(`^${sessions}/vs_\\w+/redact$`),
    parameters: closed({ expand }),
  },
  {
    name: 'list reports',
    method: 'GET',
    path: new RegExp(`^${reports}$`),
    parameters: closed({ ...paging, type: checkType, verification_session: text }),
  },
  {
    name: 'retrieve report',
    method: 'GET',
    path: new RegExp(`^${reports}/vr_\\w+$`),
    parameters: closed({ expand }),
  },
];

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
const compiled = operations.map((operation): Operation & { readonly validate: ValidateFunction } => ({
  ...operation,
  validate: ajv.compile(operation.parameters),
}));

/** Where a list stands in the parameters; everywhere else brackets name the fields of an object. */
const lists: readonly string[] = ['expand', 'options.document.allowed_types'];

/**
 * Holds a call against what Stripe takes.
 * @param form the query of a GET or the body of a POST, as it was sent
 * @returns what is wrong with it, nothing when all is well
 */
export function validateStripeCall(method: string, path: string, form: string): string[] {
  const operation = findOperation(method, path);
  if (operation === undefined) return [`${method} ${path}: Stripe Identity has no such operation`];
  const parameters = decodeStripeForm(form, operation.parameters);
  if (operation.validate(parameters)) return [];
  return (operation.validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${method} ${path}: ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** The operation that a call is; undefined for one that Stripe Identity does not have. */
export function findOperation(method: string, path: string): (typeof compiled)[number] | undefined {
  return compiled.find((candidate) => candidate.method === method && candidate.path.test(path));
}

/** Decodes a form as Stripe does: brackets are fields, indexes are places in a list, and texts become what they are for. */
export function decodeStripeForm(form: string, parameters: SchemaObject): unknown {
  const raw = parse(form, { depth: 10, plainObjects: true, parseArrays: false, parameterLimit: 5000 });
  return coerce(raw, parameters, '');
}

/** Encodes parameters as the stripe package does, for a test that has no call to look at. */
export function encodeStripeForm(parameters: object): string {
  return stringify(parameters, { arrayFormat: 'indices' });
}

function coerce(value: unknown, schema: SchemaObject, path: string): unknown {
  if (typeof value === 'string') return coerceText(value, schema);
  if (typeof value !== 'object' || value === null) return value;
  if (lists.includes(path)) {
    const keys = Object.keys(value);
    const isList = keys.every((key, index) => key === String(index));
    return isList ? keys.map((key) => (value as Record<string, unknown>)[key]) : value;
  }
  const below = propertiesOf(schema);
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      coerce(child, below.get(key) ?? {}, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function coerceText(value: string, schema: SchemaObject): unknown {
  const types = alternatives(schema).map(({ type }) => type as unknown);
  if (types.includes('integer') && /^-?\d+$/.test(value)) return Number(value);
  if (types.includes('boolean') && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}

function propertiesOf(schema: SchemaObject): Map<string, SchemaObject> {
  return new Map(
    alternatives(schema).flatMap(({ properties }) =>
      Object.entries((properties ?? {}) as Record<string, SchemaObject>),
    ),
  );
}

function alternatives(schema: SchemaObject): SchemaObject[] {
  const more = (schema['anyOf'] ?? []) as SchemaObject[];
  return [schema, ...more];
}
