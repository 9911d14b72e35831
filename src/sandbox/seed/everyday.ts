import { pick, type Random } from '../random/random.js';
import { documentTypes, lastErrorCodes, type Outcome, type SessionType } from '../vocabulary.js';
import type { Scenario } from './scenario.js';

const typesByWeight: readonly [SessionType, ...SessionType[]] = [
  'document',
  'document',
  'document',
  'document',
  'id_number',
  'verification_flow',
];

const selfie = { require_matching_selfie: true };

/** A session as most are: usually verified, sometimes at the second attempt, some given up. */
export function everydayScenario(random: Random, users: number): Scenario {
  const chance = random();
  const then = chance < 0.1 ? 'canceled' : chance < 0.15 ? 'redacted' : undefined;
  return {
    type: pick(random, typesByWeight),
    user: random() < 0.1 ? null : 1 + Math.floor(random() * users),
    documentType: pick(random, documentTypes),
    document: random() < 0.3 ? selfie : undefined,
    metadata: random() < 0.1 ? { order: String(1000 + Math.floor(random() * 9000)) } : undefined,
    attempts: attemptsFor(random, chance, then),
    then,
  };
}

function attemptsFor(random: Random, chance: number, then: Scenario['then']): readonly Outcome[] {
  const failures =
    random() < 0.25 || (chance > 0.9 && then === undefined) ? [pick(random, lastErrorCodes)] : [];
  const verified = then === 'redacted' || (then === undefined && chance < 0.78);
  return verified ? [...failures, 'verified'] : failures;
}
