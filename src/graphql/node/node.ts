import { builder } from '../builder.js';

export interface NodeShape {
  readonly kind: 'session' | 'report';
  readonly id: string;
}

const typeNames = { session: 'VerificationSession', report: 'VerificationReport' } as const;

export const Node = builder.interfaceRef<NodeShape>('Node').implement({
  description: 'An object with an id that is unique across types.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "Stripe's own id; its prefix tells the type." }),
  }),
  resolveType: ({ kind }) => typeNames[kind],
});
