import type { GraphQLResolveInfo } from 'graphql';
import {
  mergePlans,
  planExpand,
  wholePlan,
  type ExpandPlan,
  type ExpandSubject,
} from '../../stripe/expand-plan.js';
import { isPersonalPath, isSecretPath } from '../../access/personal-fields.js';
import { maySeePersonalData, maySeeSomeSecrets } from '../../access/policy.js';
import type { GatewayContext } from '../context.js';
import { selectedPaths } from './selected-paths.js';

const typeNames: Readonly<Record<ExpandSubject, string>> = {
  session: 'VerificationSession',
  report: 'VerificationReport',
};

/** Plans the read of the object that the current field answers with. */
export function planObject(
  context: GatewayContext,
  info: GraphQLResolveInfo,
  subject: ExpandSubject,
): ExpandPlan {
  return planVisible(context, subject, selectedPaths(info, typeNames[subject]));
}

/** Plans the reads of a session that is watched: whole, because a change of what nobody selected is a change, too. */
export function planWatched(context: GatewayContext, info: GraphQLResolveInfo): ExpandPlan {
  return mergePlans(wholePlan, planObject(context, info, 'session'));
}

/** Plans the read of a page: what is selected of its nodes, in either of the two ways to reach them. */
export function planConnection(
  context: GatewayContext,
  info: GraphQLResolveInfo,
  subject: ExpandSubject,
): ExpandPlan {
  const connection = `${typeNames[subject]}Connection`;
  return mergePlans(
    planVisible(context, subject, selectedPaths(info, connection, ['nodes'])),
    planVisible(context, subject, selectedPaths(info, connection, ['edges', 'node'])),
  );
}

/** Plans the session that a member of a mutation's union carries. */
export function planPayload(
  context: GatewayContext,
  info: GraphQLResolveInfo,
  memberName: string,
): ExpandPlan {
  return planVisible(context, 'session', selectedPaths(info, memberName, ['verificationSession']));
}

/** Plans by what is selected, and by what is left of it. A selection comes again, and its plan with it. */
const plans = new WeakMap<ReadonlySet<string>, Map<string, ExpandPlan>>();

/** What the viewer may not see is not asked of Stripe either. */
function planVisible(
  { viewer }: GatewayContext,
  subject: ExpandSubject,
  paths: ReadonlySet<string>,
): ExpandPlan {
  const seesPersonal = viewer !== null && maySeePersonalData(viewer);
  const seesSecrets = viewer !== null && maySeeSomeSecrets(viewer);
  const ofPaths = plans.get(paths) ?? new Map<string, ExpandPlan>();
  plans.set(paths, ofPaths);
  const name = `${subject} ${seesPersonal} ${seesSecrets}`;
  const had = ofPaths.get(name);
  if (had !== undefined) return had;
  const visible = [...paths].filter(
    (path) =>
      (seesPersonal || !isPersonalPath(subject, path)) && (seesSecrets || !isSecretPath(subject, path)),
  );
  const plan = planExpand(subject, visible);
  ofPaths.set(name, plan);
  return plan;
}
