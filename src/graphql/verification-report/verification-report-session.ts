import { builder } from '../builder.js';
import { planObject } from '../selection/plan-selection.js';
import { VerificationSession } from '../verification-session/verification-session.js';
import { VerificationReport } from './verification-report.js';

// Sessions and reports point at each other; this half of the pair stands here so that the files do not.
builder.objectField(VerificationReport, 'verificationSession', (t) =>
  t.field({
    type: VerificationSession,
    nullable: true,
    description:
      'The session that the submission was made in. From `lastVerificationReport` back it costs no call.',
    resolve: ({ verificationSessionId }, _args, context, info) =>
      verificationSessionId === null
        ? null
        : context.loaders.sessions.load(verificationSessionId, planObject(context, info, 'session')),
  }),
);
