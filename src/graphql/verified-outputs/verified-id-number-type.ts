import { builder } from '../builder.js';

export const VerifiedIdNumberType = builder.enumType('VerifiedIdNumberType', {
  description: 'Which national id number it is.',
  values: {
    BR_CPF: { description: 'Brazil: Cadastro de Pessoas Físicas.' },
    SG_NRIC: { description: 'Singapore: National Registration Identity Card.' },
    US_SSN: { description: 'United States: Social Security number; only its last four digits are told.' },
    UNKNOWN: { description: 'A number that this schema does not name yet.' },
  },
});
