import { readFileSync } from 'node:fs';
import { createAuditLog } from './access/audit-log.js';
import { createAuthenticator, type Authenticate } from './access/authenticate.js';
import { createCallerLimits } from './access/caller-limits.js';
import { sandboxSecret } from './access/mint-token.js';
import { createSecretMatch } from './access/shared-secret.js';
import type { Config, StripeConfig } from './config.js';
import { findExampleIds } from './example-ids.js';
import { createSubgraphSchema } from './graphql/schema.js';
import { createGatewayServer } from './http/gateway-server.js';
import { createGraphQLHandler } from './http/graphql-handler.js';
import { readManifest } from './http/read-manifest.js';
import { createIdentify } from './http/identify.js';
import { createGraphiQL } from './http/graphiql/index.js';
import { createSandbox, type Sandbox } from './sandbox/index.js';
import { createStripeIdentity, type StripeIdentity } from './stripe/identity.js';
import type { Logger } from './telemetry/logger.js';

export interface App {
  /** The gateway's origin, once it has started. */
  readonly url: string;
  /** The embedded sandbox, once it has started; undefined with a Stripe key. */
  readonly sandbox: Sandbox | undefined;
  start(): Promise<void>;
  /** Lets running requests finish, then closes everything that was opened. */
  stop(): Promise<void>;
}

const endpoint = '/graphql';

/** Puts the parts together. The only place where they meet. */
export function createApp(config: Config, logger: Logger): App {
  let url = '';
  let sandbox: Sandbox | undefined;
  const stops: (() => Promise<void>)[] = [];

  return {
    get url() {
      return url;
    },
    get sandbox() {
      return sandbox;
    },
    async start() {
      try {
        sandbox = config.stripe === undefined ? createSandbox({ ...config.sandbox }) : undefined;
        if (sandbox !== undefined) {
          await sandbox.start();
          stops.push(() => sandbox?.stop() ?? Promise.resolve());
        }
        const stripe = connectStripe(config, config.stripe ?? sandboxKeys(sandbox), logger);
        stops.push(() => stripe.stop());
        const audit = createAuditLog(config.auditLog);
        stops.push(() => {
          audit.stop();
          return Promise.resolve();
        });
        const handler = createGraphQLHandler({
          audit,
          callerLimits: createCallerLimits(config.callerLimits),
          introspection: config.introspection,
          router: { matches: createSecretMatch(config.router.secret), open: config.router.open },
          documents: {
            manifest:
              config.documents.manifest === undefined ? new Map() : readManifest(config.documents.manifest),
            only: config.documents.only,
          },
          maxStripeCalls: config.maxStripeCalls,
          corsOrigins: config.corsOrigins,
          identify: createIdentify({
            authenticate: connectIssuer(config),
            tokenRequired:
              config.auth.mode === 'jwt' || (config.auth.mode === 'sandbox' && config.auth.tokenRequired),
            accounts: config.stripeAccounts,
          }),
          schema: createSubgraphSchema(),
          stripe,
          logger,
          endpoint,
          graphiql: config.introspection
            ? createGraphiQL({
                endpoint,
                ...(sandbox === undefined ? {} : { examples: await findExampleIds(stripe) }),
              })
            : undefined,
        });
        const server = createGatewayServer({ host: config.host, port: config.port, handle: handler });
        url = await server.start();
        stops.push(() => server.stop());
      } catch (error) {
        await this.stop();
        throw error;
      }
    },
    async stop() {
      for (const stop of stops.splice(0).reverse()) await stop();
    },
  };
}

function connectStripe(config: Config, stripe: StripeConfig, logger: Logger): StripeIdentity {
  return createStripeIdentity({
    ...stripe,
    timeoutMs: config.stripeTimeoutMs,
    appInfo: { name: 'verification-gateway', version: readVersion() },
    logger,
  });
}

/** Whose tokens are accepted; undefined where access control is off. */
function connectIssuer({ auth }: Config): Authenticate | undefined {
  switch (auth.mode) {
    case 'off':
      return undefined;
    case 'sandbox':
      return createAuthenticator({
        keys: { secret: sandboxSecret },
        algorithms: ['HS256'],
        clockToleranceSeconds: 5,
        accountClaim: 'stripe_account',
      });
    case 'jwt':
      return createAuthenticator(auth);
  }
}

function sandboxKeys(sandbox: Sandbox | undefined): StripeConfig {
  if (sandbox === undefined) throw new Error('no Stripe key and no sandbox');
  return {
    apiKey: sandbox.secretKey,
    sensitiveApiKey: sandbox.restrictedKey,
    apiBase: sandbox.url,
    account: undefined,
  };
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0.0.0';
}
