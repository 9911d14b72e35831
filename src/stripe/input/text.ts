import { badInput } from '../failure.js';

/** Stripe's bound for free texts. Source: `maxLength` in Stripe's OpenAPI document. */
const maxTextLength = 5000;

/** Stripe's ids are at most 255 characters long and have no spaces; customers may have ids of the merchant's own making. */
const referenceShape = /^[^\s/?#\\\p{Surrogate}]{1,255}$/u;

/** Without the slashes a URL parser still finds a host: https:example.com. */
const webAddress = /^https?:\/\/[^\s\p{Surrogate}]+$/iu;

/** Header values are visible ASCII. Source of the length: https://docs.stripe.com/api/idempotent_requests */
const idempotencyKeyShape = /^[\x21-\x7e]{1,255}$/;

/** Code points: a character outside the Basic Multilingual Plane counts as one, as `maxLength` of JSON Schema does. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** Whether a text can be sent: half of a surrogate pair, which JSON can carry, has no form in UTF-8. */
export function isSendable(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** A text that Stripe stores as it is. @throws {Failure} BAD_USER_INPUT */
export function checkText(value: string, param: string): string {
  if (value === '' || countCharacters(value) > maxTextLength || !isSendable(value)) {
    throw badInput(`\`${param}\` must have 1 to ${maxTextLength} characters.`, param);
  }
  return value;
}

/** A text to filter by goes into the URL, where each character beyond ASCII takes up to twelve; servers take 16 kB. */
const maxEncodedLength = 12_000;

/** A text that a list is filtered by. @throws {Failure} BAD_USER_INPUT */
export function checkFilterText(value: string, param: string): string {
  if (encodeURIComponent(checkText(value, param)).length > maxEncodedLength) {
    throw badInput(`\`${param}\` is too long to filter by.`, param);
  }
  return value;
}

/** An id of an object this gateway does not know the kind of. @throws {Failure} BAD_USER_INPUT */
export function checkReference(value: string, param: string): string {
  if (!referenceShape.test(value)) {
    throw badInput(
      `\`${param}\` must be an id of Stripe's: up to 255 characters without spaces or slashes.`,
      param,
    );
  }
  return value;
}

/** An address the person is sent back to. @throws {Failure} BAD_USER_INPUT */
export function checkReturnUrl(value: string, param: string): string {
  if (!webAddress.test(value) || !URL.canParse(value) || value.length > maxTextLength) {
    throw badInput(`\`${param}\` must be a whole http(s) URL, as https://example.com/done.`, param);
  }
  return value;
}

/** A key that travels in a header. @throws {Failure} BAD_USER_INPUT */
export function checkIdempotencyKey(value: string, param: string): string {
  if (!idempotencyKeyShape.test(value)) {
    throw badInput(`\`${param}\` must have 1 to 255 visible ASCII characters, without spaces.`, param);
  }
  return value;
}
