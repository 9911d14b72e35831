import { buildSession, createdAt, indexOf, readAtMark, sessionCount } from './sessions.js';

/** What a request for a session or a list names to be expanded. */
export interface Expands {
  readonly report: boolean;
  readonly outputs: boolean;
}

/** Which sessions a list shows, newest first. */
export interface Page extends Expands {
  /** The one before its first. */
  readonly after: string | undefined;
  readonly limit: number;
  /** Created at this moment or later, in Unix seconds. */
  readonly from: number;
  /** Created at this moment or before. */
  readonly to: number;
}

/** The JSON of everything that can be asked, each made once. `readAt` is in milliseconds. */
export interface Bodies {
  /** Undefined where there is no such session. */
  session(id: string, expands: Expands, readAt: number): string | undefined;
  report(id: string): Buffer | undefined;
  /** Undefined where there is no such cursor. */
  list(page: Page, readAt: number): string | undefined;
}

const encode = (expands: Expands) => (expands.report ? 1 : 0) + (expands.outputs ? 2 : 0);

function show(index: number, { report, outputs }: Expands): string {
  const { verified_outputs, last_verification_report, ...session } = buildSession(index);
  return JSON.stringify({
    ...session,
    last_verification_report: report ? last_verification_report : last_verification_report.id,
    ...(outputs ? { verified_outputs } : {}),
  });
}

function showPage({ after, limit, from, to, ...expands }: Page): string | undefined {
  const cursor = after === undefined ? -1 : indexOf(after);
  if (cursor === undefined) return undefined;
  const within = range(cursor + 1, sessionCount).filter((index) => {
    const created = createdAt(index);
    return created >= from && created <= to;
  });
  const shown = within.slice(0, limit).map((index) => show(index, expands));
  return (
    `{"object":"list","url":"/v1/identity/verification_sessions",` +
    `"has_more":${String(within.length > limit)},"data":[${shown.join()}]}`
  );
}

const range = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, place) => first + place);

/** Makes the bodies, lazily: what was asked once is at hand afterwards. */
export function createBodies(): Bodies {
  /** Each in the parts between which the moment of the read goes. */
  const texts = new Map<string, readonly string[]>();
  const reports = new Map<string, Buffer>();

  function fill(key: string, readAt: number, write: () => string | undefined): string | undefined {
    let parts = texts.get(key);
    if (parts === undefined) {
      const text = write();
      if (text === undefined) return undefined;
      parts = text.split(readAtMark);
      texts.set(key, parts);
    }
    return parts.join(String(readAt));
  }

  return {
    session: (id, expands, readAt) =>
      fill(`${id}${encode(expands)}`, readAt, () => {
        const index = indexOf(id);
        return index === undefined ? undefined : show(index, expands);
      }),
    report(id) {
      const had = reports.get(id);
      if (had !== undefined) return had;
      const index = indexOf(id);
      if (index === undefined) return undefined;
      const body = Buffer.from(JSON.stringify(buildSession(index).last_verification_report));
      reports.set(id, body);
      return body;
    },
    list: (page, readAt) =>
      fill(`${page.after ?? ''} ${page.limit} ${page.from} ${page.to} ${encode(page)}`, readAt, () =>
        showPage(page),
      ),
  };
}
