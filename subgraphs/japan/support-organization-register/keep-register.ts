import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { RegisterChange } from '../support-organization/register-change.ts';
import { shareRegister } from './share-register.ts';
import { supportOrganizationRegister } from './support-organization-register.table.ts';

/** A register as it was read, and what it changed. */
interface ReadRegister {
  readonly bytes: Uint8Array;
  readonly asOf: string;
  readonly entries: number;
  readonly change: RegisterChange;
}

/**
 * Keeps that a register was read, in the import's transaction, once its entries are written, and shares it with the Kyrgyz
 * side (section 6(3)). A file that was read before is known by its digest.
 */
export const keepRegister = async (
  manager: EntityManager,
  { bytes, asOf, entries, change: { added, changed, noLongerListed } }: ReadRegister,
): Promise<void> => {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = await manager.query<unknown[]>(
    'select "id" from "support_organization_register" where "as_of" = $1::date and "digest" = $2',
    [asOf, digest],
  );
  if (known.length > 0) return;
  const register = {
    id: randomUUID(),
    asOf,
    entries,
    added: added.length,
    changed: changed.length,
    noLongerListed: noLongerListed.length,
    digest,
  };
  await insertRows(manager, supportOrganizationRegister, [register]);
  await shareRegister(manager, register);
};
