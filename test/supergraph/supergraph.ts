import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { composeSupergraph } from '../../examples/supergraph/compose-supergraph.js';
import { startRouter } from '../../examples/supergraph/start-router.js';
import { readSdl, type Subgraph } from '../../examples/supergraph/subgraph.js';
import { startUsers } from '../../examples/supergraph/users/start-users.js';
import { jwtSecret, startGuarded, type GuardedGateway } from '../access/guarded-gateway.js';
import type { GraphQLErrorShape } from '../support/gateway.js';
import { startUpstream, type Upstream } from '../support/upstream.js';
import { startApolloGateway } from './start-apollo-gateway.js';
import { withoutAuthorization } from './without-authorization.js';

const routerSecret = 'the-router-of-the-tests-shows-this-secret';

export interface RouterAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly GraphQLErrorShape[];
}

/** One way to ask the same: through a router, or our subgraph itself. */
export interface Way {
  readonly name: 'hive' | 'apollo' | 'direct';
  readonly url: string;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<RouterAnswer>;
}

export interface TestSupergraph {
  readonly gateway: GuardedGateway;
  readonly hive: Way;
  readonly apollo: Way;
  readonly direct: Way;
  /** What the routers sent to our subgraph. */
  readonly sent: Upstream;
  stop(): Promise<void>;
}

export interface TestSupergraphOptions {
  /** What the routers show; undefined for routers that were not told. */
  readonly shownSecret?: string | undefined;
  readonly env?: Record<string, string>;
}

/** Starts our gateway with tokens demanded, the users subgraph, and two routers in front of both. */
export async function startTestSupergraph(options: TestSupergraphOptions = {}): Promise<TestSupergraph> {
  const { shownSecret = 'shownSecret' in options ? undefined : routerSecret } = options;
  const gateway = await startGuarded({
    sandbox: { sessions: 80 },
    env: { ROUTER_SECRET: routerSecret, MAX_OPERATIONS_PER_MINUTE: '100000', ...options.env },
  });
  const users = await startUsers({ port: 0, count: 120, tokenSecret: jwtSecret });
  const sent = await startUpstream(gateway.url);
  const subgraphs: Subgraph[] = [
    {
      name: 'verification',
      url: `${sent.url}/graphql`,
      headers: { 'Router-Authorization': routerSecret },
    },
    { name: 'users', url: `${users.url}/graphql` },
  ];
  const shown = subgraphs.map(({ headers, ...subgraph }) =>
    headers === undefined || shownSecret === undefined
      ? subgraph
      : { ...subgraph, headers: { 'Router-Authorization': shownSecret } },
  );
  const hive = await startRouter({
    port: 0,
    supergraph: await composeSupergraph(subgraphs),
    subgraphs: shown,
  });
  const apollo = await startApolloGateway({
    supergraph: await composeByApollo(subgraphs),
    subgraphs: shown,
  });
  sent.reset();
  return {
    gateway,
    hive: way('hive', hive.url),
    apollo: way('apollo', apollo.url),
    direct: way('direct', gateway.url),
    sent,
    async stop() {
      await hive.stop();
      await apollo.stop();
      await sent.stop();
      await users.stop();
      await gateway.stop();
    },
  };
}

async function composeByApollo(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      name: subgraph.name,
      url: subgraph.url,
      typeDefs: parse(withoutAuthorization(await readSdl(subgraph))),
    })),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function way(name: Way['name'], url: string): Way {
  return {
    name,
    url,
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors = [] } = (await response.json()) as Partial<RouterAnswer>;
      return { status: response.status, data, errors };
    },
  };
}
