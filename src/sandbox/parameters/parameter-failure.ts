import type { z } from 'zod';
import { ApiFailure } from '../failures/api-failure.js';

type Issue = z.core.$ZodIssue;

/**
 * Reads parameters by a schema.
 *
 * @throws ApiFailure 400 for the first parameter that is at fault, in Stripe's words
 */
export function readParameters<Output>(schema: z.ZodType<Output>, raw: unknown): Output {
  const read = schema.safeParse(raw, { reportInput: true });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw first === undefined ? new Error('A schema refused without an issue') : parameterFailure(first, []);
}

function parameterFailure(issue: Issue, outer: readonly PropertyKey[]): ApiFailure {
  const path = [...outer, ...issue.path];
  const param = paramName(path);
  const name = param ?? 'request';
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const unknown = paramName([...path, key]);
      return refuse(`Received unknown parameter: ${unknown ?? key}`, unknown, 'parameter_unknown');
    }
    case 'invalid_type':
      if (issue.input === undefined)
        return refuse(`Missing required param: ${name}.`, param, 'parameter_missing');
      return refuse(`Invalid ${kindOf(issue.expected)}: ${shown(issue.input)}`, param);
    case 'too_small':
      return refuse(emptyMessage(name), param, 'parameter_invalid_empty');
    case 'invalid_value':
      if (issue.input === undefined)
        return refuse(`Missing required param: ${name}.`, param, 'parameter_missing');
      return refuse(`Invalid ${name}: must be one of ${listed(issue.values.map(String))}`, param);
    case 'invalid_format':
      return refuse(`${issue.message}: ${shown(issue.input)}`, param, formatCodes[issue.message]);
    case 'invalid_union':
      return parameterFailure(likeliest(issue), path);
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      return refuse(issue.message, param, typeof code === 'string' ? code : undefined);
    }
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'too_big':
      return refuse(`Invalid ${name}`, param);
  }
}

const formatCodes: Readonly<Record<string, string>> = {
  'Invalid integer': 'parameter_invalid_integer',
  'Not a valid URL': 'url_invalid',
};

/** Of a parameter with several shapes, what is wrong by the shape that was most nearly met: the one refused deepest inside. */
function likeliest(issue: z.core.$ZodIssueInvalidUnion): Issue {
  const firsts = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  const inside = firsts.find((first) => first.path.length > 0 || first.code === 'unrecognized_keys');
  const scalar =
    typeof issue.input === 'string' ? firsts.find(({ code }) => code === 'invalid_format') : undefined;
  const found = inside ?? scalar ?? firsts.at(-1);
  if (found === undefined) throw new Error('A union refused without an issue');
  return found;
}

function refuse(message: string, param: string | undefined, code?: string): ApiFailure {
  const named = { ...(code !== undefined && { code }), ...(param !== undefined && { param }) };
  return new ApiFailure(400, { ...named, message, beforeExecution: true });
}

/** `options[document][allowed_types][0]`, as it was sent. */
function paramName([first, ...rest]: readonly PropertyKey[]): string | undefined {
  if (first === undefined) return undefined;
  return String(first) + rest.map((segment) => `[${String(segment)}]`).join('');
}

function kindOf(expected: string): string {
  return expected === 'record' ? 'object' : expected;
}

function shown(input: unknown): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

function emptyMessage(name: string): string {
  return (
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however ` +
    `'${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`
  );
}

function listed(values: readonly string[]): string {
  if (values.length < 3) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1) ?? ''}`;
}
