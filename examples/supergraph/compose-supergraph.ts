import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { readSdl, type Subgraph } from './subgraph.js';

/**
 * Composes running subgraphs into the SDL that a router serves.
 * @throws {Error} with a line for each thing that does not fit
 */
export async function composeSupergraph(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      name: subgraph.name,
      url: subgraph.url,
      typeDefs: parse(await readSdl(subgraph)),
    })),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
