import { builder } from '../builder.js';

export interface PageInfoShape {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export const PageInfo = builder.objectRef<PageInfoShape>('PageInfo').implement({
  shareable: true,
  description: 'Where a page begins and ends, and whether more lies beyond it. Cursors are ids.',
  fields: (t) => ({
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Give it as `before` to get newer objects. Null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Give it as `after` to get older objects. Null on an empty page.',
    }),
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Whether there are older objects after this page.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether there are newer objects before this page.',
    }),
  }),
});
