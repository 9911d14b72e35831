import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { maySeePersonalData } from '../access/policy.js';
import type { Scope } from '../access/scope.js';
import type { CalendarDay } from './scalars/date.js';
import type { GatewayContext } from './context.js';

/** The types that the schema's code is checked against. */
export interface GatewaySchemaTypes {
  Context: GatewayContext;
  AuthScopes: { personalData: boolean };
  FederationScopes: Scope;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: CalendarDay; Output: CalendarDay };
  };
}

/** Types register here when their files are imported; that is declaration only, without I/O or environment. */
export const builder = new SchemaBuilder<GatewaySchemaTypes>({
  plugins: [ScopeAuthPlugin, DirectivesPlugin, FederationPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => ({ personalData: viewer !== null && maySeePersonalData(viewer) }),
  },
});

builder.queryType({ description: 'Reads. What is missing is null; what fails is an error with a code.' });
builder.mutationType({
  description:
    'Changes. Each answers with its payload or with a problem, as data: ask for both in fragments.',
});
builder.subscriptionType({
  description:
    'What changes, as it changes: over server-sent events by POST, or over WebSocket by graphql-transport-ws. Each value ' +
    "is read afresh with the subscriber's own rights.",
});
