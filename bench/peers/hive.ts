import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import * as rest from '@graphql-mesh/transport-rest';

// Hive's gateway over the supergraph that Mesh composed of Stripe's GETs.
const gateway = createGatewayRuntime({
  supergraph: readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8'),
  transports: { rest },
  logging: false,
});
createServer((request, response) => void gateway(request, response)).listen(0, '127.0.0.1');
