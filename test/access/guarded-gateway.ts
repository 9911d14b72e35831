import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import type { SandboxOptions } from '../../src/sandbox/index.js';
import { startGateway, type Answer, type TestGateway } from '../support/gateway.js';

export const issuer = 'https://issuer.test';
export const audience = 'verification-gateway';
export const jwtSecret = 'a-shared-secret-of-more-than-32-characters';

/** What a token says, and how it is made when it is not made as it should be. */
export interface TokenWish {
  readonly sub?: string;
  /** As a token carries them: separated by spaces. */
  readonly scope?: string;
  readonly claims?: Record<string, unknown>;
  readonly alg?: 'HS256' | 'HS512' | 'none';
  readonly secret?: string;
  readonly iss?: string;
  readonly aud?: string;
  /** Seconds from now; null leaves the claim out. */
  readonly expiresIn?: number | null;
}

/** Makes a token as the issuer would, or with the one thing wrong that is wished for. */
export async function mint(wish: TokenWish = {}): Promise<string> {
  const { alg = 'HS256', secret = jwtSecret, expiresIn = 600 } = wish;
  const now = Math.floor(Date.now() / 1000);
  const payload: Record<string, unknown> = {
    iss: wish.iss ?? issuer,
    aud: wish.aud ?? audience,
    iat: now,
    ...(expiresIn === null ? {} : { exp: now + expiresIn }),
    ...(wish.sub === undefined ? {} : { sub: wish.sub }),
    ...(wish.scope === undefined ? {} : { scope: wish.scope }),
    ...wish.claims,
  };
  if (alg === 'none') return new UnsecuredJWT(payload).encode();
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
}

export async function bearer(wish: TokenWish = {}): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${await mint(wish)}` };
}

export const everyScope = 'verification:read verification:write verification:redact verification:pii';

/** A line of the audit log, with names of what it may hold. */
export interface AuditLine {
  readonly audit: boolean;
  readonly time: string;
  readonly subject: string | null;
  readonly action: string;
  readonly sessionId: string | null;
  readonly reportId?: string | null;
  readonly fields?: readonly string[];
  readonly outcome: string;
  readonly requestId: string;
}

export interface GuardedGateway extends TestGateway {
  /** A folder of its own, removed at the end. */
  readonly folder: string;
  readonly auditText: () => string;
  readonly auditLines: () => AuditLine[];
  /** Asks as whoever holds every right. */
  askAsOperator(document: string, variables?: Record<string, unknown>): Promise<Answer<unknown>>;
}

export interface GuardedOptions {
  readonly sandbox?: SandboxOptions;
  readonly env?: Record<string, string | undefined>;
  /** Relative to the folder of the test, or absolute. */
  readonly auditLog?: string;
}

/** Starts a gateway that demands tokens signed with the shared secret. */
export async function startGuarded(options: GuardedOptions = {}): Promise<GuardedGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'verification-gateway-access-'));
  const { auditLog = 'audit.log' } = options;
  const auditPath = auditLog.startsWith('/') ? auditLog : join(folder, auditLog);
  const gateway = await startGateway({
    sandbox: { sessions: 0, ...options.sandbox },
    env: {
      AUTH_JWT_SECRET: jwtSecret,
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUDIT_LOG: auditPath,
      ...options.env,
    },
  });
  const auditText = () => readText(auditPath);
  return {
    ...gateway,
    folder,
    auditText,
    auditLines: () =>
      auditText()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as AuditLine),
    askAsOperator: async (document, variables) =>
      gateway.askText(document, variables, await bearer({ sub: 'operator', scope: everyScope })),
    async stop() {
      await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What stands at a path of an answer; undefined where the way there ends early. */
export function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined),
    value,
  );
}

/** The text at a path of an answer, or a failed test. */
export function textAt(value: unknown, path: readonly (string | number)[]): string {
  const text = at(value, path);
  if (typeof text !== 'string') throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(value)}`);
  return text;
}

const create = `mutation ($input: CreateVerificationSessionInput!) {
  createVerificationSession(input: $input) {
    ... on CreateVerificationSessionPayload { verificationSession { id } }
    ... on VerificationProblem { code message }
  }
}`;

/** What is known of a person before; it can be searched for in logs. */
export const knownOfPerson = { email: 'before@person.example', phone: '+12025550177' };

/** Makes a session that asks for every check and belongs to the subject, with details and notes. */
export async function makeOwned(
  gateway: GuardedGateway,
  clientReferenceId: string,
  outcome?: string,
): Promise<string> {
  const { data } = await gateway.askAsOperator(create, {
    input: {
      type: 'DOCUMENT',
      clientReferenceId,
      options: { document: { requireIdNumber: true, requireMatchingSelfie: true } },
      providedDetails: knownOfPerson,
      metadata: [{ key: 'order', value: '1001' }],
    },
  });
  const id = textAt(data, ['createVerificationSession', 'verificationSession', 'id']);
  if (outcome !== undefined) await gateway.submit(id, outcome);
  gateway.upstream.reset();
  return id;
}

/** The report of a session's last submission; its call is not counted. */
export async function reportOf(gateway: GuardedGateway, id: string): Promise<string> {
  const { data } = await gateway.askAsOperator(
    'query ($id: ID!) { verificationSession(id: $id) { lastVerificationReport { id } } }',
    { id },
  );
  gateway.upstream.reset();
  return textAt(data, ['verificationSession', 'lastVerificationReport', 'id']);
}
