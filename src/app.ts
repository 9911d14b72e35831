import { randomBytes } from 'node:crypto';
import { createAuditLog } from './access/audit-log.js';
import { createAuthenticator, type Authenticate } from './access/authenticate.js';
import { createCallerLimits } from './access/caller-limits.js';
import { sandboxSecret } from './access/mint-token.js';
import { createSecretMatch } from './access/shared-secret.js';
import { createSubscriptionCaps } from './access/subscription-caps.js';
import type { Config, StripeConfig } from './config.js';
import { connectEvents } from './connect-events.js';
import { findExampleIds } from './example-ids.js';
import { createSubgraphSchema } from './graphql/schema.js';
import { createHostCheck } from './http/allowed-hosts.js';
import { createGatewayServer } from './http/gateway-server.js';
import { createGraphiQL } from './http/graphiql/index.js';
import { createGraphQLHandler } from './http/graphql-handler.js';
import { createIdentify } from './http/identify.js';
import { createLifecycle } from './http/lifecycle.js';
import { readManifest } from './http/read-manifest.js';
import { routeRequests, webhookPath } from './http/route-requests.js';
import { serveWebSockets } from './http/websocket-server.js';
import { readVersion } from './read-version.js';
import { createSandbox, type Sandbox } from './sandbox/index.js';
import { createReadCache, type ReadCache } from './stripe/cache/read-cache.js';
import { createStripeIdentity, type StripeIdentity } from './stripe/identity.js';
import { createPacer, type Pacer } from './stripe/pacing/pacer.js';
import { createSharedWindows } from './stripe/pacing/shared-windows.js';
import type { Logger } from './telemetry/logger.js';
import { createMetrics } from './telemetry/metrics.js';

export interface App {
  /** The gateway's origin, once it has started. */
  readonly url: string;
  /** The embedded sandbox, once it has started; undefined with a Stripe key. */
  readonly sandbox: Sandbox | undefined;
  start(): Promise<void>;
  /**
   * Refuses new work, ends subscriptions, lets running requests finish, then closes everything that was opened.
   * @returns whether all of it finished in time
   */
  stop(): Promise<boolean>;
}

const endpoint = '/graphql';

/** A client that is there answers a close at once. Milliseconds. */
const socketCloseMs = 2000;

/** Puts the parts together. The only place where they meet. */
export function createApp(config: Config, logger: Logger): App {
  const lifecycle = createLifecycle();
  let url = '';
  let sandbox: Sandbox | undefined;
  let inTime = true;
  /** In the order of the start; the stop goes backwards. */
  const stops: (() => void | Promise<void>)[] = [];

  async function start(): Promise<void> {
    sandbox = config.stripe === undefined ? createSandbox({ ...config.sandbox }) : undefined;
    if (sandbox !== undefined) {
      await sandbox.start();
      stops.push(() => sandbox?.stop());
    }
    const pacer = createPacer(config.stripeRates);
    const cache = createReadCache(config.cache);
    const stripe = connectStripe(config, config.stripe ?? sandboxKeys(sandbox), { pacer, cache }, logger);
    stops.push(() => stripe.stop());
    lifecycle.watchPart('Stripe', () => stripe.laneState('base') === 'closed');
    lifecycle.watchPart("Stripe's sensitive lane", () => stripe.laneState('sensitive') === 'closed');
    const audit = createAuditLog(config.auditLog);
    stops.push(() => audit.stop());
    const metrics = createMetrics();
    // The embedded sandbox signs with a secret that nobody else knows.
    const sandboxWebhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
    const events = connectEvents({
      ...config.live,
      webhookSecrets:
        sandbox === undefined
          ? config.live.webhookSecrets
          : [...config.live.webhookSecrets, sandboxWebhookSecret],
      redisUrl: config.redisUrl,
      nameAccount: (account) => stripe.nameAccount(account),
      cache,
      metrics,
      logger,
    });
    stops.push(() => events.stop());
    const { redis } = events;
    const tokenRequired =
      config.auth.mode === 'jwt' || (config.auth.mode === 'sandbox' && config.auth.tokenRequired);
    if (redis !== undefined) {
      lifecycle.watchPart('Redis', () => redis.isUp());
      pacer.share(createSharedWindows({ redis: redis.commands }));
    }

    const { yoga, mask, chooseDocument } = createGraphQLHandler({
      schema: createSubgraphSchema(),
      parts: {
        audit,
        callerLimits: createCallerLimits({ ...config.callerLimits, redis: redis?.commands }),
        subscriptionCaps: createSubscriptionCaps({
          inAll: config.live.maxSubscriptions,
          perSubject: config.live.maxSubscriptionsPerSubject,
        }),
        bus: events.bus,
        watch: events.watch,
        maxStripeCalls: config.maxStripeCalls,
        timeoutMs: config.stripeTimeoutMs,
        logger,
      },
      stripe,
      identify: createIdentify({
        authenticate: connectIssuer(config),
        tokenRequired,
        accounts: config.stripeAccounts,
      }),
      introspection: config.introspection,
      router: { matches: createSecretMatch(config.router.secret), open: config.router.open },
      documents: {
        manifest:
          config.documents.manifest === undefined ? new Map() : readManifest(config.documents.manifest),
        only: config.documents.only,
      },
      corsOrigins: config.corsOrigins,
      endpoint,
      graphiql: config.introspection
        ? createGraphiQL({
            endpoint,
            ...(sandbox === undefined ? {} : { examples: await findExampleIds(stripe) }),
          })
        : undefined,
    });
    const checkHost = createHostCheck(
      tokenRequired
        ? undefined
        : [config.host, ...config.corsOrigins.map((origin) => new URL(origin).hostname)],
    );
    const { server, ...gateway } = createGatewayServer({
      host: config.host,
      port: config.port,
      handle: routeRequests({ lifecycle, metrics, checkHost, webhooks: events.webhooks, graphql: yoga }),
    });
    const sockets = serveWebSockets({
      server,
      yoga,
      endpoint,
      corsOrigins: config.corsOrigins,
      isOpen: () => lifecycle.state === 'ready',
      checkHost,
      maxSockets: config.live.maxSubscriptions,
      closeTimeoutMs: Math.min(socketCloseMs, config.shutdownTimeoutMs),
      chooseDocument,
      mask,
    });
    url = await gateway.start();
    stops.push(async () => {
      const socketsClosed = sockets.stop();
      // Streams end with `complete`, whatever they still wait for.
      events.watch.stop();
      inTime = await gateway.stop(config.shutdownTimeoutMs);
      await socketsClosed;
    });
    if (sandbox !== undefined) await tellWebhook(sandbox, url, sandboxWebhookSecret);
    lifecycle.ready();
  }

  async function stop(): Promise<boolean> {
    lifecycle.drain();
    for (const stopPart of stops.splice(0).reverse()) await stopPart();
    return inTime;
  }

  return {
    get url() {
      return url;
    },
    get sandbox() {
      return sandbox;
    },
    async start() {
      try {
        await start();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

function connectStripe(
  config: Config,
  stripe: StripeConfig,
  shared: { readonly pacer: Pacer; readonly cache: ReadCache },
  logger: Logger,
): StripeIdentity {
  return createStripeIdentity({
    ...stripe,
    ...shared,
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

/** Has the sandbox send its webhooks to the gateway, as an operator would have Stripe do it. */
async function tellWebhook(sandbox: Sandbox, gatewayUrl: string, secret: string): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/webhook_endpoints`, {
    method: 'POST',
    body: new URLSearchParams({ url: `${gatewayUrl}${webhookPath}`, secret }),
  });
  if (!answer.ok) throw new Error('the sandbox does not take the webhook of the gateway');
}
