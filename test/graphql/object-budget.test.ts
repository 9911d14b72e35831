import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../access/guarded-gateway.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';

/** Pages within pages, each leading back to the sessions of the same person. */
function nested(levels: number): string {
  const inner =
    levels === 0 ? 'id' : `id user { verificationSessions(first: $n) { nodes { ${nested(levels - 1)} } } }`;
  return inner;
}
const document = (levels: number) =>
  `query ($n: Int!) { verificationSessions(first: $n, filter: { clientReferenceId: "one" }) { nodes { ${nested(levels)} } } }`;

describe('pages within pages', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 } });
    for (let count = 0; count < 15; count += 1) {
      await makeSession(gateway, { type: 'DOCUMENT', clientReferenceId: 'one' });
    }
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('are shown while they are few', async () => {
    const { data, errors } = await gateway.askText(document(1), { n: 15 });
    expect(errors).toEqual([]);
    expect(
      at(data, ['verificationSessions', 'nodes', 14, 'user', 'verificationSessions', 'nodes', 'length']),
    ).toBe(15);
  });

  it('are refused where they multiply, though they cost two calls', async () => {
    const { errors } = await gateway.askText(document(3), { n: 15 });
    expect(errors.length).toBeGreaterThan(0);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['OPERATION_TOO_EXPENSIVE']),
    );
    expect(gateway.upstream.calls.length).toBeLessThanOrEqual(2);
  });
});
