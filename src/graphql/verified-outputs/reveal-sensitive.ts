import { Failure } from '../../stripe/failure.js';
import type { Sensitive } from '../../stripe/model/sensitive.js';

/** A sensitive value, or the error that stands in its place and costs this field alone. @throws {Failure} */
export function revealSensitive<T>(value: Sensitive<T>): T | null {
  if (value instanceof Failure) throw value;
  return value;
}
