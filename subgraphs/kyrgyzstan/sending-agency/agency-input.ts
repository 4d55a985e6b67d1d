import { regionOfCode } from '../../kit/facts/region.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import type { StoredName } from './agency-names.ts';

/** What an act states of an agency; what is left out is undefined. */
export interface AgencyInput {
  readonly name?: string | null;
  readonly nameLatin?: string | null;
  readonly nameJapanese?: string | null;
  readonly region?: string | null;
  readonly contacts?: Contacts | null;
  readonly founders?: readonly Founder[] | null;
}

interface Contacts {
  readonly address?: string | null;
  readonly telephone?: string | null;
  readonly website?: string | null;
}

interface Founder {
  readonly name: string;
  readonly share?: number | null;
}

const scripts = { name: 'CYRILLIC', nameLatin: 'LATIN', nameJapanese: 'JAPANESE' } as const;

/** The names that an input states, as first seen on a day. */
export const statedNames = (input: AgencyInput, seenFrom: string): readonly StoredName[] =>
  (['name', 'nameLatin', 'nameJapanese'] as const).flatMap((field) => {
    const value = input[field] ?? null;
    return value === null ? [] : [{ value, script: scripts[field], seenFrom }];
  });

/** Contacts and founders with every field, as they are kept. */
export const keptParts = ({ contacts, founders }: AgencyInput) => ({
  ...(contacts !== undefined && {
    contacts: contacts && {
      address: contacts.address ?? null,
      telephone: contacts.telephone ?? null,
      website: contacts.website ?? null,
    },
  }),
  ...(founders !== undefined && {
    founders: founders?.map(({ name, share = null }) => ({ name, share })) ?? null,
  }),
});

/** Refuses a region that the country does not have, and shares that are none. */
export const checkAgency = ({ region = null, founders }: AgencyInput): void => {
  if (region !== null && regionOfCode(region) === undefined)
    throw invalidInput('region', 'It is no code of a region of the Kyrgyz Republic (ISO 3166-2).');
  const shares = (founders ?? []).map(({ share }) => share ?? 0);
  if (shares.some((share) => share < 0 || share > 100) || shares.reduce((sum, share) => sum + share, 0) > 100)
    throw invalidInput('founders', 'The shares are not parts of a whole.');
};
