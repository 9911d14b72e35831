import { getVariableValues } from 'graphql/execution/values.js';
import { Kind, parse, print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exampleTabs } from '../../src/http/graphiql/examples/index.js';
import { committedSchema } from './graphiql/committed-schema.js';

const ids = {
  open: 'vs_open',
  verified: 'vs_verified',
  redactable: 'vs_redactable',
  cancelable: 'vs_cancelable',
  watchable: 'vs_watchable',
};
const schema = committedSchema();

describe.each(exampleTabs({}))('the example $title', ({ title, query, variables }) => {
  const document = parse(query);
  const operation = document.definitions[0];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');

  it('is one operation, named as its tab', () => {
    expect(document.definitions).toHaveLength(1);
    expect(operation.name?.value).toBe(title);
  });

  it('is valid against schema.graphql, variables included', () => {
    expect(validate(schema, document)).toEqual([]);
    const input = JSON.parse(variables) as Record<string, unknown>;
    expect(getVariableValues(schema, operation.variableDefinitions ?? [], input).errors).toBeUndefined();
    expect(Object.keys(input)).toEqual(operation.variableDefinitions?.map((one) => one.variable.name.value));
  });

  it('is formatted as GraphiQL formats', () => {
    expect(query.replace(/^#.*\n/gm, '')).toBe(`${print(document)}\n`);
    expect(variables).toBe(JSON.stringify(JSON.parse(variables), null, 2));
  });

  it('opens with one to three lines of comment that fit beside the run button', () => {
    const comment = query.slice(0, query.search(/^[^#]/m)).trimEnd().split('\n');
    expect(comment.length).toBeGreaterThan(0);
    expect(comment.length).toBeLessThanOrEqual(3);
    for (const line of comment) expect(line.length).toBeLessThanOrEqual(66);
  });
});

describe('the ids of the examples', () => {
  it('stand in the variables of the tabs that need them', () => {
    const used = Object.fromEntries(
      exampleTabs(ids).map((tab) => [tab.title, /vs_\w+/.exec(tab.variables)?.[0]]),
    );
    expect(used).toEqual({
      FindSession: 'vs_open',
      PageThroughSessions: undefined,
      SessionWithReport: 'vs_verified',
      StartVerification: undefined,
      WatchSession: 'vs_watchable',
      UpdateSession: 'vs_open',
      CancelSession: 'vs_cancelable',
      RedactSession: 'vs_redactable',
      OwnSessions: undefined,
    });
  });

  it('are a placeholder with a hint where none is given, and only there', () => {
    for (const tab of exampleTabs({})) {
      expect(tab.query.includes('# First put the id')).toBe(tab.variables.includes('vs_PASTE_AN_ID_HERE'));
    }
    for (const tab of exampleTabs(ids)) {
      expect(tab.query).not.toContain('# First put the id');
      expect(tab.variables).not.toContain('PASTE');
    }
  });
});
