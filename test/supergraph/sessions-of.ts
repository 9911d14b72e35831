import { at, type GuardedGateway } from '../access/guarded-gateway.js';

/** Ids of the newest sessions; the call is not counted. */
export async function sessionsOf(gateway: GuardedGateway, first: number): Promise<string[]> {
  const { data } = await gateway.askAsOperator(
    'query ($first: Int) { verificationSessions(first: $first) { nodes { id } } }',
    { first },
  );
  gateway.upstream.reset();
  const nodes = at(data, ['verificationSessions', 'nodes']) as readonly { readonly id: string }[];
  return nodes.map(({ id }) => id);
}
