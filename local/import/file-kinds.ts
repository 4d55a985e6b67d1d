import type { Country } from '../settings.ts';

/** A kind of file that can be loaded, and the country whose register it is. */
export interface FileKind {
  readonly kind: string;
  readonly owner: Country;
  /** What it is, for people. */
  readonly title: string;
  readonly ending: '.xlsx' | '.csv';
  /** How the first line of a CSV file begins; a workbook has none. */
  readonly header?: readonly string[];
}

/** Every kind of file that `npm run import` knows. */
export const fileKinds: readonly FileKind[] = [
  {
    kind: 'support-organization-register',
    owner: 'japan',
    title: 'the Immigration Services Agency’s register of support organizations (登録支援機関登録簿)',
    ending: '.xlsx',
  },
  {
    kind: 'improvement-orders',
    owner: 'japan',
    title: 'improvement orders of Japan',
    ending: '.csv',
    header: ['synthetic', 'organization_name', 'corporate_number'],
  },
  {
    kind: 'kyrgyz-permits',
    owner: 'kyrgyzstan',
    title: 'permits of Kyrgyz sending agencies',
    ending: '.csv',
    header: ['synthetic', 'name_cyrillic'],
  },
];

/** The kinds, one a line, with what each looks like. */
export const listOfKinds = (): string =>
  fileKinds
    .map(({ kind, title, ending, header }) =>
      header === undefined
        ? `  ${kind}: ${title}, an Excel workbook (${ending})`
        : `  ${kind}: ${title}, a ${ending} file whose first line begins ${header.join(',')}`,
    )
    .join('\n');
