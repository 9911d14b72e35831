import { Failure } from '../failure.js';

/** A value that only a restricted key reads: there, empty, or refused with the reason. */
export type Sensitive<T> = T | null | Failure;

/** What the sensitive lane brought for one object: not asked, refused, or the object as the restricted key sees it. */
export type SensitiveAnswer<Raw> =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'read'; readonly raw: Raw };

export const notAsked = { kind: 'not-asked' } as const;

/** Reads one field of the sensitive lane's answer. */
export function readSensitive<Raw, T>(
  answer: SensitiveAnswer<Raw>,
  read: (raw: Raw) => T | null,
): Sensitive<T> {
  switch (answer.kind) {
    case 'not-asked':
      return null;
    case 'refused':
      return answer.failure;
    case 'read':
      return read(answer.raw);
  }
}

/** Narrows the lane's answer to a part of the object: the report in a session, a check in a report. */
export function narrowSensitive<Raw, Part>(
  answer: SensitiveAnswer<Raw>,
  pick: (raw: Raw) => Part | null | undefined,
): SensitiveAnswer<Part> {
  if (answer.kind !== 'read') return answer;
  const raw = pick(answer.raw);
  return raw === null || raw === undefined ? notAsked : { kind: 'read', raw };
}

/** Sensitive fields of an object that changed between the two reads would mix two submissions. */
export const changedMeanwhile: SensitiveAnswer<never> = {
  kind: 'refused',
  failure: new Failure('UPSTREAM_CONFLICT', 'The session changed while it was read. Try again.'),
};
