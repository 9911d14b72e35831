import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createSandbox({ port: 0, sessions: 0 });
  await sandbox.start();
});
afterAll(() => sandbox.stop());

const register = (origin: string | undefined) =>
  fetch(`${sandbox.url}/_sandbox/webhook_endpoints`, {
    method: 'POST',
    headers: origin === undefined ? {} : { Origin: origin },
    body: new URLSearchParams({ url: 'http://127.0.0.1:9/hook', secret: 'whsec_1' }),
  });

it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
  'the control takes nothing from a page of %s',
  async (origin) => {
    expect((await register(origin)).status).toBe(403);
  },
);

it('the control is open to programs and to its own pages', async () => {
  expect((await register(undefined)).status).toBe(200);
  expect((await register(sandbox.url)).status).toBe(200);
});
