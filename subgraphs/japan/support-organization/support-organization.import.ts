import type { EntityManager } from 'typeorm';
import { isWorkbook } from '../../kit/import/import-kind.ts';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import type { NewRow } from '../../kit/storage/upsert.ts';
import { keepRegister } from '../support-organization-register/keep-register.ts';
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

/** Rows that are made ready at a time: the search columns of all at once would fill the memory. */
const sliceLength = 2_000;

type Progress = (share: number) => void;

/** Writes rows with their search columns, each slice being made ready while the one before is written. */
const inSlices = async (
  rows: readonly StoredOrganization[],
  write: (slice: (NewRow & StoredOrganization)[]) => Promise<void>,
  progress: Progress,
): Promise<void> => {
  let written = Promise.resolve();
  for (let at = 0; at < rows.length; at += sliceLength) {
    const slice = rows
      .slice(at, at + sliceLength)
      .map((row) => withSearchColumns(supportOrganization, { ...row }));
    await written;
    progress(at / rows.length);
    written = write(slice);
  }
  await written;
};

const write = async (
  { added, listedAgain, changed, unchanged, noLongerListed }: RegisterChange,
  asOf: string,
  manager: EntityManager,
  progress: Progress,
): Promise<void> => {
  await inSlices(
    added,
    (slice) => insertRows(manager, supportOrganization, slice),
    (share) => {
      progress(share / 2);
    },
  );
  await inSlices(
    [...changed.map(({ row }) => row), ...listedAgain],
    (slice) => updateRows(manager, supportOrganization, slice),
    (share) => {
      progress(0.5 + share / 4);
    },
  );
  const left = noLongerListed.map(({ id }) => ({ id, listingStatus: 'NO_LONGER_LISTED' }));
  const still = unchanged
    .filter(({ lastListedOn }) => lastListedOn !== asOf)
    .map(({ id }) => ({ id, lastListedOn: asOf }));
  await updateRows(manager, supportOrganization, left);
  await updateRows(manager, supportOrganization, still);
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
    await write(change, asOf, manager, (share) => {
      progress((1 + share) / 2, 'writing the difference');
    });
    await keepRegister(manager, { bytes, asOf, entries: entries.length, change });
    progress(1, 'done');
    return [...summaryReport(registerSummary(register)), '', ...changeReport(change, latest)];
  },
};
