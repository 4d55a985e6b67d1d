import { prefectureOfAddress } from '../../../kit/facts/prefecture.ts';
import type { Cell, SheetRow } from '../../../kit/tabular/sheet.ts';
import { withoutOfficeMark } from './office-mark.ts';
import type { RegisterColumn, RegisterLayout } from './register-columns.ts';
import type { RegisterOffice } from './support-organization-register.ts';

/** A row of the register's table by the names of its columns. */
export interface RegisterRow {
  readonly number: number;
  readonly cell: (column: RegisterColumn) => Cell | undefined;
  /** The text of a column, empty where it holds none. A number where text belongs counts as its digits. */
  readonly text: (column: RegisterColumn) => string;
}

const textOf = (cell: Cell | undefined): string => {
  if (cell?.kind === 'text') return cell.text.trim();
  return cell?.kind === 'number' ? String(cell.number) : '';
};

export const registerRow = ({ number, cells }: SheetRow, { columns }: RegisterLayout): RegisterRow => {
  const cell = (column: RegisterColumn): Cell | undefined => cells.get(columns[column]);
  return { number, cell, text: (column) => textOf(cell(column)) };
};

/** The office of a row, or undefined where the row states none. */
export const officeOf = (
  row: RegisterRow,
  masked: boolean,
  remarks: string | null,
): RegisterOffice | undefined => {
  const name = withoutOfficeMark(row.text('officeName'));
  const address = withoutOfficeMark(row.text('officeAddress'));
  if (name === '' && address === '') return undefined;
  return {
    row: row.number,
    // A masked person's office would name the person.
    name: masked || name === '' ? null : name,
    address: masked || address === '' ? null : address,
    prefecture: prefectureOfAddress(address)?.jisCode ?? null,
    withheld: masked,
    remarks,
  };
};
