import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';
import { listPages, readPage, root, testedElsewhere, type Page } from './pages.js';
import { compareShapes } from './shape.js';
import { commandsOf, runShell } from './shell.js';

/** Each call of curl on any page, with the JSON that the page shows behind it. */
function callsOf(page: Page) {
  return page.blocks.flatMap((block, index) => {
    const next = page.blocks[index + 1];
    const commands = commandsOf({ ...page, blocks: [block] }).filter((each) => each.startsWith('curl '));
    return commands.map((command) => ({
      place: block.place,
      command,
      answer: next?.language === 'json' && next.heading === block.heading ? next.text : undefined,
    }));
  });
}

const calls = listPages()
  .filter((path) => !testedElsewhere.has(path))
  .flatMap((path) => callsOf(readPage(path)));
/** What a page shows of a call is what curl prints; that it fails on an error is said here, beside its own patience. */
const curlHome = mkdtempSync(join(tmpdir(), 'documented-curl-'));
writeFileSync(join(curlHome, '.curlrc'), 'fail-with-body\nsilent\nshow-error\nmax-time = 20\n');

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    env: { PERSISTED_DOCUMENTS: `${root}test/generated/persisted-documents.json` },
  });
});
afterAll(async () => {
  await gateway.stop();
  rmSync(curlHome, { recursive: true });
});

/** Puts the test's own addresses, ids and hash where the page has its own. */
async function fillIn(command: string): Promise<string> {
  const id = await makeSession(gateway);
  // Its stream is over after the first value.
  if (command.includes('subscription ')) {
    await gateway.askText(`mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`);
  }
  return command
    .replaceAll('http://127.0.0.1:4000', gateway.url)
    .replaceAll('http://127.0.0.1:12111', gateway.sandbox.url)
    .replaceAll('vs_...', id)
    .replaceAll('evt_...', await newestEvent())
    .replaceAll('"sha256Hash":"..."', `"sha256Hash":"${String(sessionStatus.__meta__?.['hash'])}"`);
}

async function newestEvent(): Promise<string> {
  const answer = await fetch(`${gateway.sandbox.url}/v1/events?limit=1`, {
    headers: { Authorization: `Bearer ${gateway.sandbox.secretKey}` },
  });
  const { data } = (await answer.json()) as { data: readonly { id: string }[] };
  return data[0]?.id ?? '';
}

describe('what the pages call by curl', () => {
  it('is found', () => {
    expect(calls.length).toBeGreaterThan(8);
  });

  it.each(calls)('answers: $command ($place)', async ({ command, answer }) => {
    const filled = await fillIn(command);
    expect(filled).not.toContain('127.0.0.1:4000');
    const { code, stdout, stderr } = await runShell(filled, { env: { CURL_HOME: curlHome } });
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    if (command.includes('text/event-stream')) {
      expect(stdout).toContain('CANCELED');
      expect(stdout).toContain('event: complete');
      return;
    }
    const answered = JSON.parse(stdout) as object;
    expect(answered).not.toHaveProperty('errors');
    expect(Object.keys(answered).length).toBeGreaterThan(0);
    if (answer !== undefined) expect(compareShapes(JSON.parse(answer), answered)).toEqual([]);
  });
});
