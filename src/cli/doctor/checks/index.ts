import type { Check } from '../check.js';
import { accessControl } from './access-control.js';
import { auditLog } from './audit-log.js';
import { clock } from './clock.js';
import { documents } from './documents.js';
import { ports } from './ports.js';
import { publicAddress } from './public-address.js';
import { redis } from './redis.js';
import { stripeKeys } from './stripe-keys.js';
import { tokenKeys } from './token-keys.js';
import { webhooks } from './webhooks.js';

/** All that is looked at, in the order of its report. */
export const checks: readonly Check[] = [
  accessControl,
  tokenKeys,
  stripeKeys,
  clock,
  webhooks,
  publicAddress,
  redis,
  documents,
  auditLog,
  ports,
];
