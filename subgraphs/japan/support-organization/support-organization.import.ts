import type { EntityManager } from 'typeorm';
import { isWorkbook } from '../../kit/import/import-kind.ts';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { changeReport } from './change-report.ts';
import { readRegister } from './register/read-register.ts';
import { registerSummary } from './register/register-summary.ts';
import type { SupportOrganizationRegister } from './register/support-organization-register.ts';
import { registerChange } from './register-change.ts';
import type { RegisterChange } from './register-change.ts';
import { rowOf } from './register-row-of.ts';
import type { StoredOrganization } from './register-row-of.ts';
import { summaryReport } from './summary-report.ts';
import { supportOrganization } from './support-organization.table.ts';

/** Rows of earlier registers. Invented rows stand in no register, so none of them is missing from one. */
const storedRows = (manager: EntityManager): Promise<StoredOrganization[]> =>
  manager.query<StoredOrganization[]>(`
    select "id", "registration_number" as "registrationNumber", "registered_on" as "registeredOn", "name",
      "masked", "prefecture", "offices", "languages", "language_codes" as "languageCodes", "paused", "remarks",
      "listing_status" as "listingStatus", "first_listed_on" as "firstListedOn",
      "last_listed_on" as "lastListedOn", "synthetic"
    from "support_organization" where not "synthetic"`);

const latestOf = (rows: readonly StoredOrganization[]): string =>
  rows.reduce((latest, { lastListedOn }) => (lastListedOn > latest ? lastListedOn : latest), '');

const refuseOlder = (path: string, asOf: string, latest: string): void => {
  if (asOf >= latest) return;
  const message = `the register stands as of ${asOf}, but one of ${latest} is loaded already; give a later one`;
  throw new ImportRefused([{ file: path, message }]);
};

/** A number that an invented row bears would otherwise stand for two organizations. */
const refuseInventedNumbers = async (
  path: string,
  { entries }: SupportOrganizationRegister,
  manager: EntityManager,
): Promise<void> => {
  const taken = await manager.query<{ number: string }[]>(
    `select "registration_number" as "number" from "support_organization"
     where "synthetic" and "registration_number" = any($1::text[])`,
    [entries.map(({ registrationNumber }) => registrationNumber)],
  );
  const numbers = new Set(taken.map(({ number }) => number));
  const faults = entries
    .filter(({ registrationNumber }) => numbers.has(registrationNumber))
    .map(({ row, registrationNumber }) => ({
      file: path,
      row,
      column: '登録番号',
      message: `${registrationNumber} is the number of an invented record of this database; load the register into one without demonstration data`,
    }));
  if (faults.length > 0) throw new ImportRefused(faults);
};

const write = async (
  change: RegisterChange,
  asOf: string,
  { manager, progress }: Pick<Parameters<ImportKind['load']>[0], 'manager' | 'progress'>,
): Promise<void> => {
  const searchable = (row: StoredOrganization) => withSearchColumns(supportOrganization, { ...row });
  progress(0.6, 'writing additions');
  await insertRows(manager, supportOrganization, change.added.map(searchable));
  progress(0.8, 'writing changes');
  await updateRows(
    manager,
    supportOrganization,
    change.changed.map(({ row }) => searchable(row)),
  );
  await updateRows(
    manager,
    supportOrganization,
    change.noLongerListed.map(({ id }) => ({ id, listingStatus: 'NO_LONGER_LISTED' })),
  );
  await updateRows(
    manager,
    supportOrganization,
    change.unchanged
      .filter(({ lastListedOn }) => lastListedOn !== asOf)
      .map(({ id }) => ({ id, lastListedOn: asOf })),
  );
  progress(1, 'done');
};

/**
 * Loads the Immigration Services Agency's register (登録支援機関登録簿): additions, changes, and rows that it lists no
 * longer. A row that has left is called neither cancelled nor expired, since the register does not say why it left.
 */
export const supportOrganizationImport: ImportKind = {
  kind: 'support-organization-register',
  recognises: isWorkbook,
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the register');
    const register = valueOf(
      readRegister(bytes, path, (share) => {
        progress(share / 2, 'reading the register');
      }),
    );
    const { asOf, entries } = register;
    const stored = await storedRows(manager);
    const latest = latestOf(stored);
    refuseOlder(path, asOf, latest);
    await refuseInventedNumbers(path, register, manager);
    const change = registerChange(
      stored,
      entries.map((entry) => rowOf(entry, asOf)),
    );
    await write(change, asOf, { manager, progress });
    return [...summaryReport(registerSummary(register)), '', ...changeReport(change, latest)];
  },
};
