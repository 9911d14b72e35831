import { randomBytes } from 'node:crypto';
import { devNull } from 'node:os';
import { sandboxSecret } from '../../src/access/mint-token.js';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { composeSupergraph } from './compose-supergraph.js';
import type { Listening } from './listen.js';
import { startRouter, type SubscriptionProtocol } from './start-router.js';
import type { Subgraph } from './subgraph.js';
import { startUsers } from './users/start-users.js';

/** 0 takes any free one. */
export interface SupergraphPorts {
  readonly router: number;
  readonly verification: number;
  readonly users: number;
  readonly sandbox: number;
}

export interface Supergraph extends Listening {
  /** The origin of our gateway. */
  readonly verificationUrl: string;
  /** The sandbox's origin, to finish verifications at. */
  readonly sandboxUrl: string;
}

/** Answered across both subgraphs. */
export const firstQuery =
  '{ me { name isIdentityVerified verificationSessions(first: 3) { nodes { status } } } }';

const users = 41;

/** Starts the gateway on its sandbox, the users subgraph, and a router in front of both; all in this process. */
export async function startSupergraph(
  ports: SupergraphPorts,
  subscriptions: SubscriptionProtocol = 'sse',
): Promise<Supergraph> {
  const routerSecret = randomBytes(24).toString('hex');
  const config = readConfig({
    PORT: String(ports.verification),
    SANDBOX_PORT: String(ports.sandbox),
    ROUTER_SECRET: routerSecret,
    AUDIT_LOG: devNull,
  });
  const started: (() => Promise<unknown>)[] = [];
  async function stop(): Promise<void> {
    for (const stopPart of started.splice(0).reverse()) await stopPart();
  }
  try {
    const app = createApp(config, createLogger({ level: 'warn' }));
    await app.start();
    started.push(() => app.stop());
    const usersServer = await startUsers({ port: ports.users, count: users, tokenSecret: sandboxSecret });
    started.push(() => usersServer.stop());
    const subgraphs: Subgraph[] = [
      {
        name: 'verification',
        url: `${app.url}/graphql`,
        // Hive subscribes by GET, which a browser could be made to send, too.
        headers: { 'Router-Authorization': routerSecret, 'GraphQL-Require-Preflight': '1' },
      },
      { name: 'users', url: `${usersServer.url}/graphql` },
    ];
    const supergraph = await composeSupergraph(subgraphs);
    const router = await startRouter({
      port: ports.router,
      supergraph,
      subgraphs,
      subscriptions,
      firstQuery,
    });
    started.push(() => router.stop());
    return { url: router.url, verificationUrl: app.url, sandboxUrl: app.sandbox?.url ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
