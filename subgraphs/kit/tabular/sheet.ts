import { cellRange, columnOf, type CellRange } from './cell-place.ts';
import { UnreadableFile } from './import-fault.ts';
import { plainText, stringItem } from './string-item.ts';
import { readXml } from './xml-part.ts';

/** What a cell holds. A date is a day number in the workbook's date system whose style shows it as a day. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly serial: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A formula's error such as `#REF!`. */
  | { readonly kind: 'error'; readonly code: string };

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly number: number;
  /** By column from 0; columns without a value are missing. */
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Sheet {
  /** The rows that hold any value, in their order. */
  readonly rows: readonly SheetRow[];
  readonly merged: readonly CellRange[];
}

/** What a sheet needs of its workbook. */
export interface SheetContext {
  readonly sharedStrings: readonly Cell[];
  readonly dateStyles: ReadonlySet<number>;
}

const mostRows = 1_048_576;
const mostCells = 4_000_000;

const numberOf = (value: string): number | undefined => {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? undefined : number;
};

/** Reads the XML of one sheet. Empty cells, and texts of blanks alone, are left out. Throws UnreadableFile. */
export const readSheet = (
  bytes: Uint8Array,
  partName: string,
  { sharedStrings, dateStyles }: SheetContext,
  progress?: (share: number) => void,
): Sheet => {
  const rows: SheetRow[] = [];
  const merged: CellRange[] = [];
  const inline = stringItem();
  let cells = new Map<number, Cell>();
  let row = 0;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let inInline = false;
  let cellCount = 0;

  const broken = (detail: string): UnreadableFile =>
    new UnreadableFile(
      `the file is damaged (${partName}, row ${String(row)}: ${detail}); save it again as .xlsx`,
    );

  const numeric = (): Cell => {
    const number = numberOf(value);
    if (number === undefined) throw broken(`a number cell holds ${value.slice(0, 20)}`);
    return dateStyles.has(style) ? { kind: 'date', serial: number } : { kind: 'number', number };
  };

  const cellOf = (): Cell | undefined => {
    if (type === 'inlineStr') return { kind: 'text', text: inline.take() };
    if (value === '') return undefined;
    switch (type) {
      case 's': {
        const shared = sharedStrings[Number(value)];
        if (shared === undefined)
          throw broken(`a cell refers to the missing text number ${value.slice(0, 20)}`);
        return shared;
      }
      case 'str':
      case 'd':
        return { kind: 'text', text: plainText(value) };
      case 'b':
        return { kind: 'boolean', value: value === '1' };
      case 'e':
        return { kind: 'error', code: value };
      default:
        return numeric();
    }
  };

  const openRow = (reference: string | undefined): void => {
    const next = reference === undefined ? row + 1 : Number(reference);
    if (!Number.isInteger(next) || next <= row || next > mostRows) throw broken('its rows are not in order');
    row = next;
    column = -1;
    cells = new Map();
  };

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const reference = attributes['r'];
    const place = reference === undefined ? column + 1 : columnOf(reference);
    if (place === undefined) throw broken('a cell has no place');
    column = place;
    type = attributes['t'] ?? 'n';
    style = Number(attributes['s'] ?? 0);
    value = '';
  };

  const closeCell = (): void => {
    const cell = cellOf();
    if (cell === undefined || (cell.kind === 'text' && cell.text.trim() === '')) return;
    cellCount += 1;
    if (cellCount > mostCells) throw new UnreadableFile('the sheet holds too many cells; split the file');
    cells.set(column, cell);
  };

  readXml(
    bytes,
    partName,
    {
      open: (name, attributes) => {
        if (inInline) inline.open(name, attributes);
        else if (name === 'c') openCell(attributes);
        else if (name === 'v') inValue = true;
        else if (name === 'row') openRow(attributes['r']);
        else if (name === 'is') inInline = true;
        else if (name === 'mergeCell') {
          const range = cellRange(attributes['ref'] ?? '');
          if (range !== undefined) merged.push(range);
        }
      },
      text: (text) => {
        if (inValue) value += text;
        else if (inInline) inline.text(text);
      },
      close: (name) => {
        if (name === 'is') inInline = false;
        else if (inInline) inline.close(name);
        else if (name === 'v') inValue = false;
        else if (name === 'c') closeCell();
        else if (name === 'row' && cells.size > 0) rows.push({ number: row, cells });
      },
    },
    progress,
  );
  return { rows, merged };
};
