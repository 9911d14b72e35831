import type { z } from 'zod';
import type { ExpandableResource } from '../expand/expandable.js';
import type { Realm } from '../state/realm.js';
import type { View } from '../rendering/view.js';
import type { Service } from './environment.js';

export interface Call {
  readonly service: Service;
  readonly realm: Realm;
  /** The id in the path; empty where there is none. */
  readonly id: string;
  readonly view: View;
}

/** One named operation of the API. Stripe counts rates by these names. */
export interface Endpoint<Input extends { readonly expand?: readonly string[] | undefined }> {
  readonly name: string;
  readonly parameters: z.ZodType<Input>;
  readonly shows: ExpandableResource;
  readonly list?: boolean;
  run(call: Call, input: Input): object;
}
