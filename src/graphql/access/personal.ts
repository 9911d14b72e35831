import type { GraphQLResolveInfo } from 'graphql';
import { isPersonalPath } from '../../access/personal-fields.js';
import { maySeePersonalData } from '../../access/policy.js';
import type { Failure } from '../../stripe/failure.js';
import type { VerificationReport } from '../../stripe/model/verification-report.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import type { GatewayContext } from '../context.js';
import { selectedPaths } from '../selection/selected-paths.js';
import { lacks } from './refusals.js';

/** Options of a field that holds personal data: its scope, and the error of whoever lacks it. */
export const personal = {
  authScopes: { personalData: true },
  requiresScopes: [['verification:pii' as const]],
  // A supergraph's contract can leave all of them out by this name.
  tag: 'personal-data',
  unauthorizedError: (_parent: unknown, _args: unknown, { viewer }: GatewayContext): Failure =>
    lacks('verification:pii', viewer),
};

/**
 * Shows a part of a session that is personal as a whole, after it was written down what is read.
 * @throws {Failure} AUDIT_UNAVAILABLE
 */
export function showPersonal<T>(
  session: VerificationSession,
  field: 'verifiedOutputs' | 'providedDetails',
  typeName: string,
  part: T | null,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): T | null {
  if (part === null) return null;
  const { names } = personalFieldsOf(selectedPaths(info, typeName), field, () => true);
  if (names.length === 0) return part;
  const refusal = context.reads.record({ sessionId: session.id, fields: names });
  if (refusal !== undefined) throw refusal;
  return part;
}

/**
 * Shows a check of a report: its personal fields only after it was written down which are read. When that fails, each
 * of them becomes the refusal, and the status stays.
 */
export function showCheck<Check extends object>(
  report: VerificationReport,
  field: string,
  typeName: string,
  check: Check | null,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Check | null {
  if (check === null || context.viewer === null || !maySeePersonalData(context.viewer)) return check;
  const { paths, names } = personalFieldsOf(selectedPaths(info, typeName), field, (name) =>
    isPersonalPath('report', name),
  );
  if (paths.length === 0) return check;
  const refusal = context.reads.record({
    sessionId: report.verificationSessionId,
    reportId: report.id,
    fields: names,
  });
  return refusal === undefined ? check : withhold(check, paths, refusal);
}

/** What is selected of personal data: as paths from the check or part, and as the schema names it. */
interface PersonalFields {
  readonly paths: readonly string[];
  readonly names: readonly string[];
}

/** The same selection is looked at once for each item of a list. */
const known = new WeakMap<ReadonlySet<string>, PersonalFields>();

function personalFieldsOf(
  selected: ReadonlySet<string>,
  field: string,
  isPersonal: (name: string) => boolean,
): PersonalFields {
  const had = known.get(selected);
  if (had !== undefined) return had;
  const paths = [...selected].filter((path) => isPersonal(`${field}.${path}`));
  const fields = { paths, names: paths.map((path) => `${field}.${path}`) };
  known.set(selected, fields);
  return fields;
}

/** graphql-js throws an Error that it meets as a value, so a field withheld is an error at its own place. */
function withhold<Check extends object>(check: Check, fields: readonly string[], refusal: Failure): Check {
  return Object.assign({ ...check }, Object.fromEntries(fields.map((field) => [field, refusal])));
}
