export interface User {
  readonly id: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'BLOCKED';
  readonly birthday: string | null;
  readonly joinedAt: string;
}

const givenNames = ['Ada', 'Bela', 'Chidi', 'Dara', 'Eline', 'Farid', 'Grete', 'Hana'];
const familyNames = ['Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Novak'];

/** Makes up users whose ids are what the sandbox's sessions carry as clientReferenceId: user_1 is the first. */
export function createUsers(count: number): Map<string, User> {
  return new Map(
    Array.from({ length: count }, (_, index) => createUser(index + 1)).map((user) => [user.id, user]),
  );
}

function createUser(number: number): User {
  const given = givenNames[number % givenNames.length] ?? '';
  const family = familyNames[number % familyNames.length] ?? '';
  return {
    id: `user_${number}`,
    name: `${given} ${family}`,
    status: number % 10 === 0 ? 'BLOCKED' : 'ACTIVE',
    birthday: number % 4 === 0 ? null : `${1960 + (number % 40)}-05-17`,
    joinedAt: '2026-01-15T09:30:00Z',
  };
}
