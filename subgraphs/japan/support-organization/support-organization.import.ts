import type { EntityManager } from 'typeorm';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { changeReport } from './change-report.ts';
import { readRegister } from './register/read-register.ts';
import { registerSummary } from './register/register-summary.ts';
import { registerChange } from './register-change.ts';
import { rowOf } from './register-row-of.ts';
import type { StoredOrganization } from './register-row-of.ts';
import { summaryReport } from './summary-report.ts';
import { supportOrganization } from './support-organization.table.ts';

/** Rows of earlier registers. Synthetic rows stand in no register, so none of them is missing from one. */
const storedRows = (manager: EntityManager): Promise<StoredOrganization[]> =>
  manager.query<StoredOrganization[]>(`
    select "id", "registration_number" as "registrationNumber", "registered_on"::text as "registeredOn", "name",
      "masked", "prefecture", "offices", "languages", "language_codes" as "languageCodes", "paused", "remarks",
      "listing_status" as "listingStatus", "first_listed_on"::text as "firstListedOn",
      "last_listed_on"::text as "lastListedOn", "synthetic"
    from "support_organization" where not "synthetic"`);

const latestOf = (rows: readonly StoredOrganization[]): string =>
  rows.reduce((latest, { lastListedOn }) => (lastListedOn > latest ? lastListedOn : latest), '');

/**
 * Loads the Immigration Services Agency's register (登録支援機関登録簿): additions, changes, and rows that it lists no
 * longer. A row that has left is called neither cancelled nor expired, since the register does not say why it left.
 */
export const supportOrganizationImport: ImportKind = {
  kind: 'support-organization-register',
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the register');
    const register = valueOf(readRegister(bytes, path));
    const stored = await storedRows(manager);
    const latest = latestOf(stored);
    if (register.asOf < latest) {
      throw new ImportRefused([
        {
          file: path,
          message: `the register stands as of ${register.asOf}, but one of ${latest} is loaded already; give a later one`,
        },
      ]);
    }
    const change = registerChange(
      stored,
      register.entries.map((entry) => rowOf(entry, register.asOf)),
    );
    const searchable = (row: StoredOrganization) => withSearchColumns(supportOrganization, { ...row });
    progress(0.4, 'writing additions');
    await insertRows(manager, supportOrganization, change.added.map(searchable));
    progress(0.8, 'writing changes');
    await updateRows(manager, supportOrganization, change.changed.map(({ row }) => searchable(row)));
    await updateRows(
      manager,
      supportOrganization,
      change.noLongerListed.map(({ id }) => ({ id, listingStatus: 'NO_LONGER_LISTED' })),
    );
    await manager.query('update "support_organization" set "last_listed_on" = $1 where "id" = any($2::uuid[])', [
      register.asOf,
      change.unchanged.filter(({ lastListedOn }) => lastListedOn !== latest || register.asOf !== latest).map(({ id }) => id),
    ]);
    progress(1, 'done');
    return [...summaryReport(registerSummary(register)), '', ...changeReport(change, latest)];
  },
};
