import { defineConnection } from '../connection/connection.js';
import { VerificationReport } from './verification-report.js';

export const VerificationReportConnection = defineConnection(
  'VerificationReport',
  VerificationReport,
  'verification reports',
);
