import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createAsker } from '../../bench/measure/asker.js';
import { writeTraceParent } from '../../bench/scenarios/write-trace-parent.js';
import { parseTraceParent } from '../../src/telemetry/trace-parent.js';

it.each([true, false])('a caller of the bench tells whether its trace is recorded: %s', async (isSampled) => {
  const server = createServer(({ headers }, response) => {
    response.end(JSON.stringify(parseTraceParent(headers['traceparent'])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asker = createAsker(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const traceParent = writeTraceParent(0, isSampled);
  const { body } = await asker.ask({ method: 'POST', path: '/', body: '{}', traceParent });
  await asker.stop();
  server.close();
  expect(JSON.parse(body.toString())).toMatchObject({ isSampled, traceId: 'a'.repeat(31) + '1' });
});
