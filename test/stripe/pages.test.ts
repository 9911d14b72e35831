import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/stripe/failure.js';
import {
  cutPage,
  toStripePage,
  type Page,
  type StripePage,
  type StripePageQuery,
} from '../../src/stripe/pages/page.js';
import { readPageArguments, type PageArguments } from '../../src/stripe/pages/page-arguments.js';

interface Item {
  readonly id: string;
}

/** Arguments without nulls, which mean the same as nothing. */
interface Given {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** Stripe's list: newest first, exclusive cursors, `has_more` in the direction of travel. */
function askStripe(list: readonly Item[], query: StripePageQuery): StripePage<Item> {
  const { limit, starting_after: after, ending_before: before } = query;
  if (after !== undefined && before !== undefined) throw new Error('Stripe takes one cursor');
  if (limit < 1 || limit > 100) throw new Error('Stripe takes limits from 1 to 100');
  if (before !== undefined) {
    const end = find(list, before);
    const start = Math.max(0, end - limit);
    return { data: list.slice(start, end), has_more: start > 0 };
  }
  const start = after === undefined ? 0 : find(list, after) + 1;
  return { data: list.slice(start, start + limit), has_more: start + limit < list.length };
}

function find(list: readonly Item[], id: string): number {
  const index = list.findIndex((item) => item.id === id);
  if (index === -1) throw new Error('Stripe refuses an unknown cursor');
  return index;
}

function askPage(list: readonly Item[], args: PageArguments): Page<Item> {
  const window = readPageArguments(args, 'vs');
  return cutPage(window, askStripe(list, toStripePage(window)));
}

/** The algorithm of the Relay connection specification, over the whole list; sizes are always given. */
function askRelay(list: readonly Item[], { first, after, last, before }: Given): Page<Item> {
  let edges = [...list];
  if (after !== undefined) edges = edges.slice(edges.findIndex(({ id }) => id === after) + 1);
  const end = before === undefined ? -1 : edges.findIndex(({ id }) => id === before);
  if (end !== -1) edges = edges.slice(0, end);
  if (last !== undefined) {
    return {
      nodes: edges.slice(-last),
      hasPreviousPage: edges.length > last,
      hasNextPage: before !== undefined,
    };
  }
  const size = first ?? 0;
  return {
    nodes: edges.slice(0, size),
    hasNextPage: edges.length > size,
    hasPreviousPage: after !== undefined,
  };
}

/** The arguments as they are meant: a size where none is given, and `before` alone walks back. */
function withSize(args: Given): Given {
  if (args.first !== undefined || args.last !== undefined) return args;
  return args.before !== undefined && args.after === undefined
    ? { ...args, last: 10 }
    : { ...args, first: 10 };
}

function makeList(length: number): Item[] {
  return Array.from({ length }, (_, index) => ({ id: `vs_${length - index}` }));
}

function idAt(list: readonly Item[], index: number): string {
  const item = list[index];
  if (item === undefined) throw new Error('no such item');
  return item.id;
}

function refusal(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const size = fc.integer({ min: 1, max: 100 });
/** Sizes at both ends of what is allowed, where the limits of Stripe's pages show. */
const telling = fc.oneof(size, fc.constantFrom(1, 2, 99, 100));

/** A list and two places in it, the first newer than the second. */
const listAndPlaces = fc
  .oneof(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 99, max: 104 }))
  .chain((length) =>
    fc.record({
      list: fc.constant(makeList(length)),
      places:
        length < 2
          ? fc.constant(undefined)
          : fc
              .uniqueArray(fc.integer({ min: 0, max: length - 1 }), { minLength: 2, maxLength: 2 })
              .map((pair) => [Math.min(...pair), Math.max(...pair)] as const),
    }),
  );

describe('page arguments', () => {
  it.each<[PageArguments, ReturnType<typeof toStripePage>]>([
    [{}, { limit: 10 }],
    [{ first: null, after: null, last: null, before: null }, { limit: 10 }],
    [{ first: 25 }, { limit: 25 }],
    [{ first: 100 }, { limit: 100 }],
    [{ after: 'vs_a' }, { limit: 10, starting_after: 'vs_a' }],
    [
      { first: 3, after: 'vs_a' },
      { limit: 3, starting_after: 'vs_a' },
    ],
    [
      { last: 3, before: 'vs_b' },
      { limit: 3, ending_before: 'vs_b' },
    ],
    [{ before: 'vs_b' }, { limit: 10, ending_before: 'vs_b' }],
    [{ first: 3, before: 'vs_b' }, { limit: 4 }],
    [
      { first: 3, after: 'vs_a', before: 'vs_b' },
      { limit: 4, starting_after: 'vs_a' },
    ],
    [
      { after: 'vs_a', before: 'vs_b' },
      { limit: 11, starting_after: 'vs_a' },
    ],
    [
      { last: 3, after: 'vs_a', before: 'vs_b' },
      { limit: 4, ending_before: 'vs_b' },
    ],
    [{ first: 99, before: 'vs_b' }, { limit: 100 }],
    [{ first: 100, before: 'vs_b' }, { limit: 100 }],
    [
      { last: 100, after: 'vs_a', before: 'vs_b' },
      { limit: 100, ending_before: 'vs_b' },
    ],
  ])('%j is asked of Stripe as %j', (args, query) => {
    expect(toStripePage(readPageArguments(args, 'vs'))).toEqual(query);
  });

  it.each<[PageArguments, string, RegExp]>([
    [{ first: 1, last: 1, before: 'vs_b' }, 'first', /either `first` or `last`/],
    [{ last: 1 }, 'last', /`last` needs `before`/],
    [{ last: 1, after: 'vs_a' }, 'last', /`last` needs `before`/],
    [{ first: 0 }, 'first', /from 1 to 100/],
    [{ first: -5 }, 'first', /from 1 to 100/],
    [{ first: 101 }, 'first', /from 1 to 100/],
    [{ last: 0, before: 'vs_b' }, 'last', /from 1 to 100/],
    [{ last: 101, before: 'vs_b' }, 'last', /from 1 to 100/],
    [{ after: '' }, 'after', /verification session/],
    [{ after: 'vr_a' }, 'after', /verification session/],
    [{ before: 'vs_a/../x' }, 'before', /verification session/],
    [{ before: 'VS_A' }, 'before', /verification session/],
  ])('%j is refused at %s', (args, param, message) => {
    const failure = refusal(() => readPageArguments(args, 'vs'));
    expect(failure).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false });
    expect(failure.details.param).toBe(param);
    expect(failure.message).toMatch(message);
  });

  it('takes the cursors of reports for reports', () => {
    expect(toStripePage(readPageArguments({ after: 'vr_a' }, 'vr'))).toEqual({
      limit: 10,
      starting_after: 'vr_a',
    });
    expect(refusal(() => readPageArguments({ after: 'vs_a' }, 'vr')).message).toContain(
      'verification report',
    );
  });

  it('never quotes a cursor it refuses', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (cursor) => {
        fc.pre(!/^vs_\w+$/.test(cursor));
        const { message } = refusal(() => readPageArguments({ after: cursor }, 'vs'));
        expect(message).toBe(
          '`after` must be the id of a verification session: vs_ followed by letters and digits.',
        );
      }),
    );
  });
});

describe('a page', () => {
  const list = makeList(10);
  const ids = ({ nodes }: Page<Item>) => nodes.map(({ id }) => id);

  it.each<[string, PageArguments, string[], boolean, boolean]>([
    ['the first of all', { first: 3 }, ['vs_10', 'vs_9', 'vs_8'], true, false],
    ['all of them', { first: 10 }, list.map(({ id }) => id), false, false],
    ['after a cursor', { first: 2, after: 'vs_4' }, ['vs_3', 'vs_2'], true, true],
    ['after a cursor to the end', { first: 3, after: 'vs_4' }, ['vs_3', 'vs_2', 'vs_1'], false, true],
    ['after the oldest', { first: 3, after: 'vs_1' }, [], false, true],
    ['before a cursor, in the order of the list', { last: 2, before: 'vs_4' }, ['vs_6', 'vs_5'], true, true],
    ['before a cursor to the newest', { last: 3, before: 'vs_7' }, ['vs_10', 'vs_9', 'vs_8'], true, false],
    ['before the newest', { last: 3, before: 'vs_10' }, [], true, false],
    ['the first of those before a cursor', { first: 2, before: 'vs_6' }, ['vs_10', 'vs_9'], true, false],
    ['cut at a near cursor', { first: 4, before: 'vs_9' }, ['vs_10'], false, false],
    ['just as many as before a cursor', { first: 2, before: 'vs_8' }, ['vs_10', 'vs_9'], false, false],
    ['between two cursors', { first: 9, after: 'vs_8', before: 'vs_5' }, ['vs_7', 'vs_6'], false, true],
    ['the first between', { first: 1, after: 'vs_8', before: 'vs_5' }, ['vs_7'], true, true],
    ['the last between', { last: 1, after: 'vs_8', before: 'vs_5' }, ['vs_6'], true, true],
    ['all between, from behind', { last: 2, after: 'vs_8', before: 'vs_5' }, ['vs_7', 'vs_6'], true, false],
    ['nothing between neighbours', { first: 5, after: 'vs_8', before: 'vs_7' }, [], false, true],
  ])('%s', (_name, args, expected, hasNextPage, hasPreviousPage) => {
    const page = askPage(list, args);
    expect(ids(page)).toEqual(expected);
    expect(page).toMatchObject({ hasNextPage, hasPreviousPage });
  });

  it('of cursors the wrong way round is what lies nearest the cursor that Stripe is given', () => {
    expect(ids(askPage(list, { first: 2, after: 'vs_4', before: 'vs_8' }))).toEqual(['vs_3', 'vs_2']);
    expect(ids(askPage(list, { last: 2, after: 'vs_4', before: 'vs_8' }))).toEqual(['vs_10', 'vs_9']);
  });

  it('is the one Relay defines, whatever the list and the arguments', () => {
    fc.assert(
      fc.property(
        listAndPlaces,
        fc.constantFrom('first', 'last', 'none'),
        telling,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        ({ list: all, places }, way, count, hasAfter, hasBefore, swapped) => {
          fc.pre(places !== undefined || way !== 'last');
          // Cursors the wrong way round mean something forward alone: Relay then heeds `after`.
          const isSwapped = swapped && way !== 'last';
          const args: Given = {
            ...(way === 'first' ? { first: count } : {}),
            ...(way === 'last' ? { last: count } : {}),
            ...(hasAfter && places !== undefined ? { after: idAt(all, places[isSwapped ? 1 : 0]) } : {}),
            ...((hasBefore || way === 'last') && places !== undefined
              ? { before: idAt(all, places[isSwapped ? 0 : 1]) }
              : {}),
          };
          const page = askPage(all, args);
          const relay = askRelay(all, withSize(args));
          expect(ids(page)).toEqual(ids(relay));

          // A page of 100 up to a far cursor is all that one call shows: what comes next may be that cursor.
          const full = relay.nodes.length === 100;
          const isBetween = !isSwapped || args.after === undefined;
          if (full && isBetween && way === 'first' && args.before !== undefined) {
            expect(page).toMatchObject({ hasNextPage: true, hasPreviousPage: relay.hasPreviousPage });
          } else if (full && way === 'last' && args.after !== undefined) {
            expect(page).toMatchObject({ hasNextPage: relay.hasNextPage, hasPreviousPage: true });
          } else {
            expect(page).toEqual(relay);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a walk', () => {
  /** How many come between one page and the next; in the end no more do, or a walk to the newest would not end. */
  const inserts = fc.array(fc.nat({ max: 3 }), { maxLength: 40 });

  it('from the newest to the oldest meets everything once, and nothing that came meanwhile', () => {
    fc.assert(
      fc.property(fc.nat({ max: 250 }), size, inserts, (length, first, arrivals) => {
        let list = makeList(length);
        const atStart = list.map(({ id }) => id);
        const met: string[] = [];
        let page = askPage(list, { first });
        for (let turn = 0; ; turn += 1) {
          met.push(...page.nodes.map(({ id }) => id));
          if (!page.hasNextPage) break;
          list = arrive(list, arrivals[turn]);
          page = askPage(list, { first, after: idAt(page.nodes, page.nodes.length - 1) });
        }
        expect(met).toEqual(atStart);
      }),
    );
  });

  it('from any object to the newest meets everything once, also what came meanwhile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 250 }).chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1))),
        size,
        inserts,
        ([length, place], last, arrivals) => {
          let list = makeList(length);
          const start = idAt(list, place);
          const met: string[] = [];
          let before = start;
          for (let turn = 0; ; turn += 1) {
            const page = askPage(list, { last, before });
            met.unshift(...page.nodes.map(({ id }) => id));
            if (!page.hasPreviousPage) break;
            before = idAt(page.nodes, 0);
            list = arrive(list, arrivals[turn]);
          }
          expect(met).toEqual(list.slice(0, find(list, start)).map(({ id }) => id));
        },
      ),
    );
  });

  function arrive(list: readonly Item[], count = 0): Item[] {
    return [
      ...Array.from({ length: count }, (_, index) => ({ id: `vs_${list.length + count - index}` })),
      ...list,
    ];
  }
});
