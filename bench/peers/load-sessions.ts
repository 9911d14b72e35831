import DataLoader from 'dataloader';
import type Stripe from 'stripe';

export type Session = Stripe.Identity.VerificationSession;
export type Report = Stripe.Identity.VerificationReport;

/** What every resolver finds in its context. */
export interface Context {
  readonly stripe: Stripe;
  readonly sessions: DataLoader<string, Session>;
  /** Sessions with their outputs, which Stripe shows only when they are expanded. */
  readonly outputs: DataLoader<string, Session>;
  readonly reports: DataLoader<string, Report>;
}

/** A loader for each kind of thing, for each request, as the documentation of dataloader has it. */
export function createContext(stripe: Stripe): Context {
  const { verificationSessions, verificationReports } = stripe.identity;
  return {
    stripe,
    sessions: new DataLoader((ids) => Promise.all(ids.map((id) => verificationSessions.retrieve(id)))),
    outputs: new DataLoader((ids) =>
      Promise.all(ids.map((id) => verificationSessions.retrieve(id, { expand: ['verified_outputs'] }))),
    ),
    reports: new DataLoader((ids) => Promise.all(ids.map((id) => verificationReports.retrieve(id)))),
  };
}

/** The id of a session's report, whether it is expanded or not. */
export function reportIdOf({ last_verification_report: report }: Session): string | null {
  return typeof report === 'string' ? report : (report?.id ?? null);
}
