import { readPageArguments } from '../../stripe/pages/page-arguments.js';
import { checkStripeId } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import { pageArguments, pageSize } from '../connection/page-arguments.js';
import { planConnection, planObject } from '../selection/plan-selection.js';
import { VerificationReport } from './verification-report.js';
import { VerificationReportConnection } from './verification-report-connection.js';
import { VerificationReportFilter } from './verification-report-filter.js';

builder.queryFields((t) => ({
  verificationReport: t.field({
    type: VerificationReport,
    nullable: true,
    description: 'A report by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'vr_...' }) },
    resolve: (_root, { id }, context, info) =>
      context.loaders.reports.load(checkStripeId(id, 'vr', 'id'), planObject(context, info, 'report')),
  }),
  verificationReports: t.field({
    type: VerificationReportConnection,
    ...pageSize,
    description: 'Reports, newest first, a page for one call to Stripe.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: VerificationReportFilter, description: 'Which ones.' }),
    },
    resolve: (_root, { filter, ...args }, context, info) =>
      context.loaders.reports.page(
        readPageArguments(args, 'vr'),
        filter,
        planConnection(context, info, 'report'),
      ),
  }),
}));
