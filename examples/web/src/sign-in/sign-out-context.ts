import { createContext } from 'react';

/** Forgets the token and all that was read with it. Null where nobody is signed in. */
export const SignOutContext = createContext<(() => void) | null>(null);
