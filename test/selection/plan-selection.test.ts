import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { developer } from '../../src/access/viewer.js';
import { createSchema } from '../../src/graphql/schema.js';
import type { ExpandPlan, ExpandSubject } from '../../src/stripe/expand-plan.js';
import {
  arbitrarySelections,
  includedFields,
  printDocument,
  variableValues,
  type IncludedField,
  type Selection,
} from './selections.js';

const schema = createSchema();
const typeNames = { session: 'VerificationSession', report: 'VerificationReport' } as const;

/** Runs a document against the real schema, with loaders that write the plan down and find nothing. */
async function capturePlans(source: string): Promise<[subject: ExpandSubject, plan: ExpandPlan][]> {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const plans: [ExpandSubject, ExpandPlan][] = [];
  const capture = (subject: ExpandSubject) => ({
    load(_id: string, plan: ExpandPlan) {
      plans.push([subject, plan]);
      return Promise.resolve(null);
    },
    page(_window: unknown, _filter: unknown, plan: ExpandPlan) {
      plans.push([subject, plan]);
      return Promise.resolve({ nodes: [], hasNextPage: false, hasPreviousPage: false });
    },
  });
  const contextValue = {
    viewer: developer,
    loaders: { sessions: capture('session'), reports: capture('report') },
  };
  const { errors } = await execute({ schema, document, variableValues, contextValue });
  expect(errors).toBeUndefined();
  return plans;
}

/** Fields that a restricted key alone reads, and those that show themselves to it without being named. */
const named = new Set([
  'dob',
  'expirationDate',
  'idNumber',
  'number',
  'sex',
  'unparsedPlaceOfBirth',
  'unparsedSex',
]);
const unnamed = new Set(['document.files', 'selfie.document', 'selfie.selfie']);

class Expands {
  private readonly base = new Set<string>();
  private readonly sensitive = new Set<string>();
  private secrets = false;

  addSession(fields: readonly IncludedField[]): this {
    for (const { name, children } of fields) {
      if (['clientSecret', 'url', 'providedDetails'].includes(name)) this.secrets = true;
      if (name === 'verifiedOutputs') {
        this.base.add('verified_outputs');
        for (const child of children) {
          if (named.has(child.name)) this.sensitive.add(`verified_outputs.${toSnakeCase(child.name)}`);
        }
      }
      if (name === 'lastVerificationReport') {
        for (const child of children) {
          if (child.name === 'verificationSession') this.addSession(child.children);
          else if (child.name !== 'id' && child.name !== '__typename')
            this.base.add('last_verification_report');
        }
        this.addReport(children, ['last_verification_report']);
      }
    }
    return this;
  }

  addReport(fields: readonly IncludedField[], path: readonly string[] = []): this {
    for (const check of fields) {
      if (!['document', 'idNumber', 'selfie'].includes(check.name)) continue;
      for (const { name } of check.children) {
        if (unnamed.has(`${check.name}.${name}`)) this.sensitive.add(path.join('.'));
        else if (check.name !== 'selfie' && named.has(name)) {
          this.sensitive.add([...path, toSnakeCase(check.name), toSnakeCase(name)].join('.'));
        }
      }
    }
    return this;
  }

  toPlan(): ExpandPlan {
    const all = [...this.sensitive].sort();
    const deepest = all.filter((path) => path !== '' && !all.some((other) => other.startsWith(`${path}.`)));
    return {
      base: [...this.base].sort(),
      sensitive: all.length === 0 ? null : deepest,
      secrets: this.secrets,
    };
  }
}

function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function addTo(expands: Expands, subject: ExpandSubject, selections: readonly Selection[]): Expands {
  const fields = includedFields(schema, typeNames[subject], selections);
  return subject === 'session' ? expands.addSession(fields) : expands.addReport(fields);
}

const someSelections = (subject: ExpandSubject) => arbitrarySelections(schema, typeNames[subject], 4);
const subjectAndSelections = fc
  .constantFrom<ExpandSubject>('session', 'report')
  .chain((subject) => fc.tuple(fc.constant(subject), someSelections(subject)));

describe('any selection asks for exactly the expands it needs', () => {
  it('of one object', async () => {
    await fc.assert(
      fc.asyncProperty(subjectAndSelections, async ([subject, selections]) => {
        const id = subject === 'session' ? 'vs_1' : 'vr_1';
        const field = subject === 'session' ? 'verificationSession' : 'verificationReport';
        const source = printDocument(
          typeNames[subject],
          selections,
          (selection) => `{ ${field}(id: "${id}") { ${selection} } }`,
        );
        expect(await capturePlans(source)).toEqual([
          [subject, addTo(new Expands(), subject, selections).toPlan()],
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('of a node, whose fragments for another type do not count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<ExpandSubject>('session', 'report'),
        arbitrarySelections(schema, 'Node', 5),
        async (subject, selections) => {
          const id = subject === 'session' ? 'vs_1' : 'vr_1';
          const source = printDocument(
            'Node',
            selections,
            (selection) => `{ node(id: "${id}") { ${selection} } }`,
          );
          expect(await capturePlans(source)).toEqual([
            [subject, addTo(new Expands(), subject, selections).toPlan()],
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of a page, by both ways to its nodes together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom<ExpandSubject>('session', 'report')
          .chain((subject) =>
            fc.tuple(fc.constant(subject), someSelections(subject), someSelections(subject)),
          ),
        async ([subject, ofNodes, ofEdges]) => {
          const type = `${typeNames[subject]}Connection`;
          const selections: Selection[] = [
            { kind: 'field', name: 'nodes', aliased: false, when: [], children: ofNodes },
            {
              kind: 'field',
              name: 'edges',
              aliased: true,
              when: [],
              children: [{ kind: 'field', name: 'node', aliased: true, when: [], children: ofEdges }],
            },
          ];
          const field = subject === 'session' ? 'verificationSessions' : 'verificationReports';
          const source = printDocument(type, selections, (selection) => `{ ${field} { ${selection} } }`);
          const expands = addTo(addTo(new Expands(), subject, ofNodes), subject, ofEdges);
          expect(await capturePlans(source)).toEqual([[subject, expands.toPlan()]]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('whatever is planned, a field that is left out adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        someSelections('session'),
        fc.constantFrom('@include(if: false)', '@skip(if: true)'),
        async (selections, never) => {
          const source = printDocument(
            'VerificationSession',
            selections,
            (selection) => `{ verificationSession(id: "vs_1") { id ... ${never} { ${selection} } } }`,
          );
          expect(await capturePlans(source)).toEqual([
            ['session', { base: [], sensitive: null, secrets: false }],
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
