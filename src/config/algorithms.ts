/** Of key pairs, and of shared secrets. What fits the one is refused with the other. */
export const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];
export const symmetric = ['HS256', 'HS384', 'HS512'];
