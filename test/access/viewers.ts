import { bearer, everyScope } from './guarded-gateway.js';

type Reach = 'all' | 'own' | 'none';

/** What a viewer should be able to do, said apart from the code under test. */
export interface Rights {
  readonly reads: Reach;
  readonly writes: Reach;
  readonly redacts: boolean;
  readonly personalData: boolean;
  readonly secrets: boolean;
  readonly metadata: boolean;
}

/** A caller, and what becomes of it. */
export interface Viewer {
  readonly name: string;
  readonly headers: () => Promise<Record<string, string>>;
  /** `refused`: no answer at all; `nobody`: every guarded field is refused; else what the token allows. */
  readonly rights: 'refused' | 'nobody' | Rights;
  /** Whether the sessions of the test are its own. */
  readonly owner?: boolean;
  readonly subject?: string;
}

export const owner = 'person-one';
export const stranger = 'person-two';

const nothing: Rights = {
  reads: 'none',
  writes: 'none',
  redacts: false,
  personalData: false,
  secrets: false,
  metadata: false,
};
const read: Rights = { ...nothing, reads: 'all', metadata: true };
const subjectOnly: Rights = { ...nothing, reads: 'own', writes: 'own', secrets: true };

export const viewers: readonly Viewer[] = [
  { name: 'nobody', headers: () => Promise.resolve({}), rights: 'nobody' },
  {
    name: 'an expired token',
    headers: () => bearer({ scope: everyScope, expiresIn: -60 }),
    rights: 'refused',
  },
  {
    name: 'a token that never ends',
    headers: () => bearer({ scope: everyScope, expiresIn: null }),
    rights: 'refused',
  },
  {
    name: 'another audience',
    headers: () => bearer({ scope: everyScope, aud: 'billing' }),
    rights: 'refused',
  },
  {
    name: 'another issuer',
    headers: () => bearer({ scope: everyScope, iss: 'https://other.test' }),
    rights: 'refused',
  },
  {
    name: 'HS512 in place of HS256',
    headers: () => bearer({ scope: everyScope, alg: 'HS512' }),
    rights: 'refused',
  },
  { name: 'alg none', headers: () => bearer({ scope: everyScope, alg: 'none' }), rights: 'refused' },
  {
    name: 'another secret',
    headers: () => bearer({ scope: everyScope, secret: 'another-secret-of-more-than-32-characters' }),
    rights: 'refused',
  },
  {
    name: 'garbage',
    headers: () => Promise.resolve({ Authorization: 'Bearer not.a.token' }),
    rights: 'refused',
  },
  {
    name: 'a scheme other than Bearer',
    headers: () => Promise.resolve({ Authorization: 'Basic b3BlcmF0b3I6' }),
    rights: 'refused',
  },
  { name: 'its subject', headers: () => bearer({ sub: owner }), rights: subjectOnly, owner: true },
  {
    name: 'its subject with pii',
    headers: () => bearer({ sub: owner, scope: 'verification:pii' }),
    rights: { ...subjectOnly, personalData: true },
    owner: true,
  },
  { name: 'another subject', headers: () => bearer({ sub: stranger }), rights: subjectOnly },
  {
    name: 'another subject with pii',
    headers: () => bearer({ sub: stranger, scope: 'verification:pii' }),
    rights: { ...subjectOnly, personalData: true },
  },
  { name: 'read', headers: () => bearer({ scope: 'verification:read' }), rights: read },
  {
    name: 'read of a service with a subject',
    headers: () => bearer({ sub: 'service', scope: 'verification:read' }),
    rights: { ...read, writes: 'own' },
    subject: 'service',
  },
  {
    name: 'read and pii',
    headers: () => bearer({ scope: 'verification:read verification:pii' }),
    rights: { ...read, personalData: true },
  },
  {
    name: 'write',
    headers: () => bearer({ scope: 'verification:write' }),
    rights: { ...nothing, writes: 'all', secrets: true, metadata: true },
  },
  {
    name: 'write and pii',
    headers: () => bearer({ scope: 'verification:write verification:pii' }),
    rights: { ...nothing, writes: 'all', secrets: true, metadata: true, personalData: true },
  },
  {
    name: 'redact',
    headers: () => bearer({ scope: 'verification:redact' }),
    rights: { ...nothing, redacts: true },
  },
  {
    name: 'pii alone',
    headers: () => bearer({ scope: 'verification:pii' }),
    rights: { ...nothing, personalData: true },
  },
  {
    name: 'scopes of another service',
    headers: () => bearer({ scope: 'verification billing:read Verification:Read verification:*' }),
    rights: nothing,
  },
  {
    name: 'every scope',
    headers: () => bearer({ scope: everyScope }),
    rights: {
      reads: 'all',
      writes: 'all',
      redacts: true,
      personalData: true,
      secrets: true,
      metadata: true,
    },
  },
];
