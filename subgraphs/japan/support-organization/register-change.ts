import { isDeepStrictEqual } from 'node:util';
import type { StoredOrganization } from './register-row-of.ts';

/** What a register changes in what is stored. */
export interface RegisterChange {
  readonly added: readonly StoredOrganization[];
  /** Rows whose published content differs, as they become, with the names of what differs. */
  readonly changed: readonly { readonly row: StoredOrganization; readonly what: readonly string[] }[];
  /** Stored rows that the register lists as they are. */
  readonly unchanged: readonly StoredOrganization[];
  /** Rows that it lists no longer. The register gives no reason, so none is inferred. */
  readonly noLongerListed: readonly StoredOrganization[];
}

/** What the register publishes of an entry, and so what can differ between two of its dates. */
const published = [
  'registeredOn',
  'name',
  'masked',
  'offices',
  'languages',
  'remarks',
  'paused',
  'listingStatus',
] as const satisfies readonly (keyof StoredOrganization)[];

/**
 * Compares a register with what is stored, by register number.
 *
 * @param stored every row of earlier registers, listed or not
 * @param listed the rows of the register that is loaded
 */
export const registerChange = (
  stored: readonly StoredOrganization[],
  listed: readonly StoredOrganization[],
): RegisterChange => {
  const known = new Map(stored.map((row) => [row.registrationNumber, row]));
  const added: StoredOrganization[] = [];
  const changed: { row: StoredOrganization; what: readonly string[] }[] = [];
  const unchanged: StoredOrganization[] = [];
  for (const row of listed) {
    const before = known.get(row.registrationNumber);
    known.delete(row.registrationNumber);
    if (before === undefined) {
      added.push(row);
      continue;
    }
    const what = published.filter((property) => !isDeepStrictEqual(before[property], row[property]));
    if (what.length === 0) unchanged.push(before);
    else changed.push({ row: { ...row, id: before.id, firstListedOn: before.firstListedOn }, what });
  }
  const noLongerListed = [...known.values()].filter(({ listingStatus }) => listingStatus === 'LISTED');
  return { added, changed, unchanged, noLongerListed };
};
