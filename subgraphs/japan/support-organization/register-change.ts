import { isDeepStrictEqual } from 'node:util';
import type { StoredOrganization } from './register-row-of.ts';

/** What the register publishes of an entry, and so what can differ between two of its dates. */
export const publishedProperties = [
  'registeredOn',
  'name',
  'masked',
  'offices',
  'languages',
  'remarks',
  'paused',
] as const satisfies readonly (keyof StoredOrganization)[];

/** What a register publishes of an entry, by name. */
export type PublishedProperty = (typeof publishedProperties)[number];

/** A row whose published content differs: as it was, as it becomes, and what differs. */
interface ChangedRow {
  readonly before: StoredOrganization;
  readonly row: StoredOrganization;
  readonly what: readonly PublishedProperty[];
}

/** What a register changes in what is stored. */
export interface RegisterChange {
  /** Rows of numbers that no earlier register listed. */
  readonly added: readonly StoredOrganization[];
  /** Rows that the register lists again, as they become: an earlier one listed them, and the last one did not. */
  readonly listedAgain: readonly StoredOrganization[];
  /** Rows that the last register listed otherwise. */
  readonly changed: readonly ChangedRow[];
  /** Stored rows that the register lists as they are. */
  readonly unchanged: readonly StoredOrganization[];
  /** Rows that it lists no longer. The register gives no reason, so none is inferred. */
  readonly noLongerListed: readonly StoredOrganization[];
}

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
  const listedAgain: StoredOrganization[] = [];
  const changed: ChangedRow[] = [];
  const unchanged: StoredOrganization[] = [];
  for (const row of listed) {
    const before = known.get(row.registrationNumber);
    known.delete(row.registrationNumber);
    if (before === undefined) {
      added.push(row);
      continue;
    }
    const becomes = { ...row, id: before.id, firstListedOn: before.firstListedOn };
    if (before.listingStatus === 'NO_LONGER_LISTED') {
      listedAgain.push(becomes);
      continue;
    }
    const what = publishedProperties.filter(
      (property) => !isDeepStrictEqual(before[property], row[property]),
    );
    if (what.length === 0) unchanged.push(before);
    else changed.push({ before, row: becomes, what });
  }
  const noLongerListed = [...known.values()].filter(({ listingStatus }) => listingStatus === 'LISTED');
  return { added, listedAgain, changed, unchanged, noLongerListed };
};
