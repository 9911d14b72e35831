import type { VerifiedAddress as Address } from '../../stripe/model/address.js';
import { builder } from '../builder.js';

export const VerifiedAddress = builder.objectRef<Address>('VerifiedAddress').implement({
  description: 'A postal address. Personal data.',
  fields: (t) => ({
    city: t.exposeString('city', { nullable: true, description: 'City, town or village.' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'Two-letter country code (ISO 3166-1). The one part that stays after redaction.',
    }),
    line1: t.exposeString('line1', { nullable: true, description: 'Street and number, or post box.' }),
    line2: t.exposeString('line2', { nullable: true, description: 'Apartment, unit or building.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'ZIP or postal code.' }),
    state: t.exposeString('state', { nullable: true, description: 'State, county, province or region.' }),
  }),
});
