import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // graphql 16 ships index.js and index.mjs; without this vitest loads both and instanceof fails across them.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // Most tests wait for sockets, so one file more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // Every file makes gateways of its own, and no module keeps anything; loading them anew took a third of the time.
    isolate: false,
    // What hangs fails, however late; what a busy machine is slow at does not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary', 'html'] },
  },
});
