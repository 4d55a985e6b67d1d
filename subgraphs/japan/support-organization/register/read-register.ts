import {
  readWhole,
  UnreadableFile,
  type FaultList,
  type Reading,
} from '../../../kit/tabular/import-fault.ts';
import type { Sheet } from '../../../kit/tabular/sheet.ts';
import { openWorkbook, type Workbook } from '../../../kit/tabular/workbook.ts';
import { baseDate } from './base-date.ts';
import { hasRegisterHeading, registerLayout } from './register-columns.ts';
import { registerEntries } from './register-entries.ts';
import { registerRow, type RegisterRow } from './register-row.ts';
import type { SupportOrganizationRegister } from './support-organization-register.ts';

/** The sheet that has the register's heading; the first one where none has, for its fault to be named. */
const registerSheet = (workbook: Workbook, progress?: (share: number) => void): Sheet => {
  let first: Sheet | undefined;
  for (const name of workbook.sheetNames) {
    const sheet = workbook.readSheet(name, progress);
    if (hasRegisterHeading(sheet)) return sheet;
    first ??= sheet;
  }
  if (first === undefined)
    throw new UnreadableFile('the workbook has no sheet; give the register as it was published');
  return first;
};

const holdsAnything = (row: RegisterRow): boolean =>
  (
    [
      'registrationNumber',
      'registeredOn',
      'name',
      'officeName',
      'officeAddress',
      'languages',
      'remarks',
    ] as const
  ).some((column) => row.cell(column) !== undefined);

const read = (
  bytes: Uint8Array,
  file: string,
  list: FaultList,
  progress?: (share: number) => void,
): SupportOrganizationRegister | undefined => {
  const workbook = openWorkbook(bytes);
  const sheet = registerSheet(workbook, progress);
  const layout = registerLayout(sheet, list);
  if (layout === undefined) return undefined;

  const base = baseDate(layout.linesAbove, file);
  if ('fault' in base) list.add(undefined, undefined, base.fault);
  const asOf = 'asOf' in base ? base.asOf : undefined;
  const rows = sheet.rows
    .filter(({ number }) => number >= layout.firstRow)
    .map((row) => registerRow(row, layout))
    .filter(holdsAnything);
  if (rows.length === 0)
    throw new UnreadableFile('no row stands below the headings; give the whole register');
  const entries = registerEntries(rows, { layout, dateSystem: workbook.dateSystem, asOf, list });
  return asOf === undefined ? undefined : { asOf, sheetRows: rows.length, entries };
};

/**
 * Reads the published register of support organizations: the bytes of its .xlsx, and the file's name or path, which
 * stands in the faults and whose last part may state the day. `progress` is told the share of the sheet that is read.
 * A single fault refuses the whole file; every fault that can be found is named.
 */
export const readRegister = (
  bytes: Uint8Array,
  file: string,
  progress?: (share: number) => void,
): Reading<SupportOrganizationRegister> => readWhole(file, (list) => read(bytes, file, list, progress));
