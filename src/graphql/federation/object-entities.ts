import { checkStripeId } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import { planObject } from '../selection/plan-selection.js';
import { VerificationReport } from '../verification-report/verification-report.js';
import { VerificationSession } from '../verification-session/verification-session.js';

// What a router holds of a session or a report is its id; it is read through the same door as everything else.
builder.asEntity(VerificationSession, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context, info) =>
    context.loaders.sessions.load(checkStripeId(id, 'vs', 'id'), planObject(context, info, 'session')),
});

builder.asEntity(VerificationReport, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context, info) =>
    context.loaders.reports.load(checkStripeId(id, 'vr', 'id'), planObject(context, info, 'report')),
});
