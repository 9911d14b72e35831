import type { Page } from '../state/page.js';

/** The envelope of every list. */
export function renderList<Item>(page: Page<Item>, url: string, render: (row: Item) => object): object {
  return { object: 'list', data: page.rows.map(render), has_more: page.hasMore, url };
}
