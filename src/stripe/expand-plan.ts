/** What one read of an object asks of Stripe. Paths are Stripe's, relative to the object, sorted, without duplicates. */
export interface ExpandPlan {
  /** Expands of the base lane, which uses the ordinary key. */
  readonly base: readonly string[];
  /**
   * Expands of the sensitive lane, which uses the restricted key; null when nothing sensitive is wanted. An empty
   * list asks the lane without an expand: file ids show themselves to a restricted key alone.
   */
  readonly sensitive: readonly string[] | null;
  /**
   * Whether the session's secrets are wanted: clientSecret, url and what was provided of the person. They cost no
   * expand, but what was read without them is kept for a moment and must not answer for them.
   */
  readonly secrets: boolean;
}

export type ExpandSubject = 'session' | 'report';

/** Asks for nothing beyond the plain object. */
export const plainPlan: ExpandPlan = { base: [], sensitive: null, secrets: false };

/** Asks for a session without its results, which therefore comes from Stripe itself. */
export const wholePlan: ExpandPlan = { ...plainPlan, secrets: true };

/**
 * Field paths that only a restricted key reads → the expand that names them in full, '' where none is needed.
 * Documented are dob, id numbers, document number and expiry, and the file ids
 * (https://docs.stripe.com/identity/access-verification-results). For sex and the unparsed texts the key class is not
 * documented; keeping them in this lane is our choice, since a refusal here costs the field and never the session.
 */
const sensitiveOfReport: Readonly<Record<string, string>> = {
  'document.dob': 'document.dob',
  'document.expirationDate': 'document.expiration_date',
  'document.files': '',
  'document.number': 'document.number',
  'document.sex': 'document.sex',
  'document.unparsedPlaceOfBirth': 'document.unparsed_place_of_birth',
  'document.unparsedSex': 'document.unparsed_sex',
  'idNumber.dob': 'id_number.dob',
  'idNumber.idNumber': 'id_number.id_number',
  'selfie.document': '',
  'selfie.selfie': '',
};

const sensitiveOfOutputs: Readonly<Record<string, string>> = {
  dob: 'dob',
  idNumber: 'id_number',
  sex: 'sex',
  unparsedPlaceOfBirth: 'unparsed_place_of_birth',
  unparsedSex: 'unparsed_sex',
};

const secrets: ReadonlySet<string> = new Set(['clientSecret', 'url', 'providedDetails']);
const outputs = 'verifiedOutputs';
const report = 'lastVerificationReport';
const backToSession = 'lastVerificationReport.verificationSession';

/** What a session tells of its report without an expand. */
const knownOfReport: ReadonlySet<string> = new Set(['id', 'verificationSession']);

/**
 * Plans the expands for a selection: exactly what its fields need and nothing else, because everything expanded is
 * personal data on the wire.
 * @param subject what the paths start from
 * @param fieldPaths selected fields as paths of the GraphQL schema, each composite field with its subfields:
 *   `lastVerificationReport`, `lastVerificationReport.document`, `lastVerificationReport.document.number`
 */
export function planExpand(subject: ExpandSubject, fieldPaths: Iterable<string>): ExpandPlan {
  const base = new Set<string>();
  const sensitive = new Set<string>();
  let wantsSecrets = false;

  for (const fieldPath of fieldPaths) {
    if (subject === 'report') {
      const path = sensitiveOfReport[fieldPath];
      if (path !== undefined) sensitive.add(path);
      continue;
    }
    // The report of a session leads back to the same session: its fields are fields of this read.
    const [head, ...rest] = stripPrefix(fieldPath, backToSession).split('.');
    const sub = rest.join('.');
    if (head !== undefined && secrets.has(head)) wantsSecrets = true;
    else if (head === outputs) {
      base.add('verified_outputs');
      const path = sensitiveOfOutputs[sub];
      if (path !== undefined) sensitive.add(`verified_outputs.${path}`);
    } else if (head === report && sub !== '' && !knownOfReport.has(sub)) {
      base.add('last_verification_report');
      const path = sensitiveOfReport[sub];
      if (path !== undefined) sensitive.add(joinPath('last_verification_report', path));
    }
  }
  return {
    base: sorted(base),
    sensitive: sensitive.size === 0 ? null : withoutAncestors(sensitive),
    secrets: wantsSecrets,
  };
}

/** What may be read of a session before it is known whose it is: nothing that is expanded. */
export function withoutExpands(plan: ExpandPlan): ExpandPlan {
  return { ...plainPlan, secrets: plan.secrets };
}

const names = new WeakMap<ExpandPlan, string>();

/** A name that two plans share exactly when their reads are the same. Most plans are made once and read by often. */
export function nameOfPlan(plan: ExpandPlan): string {
  let name = names.get(plan);
  if (name === undefined) {
    name = JSON.stringify([plan.base, plan.sensitive, plan.secrets]);
    names.set(plan, name);
  }
  return name;
}

/** The plan that answers both: what all wants of one object in one tick come to. */
export function mergePlans(a: ExpandPlan, b: ExpandPlan): ExpandPlan {
  return {
    base: sorted(new Set([...a.base, ...b.base])),
    sensitive:
      a.sensitive === null && b.sensitive === null
        ? null
        : withoutAncestors(new Set([...(a.sensitive ?? []), ...(b.sensitive ?? [])])),
    secrets: a.secrets || b.secrets,
  };
}

/** Whether an object read by `plan` holds all that `wanted` asks for. */
export function covers(plan: ExpandPlan, wanted: ExpandPlan): boolean {
  if (wanted.secrets && !plan.secrets) return false;
  if (!wanted.base.every((path) => plan.base.includes(path))) return false;
  if (wanted.sensitive === null) return true;
  const { sensitive } = plan;
  if (sensitive === null) return false;
  return wanted.sensitive.every((path) =>
    sensitive.some((had) => had === path || had.startsWith(`${path}.`)),
  );
}

/** The same expands for the objects of a list. Stripe counts `data` as one of its four levels; none of ours is deeper. */
export function expandsOfList(expands: readonly string[]): string[] {
  return expands.map((path) => `data.${path}`);
}

function stripPrefix(fieldPath: string, prefix: string): string {
  let path = fieldPath;
  while (path.startsWith(`${prefix}.`)) path = path.slice(prefix.length + 1);
  return path;
}

function joinPath(parent: string, child: string): string {
  return child === '' ? parent : `${parent}.${child}`;
}

/** Stripe expands the ancestors of a path too, so a path above another asks for nothing more. */
function withoutAncestors(paths: ReadonlySet<string>): string[] {
  const all = sorted(paths);
  return all.filter((path) => path !== '' && !all.some((other) => other.startsWith(`${path}.`)));
}

function sorted(paths: ReadonlySet<string>): string[] {
  return [...paths].sort();
}
