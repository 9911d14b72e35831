import type { GraphQLResolveInfo } from 'graphql';
import { mergePlans, planExpand, type ExpandPlan, type ExpandSubject } from '../../stripe/expand-plan.js';
import { selectedPaths } from './selected-paths.js';

const typeNames: Readonly<Record<ExpandSubject, string>> = {
  session: 'VerificationSession',
  report: 'VerificationReport',
};

/** Plans the read of the object that the current field answers with. */
export function planObject(info: GraphQLResolveInfo, subject: ExpandSubject): ExpandPlan {
  return planExpand(subject, selectedPaths(info, typeNames[subject]));
}

/** Plans the read of a page: what is selected of its nodes, in either of the two ways to reach them. */
export function planConnection(info: GraphQLResolveInfo, subject: ExpandSubject): ExpandPlan {
  const connection = `${typeNames[subject]}Connection`;
  return mergePlans(
    planExpand(subject, selectedPaths(info, connection, ['nodes'])),
    planExpand(subject, selectedPaths(info, connection, ['edges', 'node'])),
  );
}

/** Plans the session that a member of a mutation's union carries. */
export function planPayload(info: GraphQLResolveInfo, memberName: string): ExpandPlan {
  return planExpand('session', selectedPaths(info, memberName, ['verificationSession']));
}
