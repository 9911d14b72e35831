import { ChangeType, CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';

/** What a change does to clients that work with the older schema. */
export type Criticality = 'breaking' | 'dangerous' | 'safe';

export interface SchemaChange {
  readonly criticality: Criticality;
  /** Where: `Query.verificationSession`, `Query.verificationSession.id`, `VerificationSession.@key`. */
  readonly path: string;
  readonly message: string;
}

const order: readonly Criticality[] = ['breaking', 'dangerous', 'safe'];

/** Tells every change from one SDL to another, breaking ones first. Throws where one of them is no SDL. */
export async function compareSchemas(released: string, current: string): Promise<SchemaChange[]> {
  const changes = await diff(build(released), build(current));
  return changes
    .map((change) => ({
      criticality: judge(change),
      path: nameOf(change),
      message: change.message,
    }))
    .sort((one, other) => order.indexOf(one.criticality) - order.indexOf(other.criticality));
}

function build(sdl: string): GraphQLSchema {
  // A subgraph's SDL uses directives of federation that it does not define.
  return buildASTSchema(parse(sdl), { assumeValidSDL: true });
}

function judge(change: Change): Criticality {
  if (breaksComposition(change)) return 'breaking';
  switch (change.criticality.level) {
    case CriticalityLevel.Breaking:
      return 'breaking';
    case CriticalityLevel.Dangerous:
      return 'dangerous';
    case CriticalityLevel.NonBreaking:
      return 'safe';
  }
}

/** To the inspector every directive is alike; without these two, other subgraphs cannot compose with this one. */
function breaksComposition({ type, path = '' }: Change): boolean {
  return (
    (type === ChangeType.DirectiveUsageObjectRemoved && /\.@(key|shareable)$/.test(path)) ||
    (type === ChangeType.DirectiveUsageArgumentRemoved && path.endsWith('.@key.fields'))
  );
}

/** The inspector leaves out the name of the schema itself. */
function nameOf({ path = '' }: Change): string {
  return path === '' || path.startsWith('.') ? `schema${path}` : path;
}
