import type {
  VerificationReport as Report,
  VerificationReportRef,
} from '../../stripe/model/verification-report.js';
import { showCheck } from '../access/personal.js';
import { guardedByOwner } from '../access/visibility.js';
import { builder } from '../builder.js';
import { Node } from '../node/node.js';
import { VerificationSessionOptions } from '../options/verification-session-options.js';
import { VerificationSessionType } from '../verification-session/verification-session-type.js';
import { VerificationDocumentCheck } from './verification-document-check.js';
import { VerificationEmailCheck } from './verification-email-check.js';
import { VerificationIdNumberCheck } from './verification-id-number-check.js';
import { VerificationPhoneCheck } from './verification-phone-check.js';
import { VerificationSelfieCheck } from './verification-selfie-check.js';

export const VerificationReport = builder
  .objectRef<Report | VerificationReportRef>('VerificationReport')
  .implement({
    description: 'The result of one finished submission: which checks were made and how each ended.',
    interfaces: [Node],
    authenticated: true,
    ...guardedByOwner,
    isTypeOf: (value) => (value as { kind?: unknown }).kind === 'report',
    fields: (t) => ({
      id: t.exposeID('id', { description: "Stripe's own id, vr_..." }),
      type: t.field({
        type: VerificationSessionType,
        description: 'What was verified.',
        resolve: (report) => whole(report).type,
      }),
      createdAt: t.field({
        type: 'DateTime',
        description: 'When the checks were finished.',
        resolve: (report) => whole(report).createdAt,
      }),
      livemode: t.boolean({
        description: 'False in test mode, where nothing is really checked.',
        resolve: (report) => whole(report).livemode,
      }),
      clientReferenceId: t.string({
        nullable: true,
        description: "The integration's own name for the person, taken over from the session.",
        resolve: (report) => whole(report).clientReferenceId,
      }),
      verificationFlow: t.string({
        nullable: true,
        description: 'The flow of the Dashboard that the session followed.',
        resolve: (report) => whole(report).verificationFlow,
      }),
      options: t.field({
        type: VerificationSessionOptions,
        nullable: true,
        description: 'What the checks were made with.',
        resolve: (report) => whole(report).options,
      }),
      document: t.field({
        type: VerificationDocumentCheck,
        nullable: true,
        description: 'The document check, where one was made.',
        resolve: (report, _args, context, info) =>
          showCheck(
            whole(report),
            'document',
            'VerificationDocumentCheck',
            whole(report).document,
            context,
            info,
          ),
      }),
      email: t.field({
        type: VerificationEmailCheck,
        nullable: true,
        description: 'The email check, where one was made.',
        resolve: (report, _args, context, info) =>
          showCheck(whole(report), 'email', 'VerificationEmailCheck', whole(report).email, context, info),
      }),
      idNumber: t.field({
        type: VerificationIdNumberCheck,
        nullable: true,
        description: 'The id number check, where one was made.',
        resolve: (report, _args, context, info) =>
          showCheck(
            whole(report),
            'idNumber',
            'VerificationIdNumberCheck',
            whole(report).idNumber,
            context,
            info,
          ),
      }),
      phone: t.field({
        type: VerificationPhoneCheck,
        nullable: true,
        description: 'The phone check, where one was made.',
        resolve: (report, _args, context, info) =>
          showCheck(whole(report), 'phone', 'VerificationPhoneCheck', whole(report).phone, context, info),
      }),
      selfie: t.field({
        type: VerificationSelfieCheck,
        nullable: true,
        description: 'The selfie check, where one was made.',
        resolve: (report, _args, context, info) =>
          showCheck(whole(report), 'selfie', 'VerificationSelfieCheck', whole(report).selfie, context, info),
      }),
    }),
  });

/** Every field but the id and the session is planned as an expand, so a bare reference here is a fault of the plan. */
function whole(report: Report | VerificationReportRef): Report {
  if ('createdAt' in report) return report;
  throw new Error('a report was answered that the plan did not expand');
}
