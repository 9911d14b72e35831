import type { Expands, Page } from './bodies.js';

export type Endpoint = Question['endpoint'];

/** What a GET asks for. */
export type Question =
  | ({ readonly endpoint: 'session'; readonly id: string } & Expands)
  | { readonly endpoint: 'report'; readonly id: string }
  | ({ readonly endpoint: 'sessions' } & Page);

const root = '/v1/identity/';
const sessions = 'verification_sessions';
const reports = 'verification_reports';

/** Makes the reader of the path and the query of a GET; it answers undefined for what is not known here. */
export function createQuestionParser(): (url: string) => Question | undefined {
  /** Few query strings are asked often. */
  const known = new Map<string, Page | undefined>();

  function readParameters(query: string, isList: boolean): Page | undefined {
    const key = `${String(isList)}${query}`;
    if (!known.has(key)) known.set(key, parseQuery(query, isList ? 'data.' : ''));
    return known.get(key);
  }

  return (url) => {
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    if (!path.startsWith(root)) return undefined;
    const [kind, id] = path.slice(root.length).split('/');
    if (kind === reports && id !== undefined) return { endpoint: 'report', id };
    if (kind !== sessions) return undefined;
    const parameters = readParameters(mark === -1 ? '' : url.slice(mark + 1), id === undefined);
    if (parameters === undefined) return undefined;
    return id === undefined
      ? { endpoint: 'sessions', ...parameters }
      : { endpoint: 'session', id, ...parameters };
  };
}

function parseQuery(query: string, prefix: string): Page | undefined {
  let after: string | undefined;
  let [limit, from, to] = [10, -Infinity, Infinity];
  let [report, outputs] = [false, false];
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'limit') limit = Number(value);
    else if (name === 'starting_after') after = value;
    else if (name === 'created[gte]') from = Number(value);
    else if (name === 'created[lte]') to = Number(value);
    else if (!/^expand(\[\d*\])?$/.test(name)) return undefined;
    else if (value === `${prefix}last_verification_report`) report = true;
    else if (value === `${prefix}verified_outputs`) outputs = true;
    else return undefined;
  }
  return { after, limit, from, to, report, outputs };
}
