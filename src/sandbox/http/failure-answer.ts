import type { ApiFailure } from '../failures/api-failure.js';
import type { Caller } from './caller.js';

/** The JSON of an error answer; attributes that do not apply are left out. */
export function failureBody(
  { detail }: ApiFailure,
  requestId: string,
  caller: Pick<Caller, 'mode'> | undefined,
  now: number,
): object {
  const { type = 'invalid_request_error', code, message, param } = detail;
  const mode = caller?.mode === 'live' ? '' : 'test/';
  return {
    error: {
      ...(code !== undefined && {
        code,
        doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
      }),
      message,
      ...(param !== undefined && { param }),
      request_log_url: `https://dashboard.stripe.com/${mode}logs/${requestId}?t=${Math.floor(now / 1000)}`,
      type,
    },
  };
}
