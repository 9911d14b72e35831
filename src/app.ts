import { randomBytes } from 'node:crypto';
import { createAuditLog } from './access/audit-log.js';
import { createAuthenticator, type Authenticate } from './access/authenticate.js';
import { createCallerLimits } from './access/caller-limits.js';
import { sandboxSecret } from './access/mint-token.js';
import { createSecretMatch } from './access/shared-secret.js';
import { createSubscriptionCaps } from './access/subscription-caps.js';
import type { Config } from './config.js';
import { connectEvents } from './connect-events.js';
import { connectStripe } from './connect-stripe.js';
import { connectTelemetry } from './connect-telemetry.js';
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
import { traceRequests } from './http/trace-requests.js';
import { serveWebSockets } from './http/websocket-server.js';
import { readVersion } from './read-version.js';
import { createSandbox, type Sandbox } from './sandbox/index.js';
import { createSharedWindows } from './stripe/pacing/shared-windows.js';
import type { Logger } from './telemetry/logger.js';

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
  /** When a stop has used up its time, by `performance.now()`. */
  let stopBy = 0;
  /** In the order of the start; the stop goes backwards. */
  const stops: (() => void | Promise<void>)[] = [];

  async function start(): Promise<void> {
    sandbox = config.stripe === undefined ? createSandbox({ ...config.sandbox }) : undefined;
    if (sandbox !== undefined) {
      await sandbox.start();
      stops.push(() => sandbox?.stop());
    }
    const { manifest: manifestPath, only } = config.documents;
    const manifest = manifestPath === undefined ? new Map<string, string>() : readManifest(manifestPath);
    const version = readVersion();
    const telemetry = await connectTelemetry({ config, version, manifest, logger });
    const { metrics, tracing, operations } = telemetry;
    if (tracing !== undefined) stops.push(() => tracing.stop(Math.max(0, stopBy - performance.now())));
    const { stripe, pacer, cache } = connectStripe({ config, sandbox, version, telemetry, logger });
    stops.push(() => stripe.stop());
    lifecycle.watchPart('Stripe', () => stripe.laneState('base') === 'closed');
    lifecycle.watchPart("Stripe's sensitive lane", () => stripe.laneState('sensitive') === 'closed');
    const audit = createAuditLog(config.auditLog);
    stops.push(() => audit.stop());
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

    const { handle, yoga, errors, chooseDocument } = createGraphQLHandler({
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
      documents: { manifest, only },
      operations,
      serverTiming: config.serverTiming,
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
      handle: routeRequests({
        lifecycle,
        metrics,
        checkHost,
        webhooks: events.webhooks,
        graphql: traceRequests({ tracing, route: endpoint }, handle),
      }),
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
      errors,
      operations,
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
    stopBy = performance.now() + config.shutdownTimeoutMs;
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

/** Has the sandbox send its webhooks to the gateway, as an operator would have Stripe do it. */
async function tellWebhook(sandbox: Sandbox, gatewayUrl: string, secret: string): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/webhook_endpoints`, {
    method: 'POST',
    body: new URLSearchParams({ url: `${gatewayUrl}${webhookPath}`, secret }),
  });
  if (!answer.ok) throw new Error('the sandbox does not take the webhook of the gateway');
}
