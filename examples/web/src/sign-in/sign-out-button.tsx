import { use, type ReactNode } from 'react';
import { SignOutContext } from './sign-out-context';

export function SignOutButton({ children }: { readonly children: ReactNode }) {
  const signOut = use(SignOutContext);
  if (signOut === null) return null;
  return (
    <button type="button" onClick={signOut}>
      {children}
    </button>
  );
}
