import { defineConnection } from '../connection/connection.js';
import { VerificationSession } from './verification-session.js';

export const VerificationSessionConnection = defineConnection(
  'VerificationSession',
  VerificationSession,
  'verification sessions',
);
