import type { MiddlewareHandler } from 'hono';
import { ApiFailure } from '../failures/api-failure.js';
import type { Environment } from '../http/environment.js';

/**
 * The control needs no key, so a page of any origin could make its reader's browser post to it. Browsers name the
 * origin of a post, and nothing else does.
 */
export const ownPagesOnly: MiddlewareHandler<Environment> = async (context, next) => {
  const { origin, host } = context.req.header();
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    throw new ApiFailure(403, {
      message: 'The control of the sandbox takes nothing from pages of other origins.',
    });
  }
  await next();
};
