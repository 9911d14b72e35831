import type { Address } from '../state/values.js';
import type { IdNumberType, Sex } from '../vocabulary.js';
import type { Person } from './person.js';

type Place = readonly [
  line1: string,
  city: string,
  state: string | null,
  postalCode: string,
  country: string,
];
type Birth = readonly [year: number, month: number, day: number, place: string];

/** Family names that no one takes for real, mail to reserved domains, and the 555-01xx numbers kept for fiction. */
const inventedPeople: readonly [Person, ...Person[]] = [
  person(
    0,
    'Ada',
    'Example',
    'female',
    [1990, 12, 10, 'Sampletown'],
    ['1 Example Street', 'Sampletown', 'CA', '94000', 'US'],
  ),
  person(
    1,
    'Ben',
    'Sample',
    'male',
    [1984, 3, 2, 'Testford'],
    ['22 Placeholder Road', 'Testford', null, 'ZZ1 1ZZ', 'GB'],
  ),
  person(
    2,
    'Clara',
    'Muster',
    'female',
    [1978, 7, 21, 'Musterstadt'],
    ['Beispielweg 3', 'Musterstadt', null, '00000', 'DE'],
  ),
  person(
    3,
    'Davi',
    'Exemplo',
    'male',
    [1995, 1, 30, 'Vila Exemplo'],
    ['Rua do Exemplo 4', 'Vila Exemplo', 'SP', '00000-000', 'BR'],
  ),
  person(
    4,
    'Ee Ling',
    'Specimen',
    'female',
    [1988, 9, 9, 'Singapore'],
    ['5 Specimen Avenue', 'Singapore', null, '000000', 'SG'],
  ),
  person(
    5,
    'Félix',
    'Exemple',
    'male',
    [1969, 5, 17, 'Villemodèle'],
    ["6 rue de l'Exemple", 'Villemodèle', null, '00000', 'FR'],
  ),
  person(
    6,
    'Grace',
    'Placeholder',
    'female',
    [2001, 2, 28, 'Fixture Falls'],
    ['77 Fixture Lane', 'Fixture Falls', 'NY', '00001', 'US'],
  ),
  person(
    7,
    'Hamza',
    'Fixture',
    'male',
    [1992, 11, 5, 'Mockville'],
    ['8 Mock Crescent', 'Mockville', 'ON', 'Z0Z 0Z0', 'CA'],
  ),
  person(
    8,
    'Inês',
    'Amostra',
    'female',
    [1981, 6, 13, 'Cidade Amostra'],
    ['Travessa da Amostra 9', 'Cidade Amostra', 'RJ', '00000-001', 'BR'],
  ),
  person(
    9,
    'Jun',
    'Mockery',
    'unknown',
    [1999, 8, 8, 'Singapore'],
    ['10 Mock Drive', 'Singapore', null, '000001', 'SG'],
  ),
  person(
    10,
    'Kim',
    'Dummy',
    'unknown',
    [1975, 4, 1, 'Dummy Springs'],
    ['11 Dummy Boulevard', 'Dummy Springs', 'TX', '00002', 'US'],
  ),
  person(
    11,
    'Lena',
    'Testperson',
    'female',
    [1996, 10, 24, 'Teststadt'],
    ['Prüfgasse 12', 'Teststadt', null, '00001', 'DE'],
  ),
];

/** The invented person who stands for a name: always the same one, and one of the country when it is given and there is one. */
export function personFor(choice: number, country?: string): Person {
  if (country === undefined) return chosenFrom(inventedPeople, choice);
  const ofCountry = inventedPeople.filter((candidate) => candidate.country === country);
  if (ofCountry.length > 0) return chosenFrom(ofCountry, choice);
  const chosen = chosenFrom(inventedPeople, choice);
  return { ...chosen, country, address: { ...chosen.address, country } };
}

function chosenFrom(candidates: readonly Person[], choice: number): Person {
  return candidates[choice % candidates.length] ?? inventedPeople[0];
}

function person(index: number, first: string, last: string, sex: Sex, birth: Birth, place: Place): Person {
  const [year, month, day, placeOfBirth] = birth;
  const [line1, city, state, postal_code, country] = place;
  const address: Address = { city, country, line1, line2: null, postal_code, state };
  const number = String(index + 1).padStart(4, '0');
  const handle = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return {
    first_name: first,
    last_name: last,
    address,
    country,
    dob: { day, month, year },
    email: `${handle}@example.com`,
    phone: `+120255501${String(index).padStart(2, '0')}`,
    sex,
    unparsed_sex: sex === 'unknown' ? 'X' : sex.charAt(0).toUpperCase(),
    place_of_birth: placeOfBirth,
    document_number: `SAMPLE${number}`,
    ...idNumber(country, number),
  };
}

/** Of a US social security number Stripe only ever shows the last four digits. Countries without a type of their own get that one. */
function idNumber(country: string, number: string): { id_number: string; id_number_type: IdNumberType } {
  if (country === 'BR') return { id_number: `000.000.${number.slice(1)}-00`, id_number_type: 'br_cpf' };
  if (country === 'SG') return { id_number: `S000${number}X`, id_number_type: 'sg_nric' };
  return { id_number: number, id_number_type: 'us_ssn' };
}
