/** A user of the seeded data: what its sessions refer to. Two thirds are customers, the others customer accounts. */
export interface SeededUser {
  readonly client_reference_id: string | null;
  readonly related_customer: string | null;
  readonly related_customer_account: string | null;
}

export const nobody: SeededUser = {
  client_reference_id: null,
  related_customer: null,
  related_customer_account: null,
};

const mostUsers = 2000;

/** About one user for six sessions: user_1 is the first. */
export function createUsers(sessions: number): readonly SeededUser[] {
  const count = Math.min(mostUsers, Math.max(13, Math.floor(sessions / 6)));
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const padded = String(number).padStart(6, '0');
    return {
      client_reference_id: `user_${number}`,
      related_customer: number % 3 === 0 ? null : `cus_sandbox${padded}`,
      related_customer_account: number % 3 === 0 ? `acct_customer${padded}` : null,
    };
  });
}
