import { randomUUID } from 'node:crypto';
import type { NewRow } from '../../kit/storage/upsert.ts';
import { publishedProperties } from '../support-organization/register-change.ts';
import type { PublishedProperty, RegisterChange } from '../support-organization/register-change.ts';
import type { StoredOrganization } from '../support-organization/register-row-of.ts';

/** How the register's properties are named where a difference says which of them changed: `registeredOn` is REGISTERED_ON. */
const fieldNamed = (property: PublishedProperty): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const entryOf = (row: StoredOrganization): NewRow =>
  Object.fromEntries(publishedProperties.map((property) => [property, row[property]]));

interface Difference {
  readonly kind: 'ADDED' | 'CHANGED' | 'NO_LONGER_LISTED';
  readonly before?: StoredOrganization;
  readonly after?: StoredOrganization;
  readonly what?: readonly PublishedProperty[];
}

/**
 * A register's differences from the one that was read before it, as rows. An entry that only registers before that one
 * listed is added like one that none did.
 */
export const registerDifferences = (
  registerId: string,
  { added, listedAgain, changed, noLongerListed }: RegisterChange,
): readonly NewRow[] => {
  const rowOf = (
    { id: organizationId, registrationNumber }: StoredOrganization,
    { kind, before, after, what = [] }: Difference,
  ): NewRow => ({
    id: randomUUID(),
    registerId,
    organizationId,
    registrationNumber,
    kind,
    fields: what.map(fieldNamed),
    before: before === undefined ? null : entryOf(before),
    after: after === undefined ? null : entryOf(after),
  });
  return [
    ...[...added, ...listedAgain].map((after) => rowOf(after, { kind: 'ADDED', after })),
    ...changed.map(({ before, row, what }) => rowOf(row, { kind: 'CHANGED', before, after: row, what })),
    ...noLongerListed.map((before) => rowOf(before, { kind: 'NO_LONGER_LISTED', before })),
  ];
};
