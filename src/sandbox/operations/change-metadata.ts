import { ApiFailure } from '../failures/api-failure.js';

/** Values by key, '' unsetting its key; '' in the place of all unsets every key. */
export type MetadataChange = '' | Readonly<Record<string, string>>;

const mostKeys = 50;

/** @throws ApiFailure where more than 50 keys would be left; only the merged result can tell. */
export function changeMetadata(
  before: Readonly<Record<string, string>>,
  change: MetadataChange | undefined,
): Readonly<Record<string, string>> {
  if (change === undefined) return before;
  if (change === '') return {};
  const after = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(change)) {
    if (value === '') after.delete(key);
    else after.set(key, value);
  }
  if (after.size > mostKeys) {
    throw new ApiFailure(400, {
      param: 'metadata',
      message: `Metadata can have up to ${mostKeys} keys, but you've set ${after.size}`,
    });
  }
  return Object.fromEntries(after);
}
