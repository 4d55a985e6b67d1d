import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { RegisterChange } from '../support-organization/register-change.ts';
import { registerDifferences } from './register-differences.ts';
import { shareRegister } from './share-register.ts';
import { supportOrganizationChange } from './support-organization-change.table.ts';
import { supportOrganizationRegister } from './support-organization-register.table.ts';

/** A register as it was read, and what it changed. */
interface ReadRegister {
  readonly bytes: Uint8Array;
  readonly asOf: string;
  readonly entries: number;
  readonly change: RegisterChange;
}

/**
 * Keeps that a register was read and how it differs, in the import's transaction, once its entries are written, and shares it
 * with the Kyrgyz side (section 6(3)). Of one base date several
 * may be read, since what was published is corrected; the one that was read last is known by its digest, and changes nothing.
 */
export const keepRegister = async (
  manager: EntityManager,
  { bytes, asOf, entries, change }: ReadRegister,
): Promise<void> => {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const [last] = await manager.query<{ digest: string }[]>(
    'select "digest" from "support_organization_register" where "as_of" = $1::date order by "read_at" desc limit 1',
    [asOf],
  );
  if (last?.digest === digest) return;
  const register = {
    id: randomUUID(),
    asOf,
    entries,
    added: change.added.length + change.listedAgain.length,
    changed: change.changed.length,
    noLongerListed: change.noLongerListed.length,
    digest,
  };
  await insertRows(manager, supportOrganizationRegister, [register]);
  await insertRows(manager, supportOrganizationChange, registerDifferences(register.id, change));
  await shareRegister(manager, register);
};
