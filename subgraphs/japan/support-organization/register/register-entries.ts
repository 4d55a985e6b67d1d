import type { DateSystem } from '../../../kit/tabular/excel-date.ts';
import { quoted, type FaultList } from '../../../kit/tabular/import-fault.ts';
import { languageMentions, type LanguageMention } from './language-spelling.ts';
import { pauseRemark } from './pause-remark.ts';
import { columnName, type RegisterColumn, type RegisterLayout } from './register-columns.ts';
import { officeOf, type RegisterRow } from './register-row.ts';
import { registrationDate } from './registration-date.ts';
import { registrationNumber } from './registration-number.ts';
import type { RegisterEntry, RegisterOffice } from './support-organization-register.ts';

interface EntryContext {
  readonly layout: RegisterLayout;
  readonly dateSystem: DateSystem;
  readonly asOf: string | undefined;
  readonly list: FaultList;
}

interface OpenEntry {
  readonly row: RegisterRow;
  readonly number: string | undefined;
  readonly further: RegisterRow[];
}

const isMaskedName = (name: string): boolean => name.normalize('NFKC').replace(/\s+/gu, '') === '(個人)';

const orNull = (text: string): string | null => (text === '' ? null : text);

const distinctCodes = (languages: readonly LanguageMention[]): readonly string[] => [
  ...new Set(languages.flatMap(({ codes }) => codes)),
];

const entryOf = ({ row, number, further }: OpenEntry, context: EntryContext): RegisterEntry | undefined => {
  const { layout, dateSystem, asOf, list } = context;
  const fault = (column: RegisterColumn, message: string): void => {
    list.add(row.number, columnName(layout, column), message);
  };

  const registered = registrationDate(row.cell('registeredOn'), dateSystem, asOf);
  if ('fault' in registered) fault('registeredOn', registered.fault);
  const name = row.text('name');
  if (name === '') fault('name', 'the name is missing; write it, or （個人） where it is withheld');
  const remarks = row.text('remarks');
  const pause = pauseRemark(remarks);
  if (pause?.impossible !== undefined) {
    fault('remarks', `${pause.impossible} is no day of the calendar; correct the day of the pause`);
  }
  if (number === undefined || 'fault' in registered) return undefined;

  const masked = isMaskedName(name);
  const offices: RegisterOffice[] = [
    officeOf(row, masked, null),
    ...further.map((office) => officeOf(office, masked, orNull(office.text('remarks')))),
  ].filter((office) => office !== undefined);
  const languages = [row, ...further].flatMap((each) => languageMentions(each.text('languages')));
  return {
    row: row.number,
    registrationNumber: number,
    registeredOn: registered.date,
    name: masked ? null : name,
    masked,
    offices,
    languages,
    languageCodes: distinctCodes(languages),
    remarks: orNull(remarks),
    paused: pause !== undefined,
    pauseNotifiedOn: pause?.notifiedOn ?? null,
  };
};

/** The number of a row that begins a registration; a fault where it is none, or stands in an earlier row. */
const numberOf = (row: RegisterRow, seen: Map<string, number>, context: EntryContext): string | undefined => {
  const written = row.text('registrationNumber');
  const number = registrationNumber(written);
  const fault = (message: string): void => {
    context.list.add(row.number, columnName(context.layout, 'registrationNumber'), message);
  };
  if (number === undefined) {
    fault(
      written === ''
        ? 'the registration number is missing; write it as 19登-000003, or leave date and name empty for a further office'
        : `${quoted(written)} is no registration number; write it as 19登-000003`,
    );
    return undefined;
  }
  const earlier = seen.get(number);
  if (earlier !== undefined) {
    fault(`${number} stands in row ${String(earlier)} already; keep one of the two rows`);
    return undefined;
  }
  seen.set(number, row.number);
  return number;
};

const textColumns = [
  'registrationNumber',
  'name',
  'officeName',
  'officeAddress',
  'languages',
  'remarks',
] as const;

/** A date, a truth value or a formula's error in a text column would otherwise read as empty. */
const faultOtherKinds = (row: RegisterRow, { list, layout }: EntryContext): void => {
  for (const column of textColumns) {
    const kind = row.cell(column)?.kind ?? 'text';
    if (kind === 'text' || kind === 'number') continue;
    const held = { date: 'a date', boolean: 'a truth value', error: "a formula's error" }[kind];
    list.add(
      row.number,
      columnName(layout, column),
      `the cell holds ${held} where text belongs; write the text`,
    );
  }
};

const statesOffice = (row: RegisterRow): boolean =>
  row.text('officeName') !== '' || row.text('officeAddress') !== '';

/** Gathers rows into registrations: one begins with a number, date or name; a row without them is a further office of it. */
export const registerEntries = (
  rows: readonly RegisterRow[],
  context: EntryContext,
): readonly RegisterEntry[] => {
  const opened: OpenEntry[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    faultOtherKinds(row, context);
    const begins = (['registrationNumber', 'registeredOn', 'name'] as const).some((column) =>
      row.cell(column),
    );
    const current = opened.at(-1);
    if (begins) opened.push({ row, number: numberOf(row, seen, context), further: [] });
    else if (!statesOffice(row)) {
      const message = 'the row has neither a registration number nor an office; complete or delete it';
      context.list.add(row.number, columnName(context.layout, 'officeAddress'), message);
    } else if (current === undefined) {
      const message = 'an office stands before any registration; put the row of its registration above it';
      context.list.add(row.number, columnName(context.layout, 'registrationNumber'), message);
    } else current.further.push(row);
  }
  return opened.flatMap((entry) => entryOf(entry, context) ?? []);
};
