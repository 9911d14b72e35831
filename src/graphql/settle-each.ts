/**
 * Waits for each of a list. What failed is its error in its place, which executors take for an error of that item alone. A
 * list of promises would do for graphql-js; graphql-jit puts the null of a failed one at the end of the list.
 * @returns the items, typed without the errors, of which resolvers' types know nothing
 */
export async function settleEach<Item>(items: readonly Promise<Item>[]): Promise<Item[]> {
  const settled = await Promise.allSettled(items);
  return settled.map((item) => (item.status === 'fulfilled' ? item.value : (toError(item.reason) as Item)));
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
