import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { DefaultLogger } from '@graphql-mesh/utils';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

// Mesh's way from a REST API to a supergraph. The address is filled in where the gateway runs.
const source = fileURLToPath(new URL('../stripe-identity.json', import.meta.url));
const supergraph = await getComposedSchemaFromConfig(
  {
    subgraphs: [
      {
        sourceHandler: loadOpenAPISubgraph('stripe', {
          source,
          endpoint: '{env.STRIPE_API_BASE}',
          operationHeaders: { authorization: 'Bearer sk_test_x' },
          queryStringOptions: { arrayFormat: 'brackets' },
        }),
      },
    ],
  },
  new DefaultLogger(),
);
writeFileSync(new URL('supergraph.graphql', import.meta.url), supergraph);
