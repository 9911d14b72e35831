/** The version of Stripe's API that the default account is taken to be pinned to. */
export const accountVersion = '2026-10-28.endive';
