import { Kind, OperationTypeNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { committedSchema } from '../http/graphiql/committed-schema.js';
import { sse } from '../live/subscriber.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';
import { readPage, type Block, type Page } from './pages.js';
import { compareShapes } from './shape.js';

/** An operation that a page shows, with what it shows right behind it. */
interface Shown {
  readonly place: string;
  readonly document: string;
  readonly variables: string;
  /** Undefined where the page shows no answer. */
  readonly answer: string | undefined;
}

/** docs/federation.md asks a supergraph, and test/supergraph asks the same. */
const pages = ['README.md', 'docs/frontend.md', 'docs/platform.md', 'docs/operations.md', 'docs/sandbox.md'];

/** What comes from a file of the repository is compared with that file, see snippets.test.ts. */
function operationsOf({ blocks }: Page): Shown[] {
  return blocks.flatMap((block, index) => {
    if (block.language !== 'graphql' || /From `/i.test(block.intro)) return [];
    const behind = blocksBehind(blocks.slice(index + 1));
    const isAnswer = (text: string) => 'data' in (JSON.parse(text) as object);
    return [
      {
        place: block.place,
        document: block.text,
        variables: behind.find((text) => !isAnswer(text)) ?? '{}',
        answer: behind.find(isAnswer),
      },
    ];
  });
}

function blocksBehind(blocks: readonly Block[]): string[] {
  const end = blocks.findIndex(({ language }) => language !== 'json');
  return blocks.slice(0, end === -1 ? undefined : end).map(({ text }) => text);
}

const schema = committedSchema();
const shown = pages.flatMap((path) => operationsOf(readPage(path)));
const isSubscription = ({ document }: Shown) => {
  const [first] = parse(document).definitions;
  return first?.kind === Kind.OPERATION_DEFINITION && first.operation === OperationTypeNode.SUBSCRIPTION;
};
const [subscriptions, others] = [shown.filter(isSubscription), shown.filter((each) => !isSubscription(each))];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

/** A session for what a page calls vs_..., in the state that its answer tells of. */
async function makeShown(answer = ''): Promise<string> {
  const id = await makeSession(gateway, { type: 'DOCUMENT', clientReferenceId: 'user_1' });
  if (answer.includes('STATE_CONFLICT')) await cancel(id);
  return id;
}

async function cancel(id: string): Promise<void> {
  await gateway.askText(`mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`);
}

it('finds the operations of the pages', () => {
  expect(shown.length).toBeGreaterThan(4);
  expect(shown.filter(({ answer }) => answer !== undefined).length).toBeGreaterThan(2);
});

it.each(shown)('the operation at $place fits schema.graphql', ({ document }) => {
  expect(validate(schema, parse(document))).toEqual([]);
});

it.each(others)('the operation at $place answers as it is shown', async ({ document, variables, answer }) => {
  const id = await makeShown(answer);
  const asked = JSON.parse(variables.replaceAll('vs_...', id)) as Record<string, unknown>;
  const { text, errors } = await gateway.askText(document, asked);
  expect(errors).toEqual([]);
  if (answer !== undefined) expect(compareShapes(JSON.parse(answer), JSON.parse(text))).toEqual([]);
});

it.each(subscriptions)('the subscription at $place tells a change', async ({ document, variables }) => {
  const id = await makeShown();
  const asked = JSON.parse(variables.replaceAll('vs_...', id)) as Record<string, unknown>;
  const subscriber = sse.subscribe(gateway, { query: document, variables: asked });
  expect(JSON.stringify((await subscriber.next()).data)).toContain('REQUIRES_INPUT');
  await cancel(id);
  expect(JSON.stringify((await subscriber.next()).data)).toContain('CANCELED');
  expect(await subscriber.ended).toBe('complete');
});

it('answers the first query of the README word for word after `npm start`, for one call to Stripe', async () => {
  const fresh = await startGateway({ sandbox: { sessions: 250 } });
  const [first] = shown;
  const { text } = await fresh.askText(first?.document ?? '');
  const { calls } = fresh.upstream;
  await fresh.stop();
  expect(first?.place).toMatch(/^README\.md/);
  expect(JSON.parse(text)).toEqual(JSON.parse(first?.answer ?? '{}'));
  expect(calls).toHaveLength(1);
});
