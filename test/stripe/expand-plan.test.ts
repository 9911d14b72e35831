import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  expandsOfList,
  mergePlans,
  plainPlan,
  planExpand,
  wholePlan,
  withoutExpands,
  nameOfPlan,
  type ExpandPlan,
  type ExpandSubject,
} from '../../src/stripe/expand-plan.js';

const lrv = 'last_verification_report';
const report = 'lastVerificationReport';
const back = 'lastVerificationReport.verificationSession';

/** What each field of a session asks for, beside the fields above it: base expands, and the sensitive lane. */
const sessionRows: [path: string, base: string[], sensitive: string[] | null][] = [
  ...[
    'id',
    'type',
    'status',
    'createdAt',
    'livemode',
    'clientReferenceId',
    'lastError',
    'lastError.code',
    'metadata',
    'metadata.key',
    'options',
    'options.document.allowedTypes',
    'redaction.status',
    'relatedPerson.account',
    'relatedCustomerAccount',
    'verificationFlow',
    'allowedActions',
    report,
    `${report}.id`,
    back,
    `${back}.id`,
    `${back}.status`,
    `${back}.${report}`,
    `${back}.${report}.id`,
    `${back}.${back}.${report}.id`,
  ].map((path): [string, string[], null] => [path, [], null]),
  ...[
    'type',
    'createdAt',
    'livemode',
    'clientReferenceId',
    'verificationFlow',
    'options',
    'options.document.allowedTypes',
    'document',
    'document.status',
    'document.error.code',
    'document.type',
    'document.issuingCountry',
    'document.address.country',
    'document.issuedDate.iso',
    'document.firstName',
    'email.email',
    'phone.phone',
    'idNumber',
    'idNumber.status',
    'idNumber.firstName',
    'idNumber.idNumberType',
    'selfie',
    'selfie.status',
  ].flatMap((path): [string, string[], null][] => [
    [`${report}.${path}`, [lrv], null],
    [`${back}.${report}.${path}`, [lrv], null],
  ]),
  ['verifiedOutputs', ['verified_outputs'], null],
  ['verifiedOutputs.firstName', ['verified_outputs'], null],
  ['verifiedOutputs.address.city', ['verified_outputs'], null],
  ['verifiedOutputs.idNumberType', ['verified_outputs'], null],
  ['verifiedOutputs.dob', ['verified_outputs'], ['verified_outputs.dob']],
  ['verifiedOutputs.idNumber', ['verified_outputs'], ['verified_outputs.id_number']],
  ['verifiedOutputs.sex', ['verified_outputs'], ['verified_outputs.sex']],
  [
    'verifiedOutputs.unparsedPlaceOfBirth',
    ['verified_outputs'],
    ['verified_outputs.unparsed_place_of_birth'],
  ],
  ['verifiedOutputs.unparsedSex', ['verified_outputs'], ['verified_outputs.unparsed_sex']],
  [`${back}.verifiedOutputs.firstName`, ['verified_outputs'], null],
  [`${back}.${back}.verifiedOutputs.dob`, ['verified_outputs'], ['verified_outputs.dob']],
  [`${report}.document.dob`, [lrv], [`${lrv}.document.dob`]],
  [`${report}.document.expirationDate`, [lrv], [`${lrv}.document.expiration_date`]],
  [`${report}.document.files`, [lrv], [lrv]],
  [`${report}.document.number`, [lrv], [`${lrv}.document.number`]],
  [`${report}.document.sex`, [lrv], [`${lrv}.document.sex`]],
  [`${report}.document.unparsedPlaceOfBirth`, [lrv], [`${lrv}.document.unparsed_place_of_birth`]],
  [`${report}.document.unparsedSex`, [lrv], [`${lrv}.document.unparsed_sex`]],
  [`${report}.idNumber.dob`, [lrv], [`${lrv}.id_number.dob`]],
  [`${report}.idNumber.idNumber`, [lrv], [`${lrv}.id_number.id_number`]],
  [`${report}.selfie.document`, [lrv], [lrv]],
  [`${report}.selfie.selfie`, [lrv], [lrv]],
  [`${back}.${report}.document.number`, [lrv], [`${lrv}.document.number`]],
];

/** Fields of a session that its secrets are wanted for; they cost no expand. */
const secretPaths = [
  'clientSecret',
  'url',
  'providedDetails',
  'providedDetails.email',
  `${back}.url`,
  `${back}.${back}.providedDetails.phone`,
];
sessionRows.push(...secretPaths.map((path): [string, string[], null] => [path, [], null]));

/** The same for a report that is read by its own id. */
const reportRows: [path: string, base: string[], sensitive: string[] | null][] = [
  ...[
    'id',
    'type',
    'document',
    'document.status',
    'document.firstName',
    'document.address.line1',
    'idNumber.idNumberType',
    'selfie.status',
    'options.document.allowedTypes',
    'verificationSession',
    'verificationSession.clientSecret',
    'verificationSession.verifiedOutputs.dob',
    'verificationSession.lastVerificationReport.document.number',
  ].map((path): [string, string[], null] => [path, [], null]),
  ['document.dob', [], ['document.dob']],
  ['document.expirationDate', [], ['document.expiration_date']],
  ['document.files', [], []],
  ['document.number', [], ['document.number']],
  ['document.sex', [], ['document.sex']],
  ['document.unparsedPlaceOfBirth', [], ['document.unparsed_place_of_birth']],
  ['document.unparsedSex', [], ['document.unparsed_sex']],
  ['idNumber.dob', [], ['id_number.dob']],
  ['idNumber.idNumber', [], ['id_number.id_number']],
  ['selfie.document', [], []],
  ['selfie.selfie', [], []],
];

const rowsOf = { session: sessionRows, report: reportRows } satisfies Record<ExpandSubject, unknown>;
const subject = fc.constantFrom<ExpandSubject>('session', 'report');
const pathsOf = (of: ExpandSubject) => fc.subarray(rowsOf[of].map(([path]) => path));
const plan = subject.chain((of) => pathsOf(of).map((paths) => planExpand(of, paths)));

/** The results that Stripe shows to a restricted key alone, and what this gateway keeps with them. */
const sensitiveWords =
  /\.(dob|id_number|expiration_date|number|sex|unparsed_sex|unparsed_place_of_birth)$|^(document|id_number)\./;

describe('planExpand', () => {
  it.each(sessionRows)('session: %s', (path, base, sensitive) => {
    expect(planExpand('session', [path])).toEqual({ base, sensitive, secrets: secretPaths.includes(path) });
  });

  it.each(reportRows)('report: %s', (path, base, sensitive) => {
    expect(planExpand('report', [path])).toEqual({ base, sensitive, secrets: false });
  });

  it('asks for nothing when nothing is selected', () => {
    expect(planExpand('session', [])).toEqual(plainPlan);
    expect(planExpand('report', [])).toEqual(plainPlan);
  });

  it('asks for the longer of two paths alone, since Stripe expands what lies above it', () => {
    expect(planExpand('session', [`${report}.document.files`, `${report}.document.number`])).toEqual({
      base: [lrv],
      sensitive: [`${lrv}.document.number`],
      secrets: false,
    });
    expect(planExpand('report', ['selfie.selfie', 'idNumber.dob'])).toEqual({
      base: [],
      sensitive: ['id_number.dob'],
      secrets: false,
    });
  });

  it('of many fields is the union of what each asks for, and nothing else', () => {
    fc.assert(
      fc.property(
        subject.chain((of) => fc.tuple(fc.constant(of), pathsOf(of))),
        ([of, paths]) => {
          const rows = rowsOf[of].filter(([path]) => paths.includes(path));
          const base = new Set(rows.flatMap(([, expands]) => expands));
          const sensitive = new Set(rows.flatMap(([, , expands]) => expands ?? []));
          const planned = planExpand(of, paths);
          expect(new Set(planned.base)).toEqual(base);
          expect(planned.sensitive === null).toBe(rows.every(([, , expands]) => expands === null));
          expect(planned.sensitive ?? []).toEqual(
            [...sensitive]
              .filter((path) => ![...sensitive].some((other) => other.startsWith(`${path}.`)))
              .sort(),
          );
        },
      ),
    );
  });

  it('does not depend on the order of the fields, nor on one being there twice', () => {
    fc.assert(
      fc.property(
        subject.chain((of) =>
          pathsOf(of).chain((paths) =>
            fc.tuple(
              fc.constant(of),
              fc.constant(paths),
              fc.shuffledSubarray([...paths, ...paths], { minLength: paths.length * 2 }),
            ),
          ),
        ),
        ([of, paths, shuffled]) => {
          expect(planExpand(of, shuffled)).toEqual(planExpand(of, paths));
        },
      ),
    );
  });
});

describe('every plan', () => {
  const merged = fc.array(plan, { minLength: 1, maxLength: 4 }).map((plans) => plans.reduce(mergePlans));

  it('stays within the four levels of Stripe, in lists too', () => {
    fc.assert(
      fc.property(merged, ({ base, sensitive }) => {
        for (const path of expandsOfList([...base, ...(sensitive ?? [])])) {
          expect(path).toMatch(/^data\./);
          expect(path.split('.').length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });

  it('names no sensitive path in the base lane', () => {
    fc.assert(
      fc.property(merged, ({ base }) => {
        expect(base.filter((path) => sensitiveWords.test(path))).toEqual([]);
      }),
    );
  });

  it('has each path once, in order, and in the sensitive lane none above another', () => {
    fc.assert(
      fc.property(merged, ({ base, sensitive }) => {
        expect(base).toEqual([...new Set(base)].sort());
        const all = sensitive ?? [];
        expect(all).toEqual([...new Set(all)].sort());
        expect(all.filter((path) => all.some((other) => other.startsWith(`${path}.`)))).toEqual([]);
      }),
    );
  });
});

describe('mergePlans', () => {
  it('is commutative, associative and idempotent, and the plain plan changes nothing', () => {
    fc.assert(
      fc.property(plan, plan, plan, (a, b, c) => {
        expect(mergePlans(a, b)).toEqual(mergePlans(b, a));
        expect(mergePlans(mergePlans(a, b), c)).toEqual(mergePlans(a, mergePlans(b, c)));
        expect(mergePlans(a, a)).toEqual(a);
        expect(mergePlans(a, plainPlan)).toEqual(a);
      }),
    );
  });

  it('is the plan of both selections', () => {
    fc.assert(
      fc.property(
        subject.chain((of) => fc.tuple(fc.constant(of), pathsOf(of), pathsOf(of))),
        ([of, some, others]) => {
          expect(mergePlans(planExpand(of, some), planExpand(of, others))).toEqual(
            planExpand(of, [...some, ...others]),
          );
        },
      ),
    );
  });
});

describe('withoutExpands', () => {
  it('is covered by its plan, costs one call, and wants secrets where its plan does', () => {
    fc.assert(
      fc.property(plan, (whole) => {
        expect(withoutExpands(whole)).toEqual({ base: [], sensitive: null, secrets: whole.secrets });
        expect(covers(whole, withoutExpands(whole))).toBe(true);
      }),
    );
  });
});

describe('nameOfPlan', () => {
  it('is the same for the same read, and for no other', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        expect(nameOfPlan(a) === nameOfPlan(b)).toBe(covers(a, b) && covers(b, a));
      }),
    );
  });
});

describe('covers', () => {
  it('holds for a merged plan and each of its parts', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        expect(covers(mergePlans(a, b), a)).toBe(true);
        expect(covers(mergePlans(a, b), b)).toBe(true);
      }),
    );
  });

  it('holds exactly when merging the want in changes nothing', () => {
    fc.assert(
      fc.property(plan, plan, (had, wanted) => {
        expect(covers(had, wanted)).toBe(isSame(mergePlans(had, wanted), had));
      }),
    );
  });

  it.each<[string, ExpandPlan, ExpandPlan, boolean]>([
    ['an expand that was not asked', plainPlan, { ...plainPlan, base: [lrv] }, false],
    [
      'a lane that was not asked',
      { ...plainPlan, base: [lrv] },
      { ...plainPlan, base: [lrv], sensitive: [] },
      false,
    ],
    ['a lane asked plainly', { ...plainPlan, sensitive: [] }, { ...plainPlan, sensitive: [] }, true],
    [
      'a path above one that was asked',
      { ...plainPlan, base: [lrv], sensitive: [`${lrv}.document.dob`] },
      { ...plainPlan, base: [lrv], sensitive: [lrv] },
      true,
    ],
    [
      'a path below one that was asked',
      { ...plainPlan, base: [lrv], sensitive: [lrv] },
      { ...plainPlan, base: [lrv], sensitive: [`${lrv}.document.dob`] },
      false,
    ],
    [
      'a path that only begins alike',
      { ...plainPlan, sensitive: ['document.number_of_pages'] },
      { ...plainPlan, sensitive: ['document.number'] },
      false,
    ],
    [
      'less than was asked',
      { ...plainPlan, base: [lrv, 'verified_outputs'], sensitive: ['a'] },
      plainPlan,
      true,
    ],
    ['secrets that were not asked', { ...wholePlan, secrets: false }, wholePlan, false],
    ['secrets that were asked', wholePlan, wholePlan, true],
    ['a session whose secrets were read though nobody wants them', wholePlan, plainPlan, true],
  ])('%s', (_name, had, wanted, expected) => {
    expect(covers(had, wanted)).toBe(expected);
  });

  function isSame(a: ExpandPlan, b: ExpandPlan): boolean {
    return JSON.stringify(a) === JSON.stringify(b);
  }
});
