import { ApiFailure } from '../failures/api-failure.js';
import { createExpansion, type Expansion } from './expansion.js';
import { expandable, type ExpandableResource } from './expandable.js';

/** Stripe's limit, with `data` counted as a level. It is unsettled whether Stripe counts it; the stricter reading is ours. */
const mostLevels = 4;

export interface ExpansionRequest {
  readonly resource: ExpandableResource;
  /** Paths of a list begin with `data`. */
  readonly list: boolean;
  readonly paths: readonly string[];
  readonly mayReadSensitive: boolean;
  readonly refuseSensitive: () => ApiFailure;
}

/**
 * Checks every path before any object is looked up.
 *
 * @throws ApiFailure 400 for a path that is too deep or names nothing expandable, 403 for one the key may not read
 */
export function planExpansion(request: ExpansionRequest): Expansion {
  const paths = request.paths.map((path) => checkedPath(path, request));
  return createExpansion(paths.filter((path) => path !== ''));
}

/** The path as seen from the object itself; empty for the `data` of a list. */
function checkedPath(
  path: string,
  { resource, list, mayReadSensitive, refuseSensitive }: ExpansionRequest,
): string {
  if (path.split('.').length > mostLevels) {
    throw new ApiFailure(400, {
      code: 'property_expansion_max_depth',
      message: `You cannot expand more than ${mostLevels} levels of a property. Property: ${path}`,
    });
  }
  if (list && path === 'data') return '';
  const known = expandable[resource];
  const inner = list && path.startsWith('data.') ? path.slice('data.'.length) : path;
  const kind = known.get(inner);
  if (kind === undefined || (list && inner === path)) {
    const hint = list && kind !== undefined ? ` You may want to try expanding 'data.${path}' instead.` : '';
    throw new ApiFailure(400, { message: `This property cannot be expanded (${path}).${hint}` });
  }
  if (kind === 'sensitive' && !mayReadSensitive) throw refuseSensitive();
  return inner;
}
