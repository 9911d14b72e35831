/**
 * Runs in the browser: hands Monaco its workers, brings the stored tabs up to date with the examples, renders once
 * GraphiQL's bundle has run too, and keeps the editors in the system's colours. Text rather than a function, so that no compiler or coverage tool can add to it.
 *
 * GraphiQL shows its own defaultTabs only while nothing is stored, and it shows the first of them without its
 * variables. So the tabs are put into its storage instead. Beside them lie the examples as last given: one that is new
 * since then is added, one that changed (other session ids, say) replaces its tab where the tab was left as it came.
 * Tabs that the user wrote, edited or closed stay as they are. The key has GraphiQL's prefix, so that "Clear data" in
 * its settings also brings back the examples.
 */
export const bootScript = `'use strict';
(() => {
  const root = document.getElementById('root');
  const { endpoint, title, tabs: examples, workers } = JSON.parse(root.dataset.config);
  // The bundle reads globalAPI as it starts, hence this script comes first; self.monaco is for the colours below.
  self.MonacoEnvironment = { globalAPI: true, getWorkerUrl: (_module, label) => workers[label] };

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const same = (one, other) => one.query === other.query && one.variables === other.variables;

  const updateTabs = () => {
    const stored = read('graphiql:tabState');
    const state = Array.isArray(stored?.tabs) ? stored : { tabs: [], activeTabIndex: 0 };
    const known = read('graphiql:examples') ?? [];
    const news = examples.filter((example) => !known.some((old) => same(old, example)));

    for (const example of news) {
      if (state.tabs.some((tab) => same(tab, example))) continue;
      const { title, query, variables, headers = null } = example;
      const tab = { id: 'example-' + title + '-' + Date.now(), title, query, variables, headers };
      Object.assign(tab, { operationName: title, response: null });
      const old = known.find((one) => one.title === title);
      const place = old ? state.tabs.findIndex((one) => same(one, old)) : -1;
      if (place === -1) state.tabs.push(tab);
      else state.tabs[place] = tab;
    }
    // Headers are not kept, because what people type there is secret; those of an example are made anew.
    for (const tab of state.tabs) {
      const example = examples.find((one) => one.headers && same(one, tab));
      if (example && !tab.headers) tab.headers = example.headers;
    }
    // GraphiQL opens a tab a second time when it stands first with headers that it did not store.
    if (state.tabs[state.activeTabIndex]?.headers) state.activeTabIndex = 0;
    localStorage.setItem('graphiql:tabState', JSON.stringify(state));
    localStorage.setItem('graphiql:examples', JSON.stringify(examples.map(({ headers: _, ...rest }) => rest)));

    // GraphiQL finds the active tab by these two, and opens another one where they fit none: after a change of ours,
    // or a reload within the half second that it takes to store a change of tabs.
    const active = state.tabs[state.activeTabIndex];
    localStorage.setItem('graphiql:query', active?.query ?? '');
    localStorage.setItem('graphiql:variables', active?.variables ?? '');
  };
  updateTabs();

  // The title is set as HTML by the wrapper, so it has to arrive escaped.
  const heading = document.createElement('span');
  heading.textContent = title;

  const props = {
    endpoint,
    title: heading.innerHTML,
    defaultTabs: examples,
    shouldPersistHeaders: false,
    subscriptionsProtocol: 'SSE',
    // Subscriptions would go out by GET, with their variables in the URL, which a CSRF check refuses.
    method: 'POST',
    // By default each edit is written into the page's address, where a reload would send it to the server.
    onEditQuery: () => {},
  };
  document.addEventListener('DOMContentLoaded', () => YogaGraphiQL.renderYogaGraphiQL(root, props));

  // The page follows the system by CSS, the editors only as they are made: dark text would stay on a page gone dark.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (localStorage.getItem('graphiql:theme')) return;
    self.monaco?.editor.setTheme(matches ? 'graphiql-DARK' : 'graphiql-LIGHT');
  });
})();
`;
