/** Begins the name of every metric of our own. */
export const prefix = 'verification_gateway_';
