import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableFile, type FaultList } from './import-fault.ts';

/** One line of a table: its fields by the columns' names, without blanks at their ends. */
export interface CsvLine<Column extends string> {
  /** The line of the file that it begins on; the heading is line 1. */
  readonly row: number;
  readonly fields: Readonly<Record<Column, string>>;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number };
}

const newline = 0x0a;

const firstBadLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, from);
    const to = end === -1 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return line;
};

const textOf = (bytes: Uint8Array, list: FaultList): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    list.add(firstBadLine(bytes), undefined, 'the text is not UTF-8; save the file as "CSV UTF-8"');
    return undefined;
  }
};

const parsed = (bytes: Buffer, list: FaultList): readonly Parsed[] => {
  try {
    return parse(bytes, {
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
      max_record_size: 1 << 20,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    list.add(
      typeof line === 'number' ? line : undefined,
      undefined,
      `${error.message}; check the quotation marks`,
    );
    return [];
  }
};

/**
 * The line that each record begins on. Counted here, since the parser counts a line end within quotation marks
 * twice: `ends` are the bytes after which the records end, and only blank lines can stand between two records.
 */
const firstLines = (bytes: Uint8Array, ends: readonly number[]): readonly number[] => {
  let at = 0;
  let line = 1;
  return ends.map((end) => {
    while (bytes[at] === newline || (bytes[at] === 0x0d && bytes[at + 1] === newline)) {
      if (bytes[at] === newline) line += 1;
      at += 1;
    }
    const first = line;
    for (; at < end; at += 1) if (bytes[at] === newline) line += 1;
    return first;
  });
};

const headingIsRight = (
  heading: readonly string[],
  columns: readonly string[],
  optional: readonly string[],
  { row, list }: { readonly row: number; readonly list: FaultList },
): boolean => {
  const before = list.faults.length;
  for (const column of columns) {
    if (!heading.includes(column))
      list.add(row, column, 'this column is missing; add it to the heading line');
  }
  const known = [...columns, ...optional];
  for (const [at, column] of heading.entries()) {
    if (!known.includes(column))
      list.add(row, column, `this column is not known; the columns are ${known.join(', ')}`);
    else if (heading.indexOf(column) !== at) list.add(row, column, 'this column stands twice; keep one');
  }
  return list.faults.length === before;
};

/**
 * Reads a CSV table (RFC 4180, strict UTF-8, a byte order mark allowed, lines ending in CRLF or LF) whose heading has
 * exactly the given columns, in any order, and may have the optional ones, which are empty where it has not. Faults go into the list; lines that are whole are given back even so, for
 * their own faults to be found too. Throws UnreadableFile where there is no table at all.
 */
export const readCsv = <Column extends string>(
  bytes: Uint8Array,
  columns: readonly Column[],
  list: FaultList,
  optional: readonly Column[] = [],
): readonly CsvLine<Column>[] => {
  const text = textOf(bytes, list);
  if (text === undefined) return [];
  if (text.includes('\0'))
    throw new UnreadableFile('the file is not text; give the CSV file as it was published');
  if (text.trim() === '')
    throw new UnreadableFile(`the file is empty; its first line must be ${columns.join(',')}`);
  const plain = Buffer.from(text);
  const records = parsed(plain, list);
  const rows = firstLines(
    plain,
    records.map(({ info }) => info.bytes),
  );
  const heading = records[0]?.record ?? [];
  if (records.length === 0 || !headingIsRight(heading, columns, optional, { row: rows[0] ?? 1, list }))
    return [];

  return records.slice(1).flatMap(({ record }, at) => {
    const row = rows[at + 1] ?? 0;
    if (record.length === heading.length) {
      const empty = Object.fromEntries(optional.map((column) => [column, '']));
      const given = Object.fromEntries(
        heading.map((column, place) => [column, (record[place] ?? '').normalize('NFC')]),
      );
      return [{ row, fields: { ...empty, ...given } as Record<Column, string> }];
    }
    const found = `${String(record.length)} fields instead of ${String(heading.length)}`;
    list.add(row, undefined, `the line has ${found}; put fields that hold a comma in quotation marks`);
    return [];
  });
};
