import { buildSession, indexOf, readAtMark, sessionCount } from './sessions.js';

/** What a request for a session or a list names to be expanded. */
export interface Expands {
  readonly report: boolean;
  readonly outputs: boolean;
}

/** The JSON of everything that can be asked, each made once. */
export interface Bodies {
  /** Undefined where there is no such session. `readAt` in milliseconds. */
  session(id: string, expands: Expands, readAt: number): string | undefined;
  report(id: string): Buffer | undefined;
  /** Newest first, `after` excluded. Undefined where there is no such cursor. */
  list(after: string | undefined, limit: number, expands: Expands): Buffer | undefined;
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

/** Makes the bodies, lazily: what was asked once is at hand afterwards. */
export function createBodies(): Bodies {
  const sessions = new Map<string, readonly [head: string, tail: string]>();
  const reports = new Map<string, Buffer>();
  const lists = new Map<string, Buffer>();

  return {
    session(id, expands, readAt) {
      const key = id + String(encode(expands));
      let parts = sessions.get(key);
      if (parts === undefined) {
        const index = indexOf(id);
        if (index === undefined) return undefined;
        const [head = '', tail = ''] = show(index, expands).split(readAtMark);
        parts = [head, tail];
        sessions.set(key, parts);
      }
      return parts[0] + String(readAt) + parts[1];
    },
    report(id) {
      const had = reports.get(id);
      if (had !== undefined) return had;
      const index = indexOf(id);
      if (index === undefined) return undefined;
      const body = Buffer.from(JSON.stringify(buildSession(index).last_verification_report));
      reports.set(id, body);
      return body;
    },
    list(after, limit, expands) {
      const key = `${after ?? ''} ${limit} ${encode(expands)}`;
      const had = lists.get(key);
      if (had !== undefined) return had;
      const cursor = after === undefined ? -1 : indexOf(after);
      if (cursor === undefined) return undefined;
      const first = cursor + 1;
      const end = Math.min(first + limit, sessionCount);
      const shown = Array.from({ length: end - first }, (_, place) => show(first + place, expands));
      const body = Buffer.from(
        `{"object":"list","url":"/v1/identity/verification_sessions",` +
          `"has_more":${String(end < sessionCount)},"data":[${shown.join()}]}`,
      );
      lists.set(key, body);
      return body;
    },
  };
}
