import { allowedActions } from '../../stripe/allowed-actions.js';
import { secretsOf, type VerificationSession as Session } from '../../stripe/model/verification-session.js';
import { maySeeMetadata, maySeeSecrets } from '../../access/policy.js';
import { personal, showPersonal } from '../access/personal.js';
import { lacks } from '../access/refusals.js';
import { guardedByOwner } from '../access/visibility.js';
import { builder } from '../builder.js';
import type { GatewayContext } from '../context.js';
import { Node } from '../node/node.js';
import { VerificationSessionOptions } from '../options/verification-session-options.js';
import { VerificationSessionRedaction } from '../redaction/verification-session-redaction.js';
import { VerificationReport } from '../verification-report/verification-report.js';
import { VerifiedOutputs } from '../verified-outputs/verified-outputs.js';
import { MetadataEntry } from './metadata-entry.js';
import { VerificationSessionAction } from './verification-session-action.js';
import { VerificationSessionLastError } from './verification-session-last-error.js';
import { VerificationSessionProvidedDetails } from './verification-session-provided-details.js';
import { VerificationSessionRelatedPerson } from './verification-session-related-person.js';
import { VerificationSessionStatus } from './verification-session-status.js';
import { VerificationSessionType } from './verification-session-type.js';

/** clientSecret and url let whoever holds them submit in the person's place. */
const secret = {
  authScopes: (session: Session, _args: unknown, { viewer }: GatewayContext) =>
    viewer !== null && maySeeSecrets(viewer, session),
  unauthorizedError: (_session: unknown, _args: unknown, { viewer }: GatewayContext) =>
    lacks('verification:write', viewer),
};

export const VerificationSession = builder.objectRef<Session>('VerificationSession').implement({
  description: "One person's verification, from the first link to the outcome. It lives in Stripe.",
  interfaces: [Node],
  authenticated: true,
  ...guardedByOwner,
  isTypeOf: (value) => (value as { kind?: unknown }).kind === 'session',
  fields: (t) => ({
    id: t.exposeID('id', {
      description:
        "Stripe's own id, vs_..., which is also the Relay id, the connection cursor and the federation key.",
    }),
    type: t.expose('type', { type: VerificationSessionType, description: 'What it verifies.' }),
    status: t.expose('status', { type: VerificationSessionStatus, description: 'Where it stands.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    livemode: t.exposeBoolean('livemode', {
      description: 'False in test mode, where nothing is really checked.',
    }),
    clientReferenceId: t.exposeString('clientReferenceId', {
      nullable: true,
      description: "The integration's own name for the person: usually the user's id.",
    }),
    clientSecret: t.string({
      nullable: true,
      ...secret,
      description:
        'For the modal of Stripe.js, shown only to the person being verified or to writers. Used once, within 24 hours; ' +
        'read the session again for a fresh one. Null unless the session requires input. Never store, log or cache it.',
      resolve: (session) => secretsOf(session).clientSecret,
    }),
    url: t.string({
      nullable: true,
      ...secret,
      description:
        'The hosted verification page to send the person to. Used once, within 48 hours; treat it as clientSecret. ' +
        'Null unless the session requires input.',
      resolve: (session) => secretsOf(session).url,
    }),
    lastError: t.expose('lastError', {
      type: VerificationSessionLastError,
      nullable: true,
      description: 'Why the last submission did not pass; null when none has failed.',
    }),
    lastVerificationReport: t.field({
      type: VerificationReport,
      nullable: true,
      description:
        'The result of the last finished submission, passed or not; null before one. Its id alone costs nothing.',
      resolve: ({ lastReport }) => lastReport,
    }),
    metadata: t.field({
      type: [MetadataEntry],
      description:
        'What the integration keeps with the session. Erased by redaction. Empty for whoever sees only its own sessions.',
      resolve: ({ metadata }, _args, { viewer }) =>
        viewer !== null && maySeeMetadata(viewer)
          ? Object.entries(metadata).map(([key, value]) => ({ key, value }))
          : [],
    }),
    options: t.expose('options', {
      type: VerificationSessionOptions,
      nullable: true,
      description: 'Which checks it asks for.',
    }),
    providedDetails: t.field({
      type: VerificationSessionProvidedDetails,
      nullable: true,
      ...personal,
      description: 'What was known of the person before. Personal data. Needs verification:pii.',
      resolve: (session, _args, context, info) =>
        showPersonal(
          session,
          'providedDetails',
          'VerificationSessionProvidedDetails',
          secretsOf(session).providedDetails,
          context,
          info,
        ),
    }),
    redaction: t.expose('redaction', {
      type: VerificationSessionRedaction,
      nullable: true,
      description: 'The erasure, once it was asked for. What was erased reads null.',
    }),
    relatedPerson: t.expose('relatedPerson', {
      type: VerificationSessionRelatedPerson,
      nullable: true,
      description: 'The person of a connected account that the session is for.',
    }),
    relatedCustomerAccount: t.exposeID('relatedCustomerAccount', {
      nullable: true,
      description: 'The Stripe account that represents the customer, acct_...',
    }),
    verificationFlow: t.exposeString('verificationFlow', {
      nullable: true,
      description: 'The flow of the Dashboard that it follows.',
    }),
    verifiedOutputs: t.field({
      type: VerifiedOutputs,
      nullable: true,
      ...personal,
      description:
        'What has been verified of the person; null until the session is verified. Personal data. Needs verification:pii.',
      resolve: (session, _args, context, info) =>
        showPersonal(session, 'verifiedOutputs', 'VerifiedOutputs', session.verifiedOutputs, context, info),
    }),
    allowedActions: t.field({
      type: [VerificationSessionAction],
      description: 'What may be done with the session now, for the buttons of a page.',
      resolve: (session) => [...allowedActions(session)],
    }),
  }),
});
