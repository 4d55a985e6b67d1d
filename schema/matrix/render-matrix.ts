import { audiences } from '../audience.ts';
import type { AudienceId, Party } from '../audience.ts';
import { releasedTo } from '../marking.ts';
import { describeMarking } from '../marking-order.ts';
import type { MatrixRow } from './matrix-rows.ts';

/** The columns: short title, whom it stands for. */
const columns: readonly { readonly audience: AudienceId; readonly title: string; readonly stands: string }[] =
  [
    { audience: 'public', title: 'Public', stands: 'Everyone, without signing in; third parties' },
    {
      audience: 'japan_isa',
      title: 'ISA',
      stands: 'Japan: Immigration Services Agency, Ministry of Justice',
    },
    { audience: 'japan_mofa', title: 'MOFA', stands: 'Japan: Ministry of Foreign Affairs' },
    { audience: 'japan_mhlw', title: 'MHLW', stands: 'Japan: Ministry of Health, Labour and Welfare' },
    { audience: 'japan_npa', title: 'NPA', stands: 'Japan: National Police Agency' },
    {
      audience: 'kyrgyzstan_ministry',
      title: 'Ministry',
      stands: 'Kyrgyz Republic: Ministry of Labour, Social Security and Migration',
    },
    {
      audience: 'kyrgyzstan_center',
      title: 'Center',
      stands: 'Kyrgyz Republic: Center for Employment of Citizens Abroad under the Ministry',
    },
  ];

/** The parts of the matrix: whose elements, under which heading. */
const parts: readonly {
  readonly owners: readonly Party[];
  readonly heading: string;
  readonly approval: string;
}[] = [
  {
    owners: ['JAPAN'],
    heading: 'What Japan holds',
    approval: 'To widen any of these needs the approval of Japan.',
  },
  {
    owners: ['KYRGYZSTAN'],
    heading: 'What the Kyrgyz Republic holds',
    approval: 'To widen any of these needs the approval of the Kyrgyz Republic.',
  },
  {
    owners: ['JAPAN', 'KYRGYZSTAN'],
    heading: 'What both sides hold',
    approval: 'To widen any of these needs the approval of both sides.',
  },
];

const belongsTo = (row: MatrixRow, owners: readonly Party[]): boolean => row.owners.join() === owners.join();

/** The first sentence of a description, on one line of a table. */
const firstSentence = (description: string): string => {
  const line = description.replace(/\s+/g, ' ').trim();
  return (/^.*?[.。](?= |$)/.exec(line)?.[0] ?? line).replaceAll('|', '\\|');
};

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const matrixTable = (rows: readonly MatrixRow[]): string =>
  table(
    ['Element', 'What it is', ...columns.map(({ title }) => title)],
    rows.map((row) => [
      `\`${row.coordinate}\``,
      firstSentence(row.description),
      ...columns.map(({ audience }) => (releasedTo(row.marking, audiences[audience]) ? '●' : '–')),
    ]),
  );

const legend = table(
  ['Column', 'Stands for'],
  columns.map(({ title, stands }) => [title, stands]),
);

const figures = (rows: readonly MatrixRow[]): string => {
  const markings = [...new Set(rows.map(({ marking }) => describeMarking(marking)))].sort(
    (left, right) => Number(right === 'public') - Number(left === 'public') || (left < right ? -1 : 1),
  );
  return table(
    ['Released to', ...parts.map(({ heading }) => heading)],
    markings.map((marking) => [
      marking,
      ...parts.map(({ owners }) =>
        String(
          rows.filter((row) => belongsTo(row, owners) && describeMarking(row.marking) === marking).length,
        ),
      ),
    ]),
  );
};

/** Every place at which something becomes narrower than what it stands in; what lies inside is as narrow, or more. */
const narrowings = (rows: readonly MatrixRow[]): string => {
  const markingOf = new Map(rows.map(({ coordinate, marking }) => [coordinate, describeMarking(marking)]));
  const narrower = rows.filter(
    ({ parent, marking }) =>
      describeMarking(marking) !== (parent === undefined ? 'public' : markingOf.get(parent)),
  );
  return table(
    ['Element', 'What it is', 'Released to'],
    narrower.map((row) => [
      `\`${row.coordinate}\``,
      firstSentence(row.description),
      describeMarking(row.marking),
    ]),
  );
};

const typeOf = (row: MatrixRow): string => row.coordinate.split('.', 1)[0] ?? '';

const part = (rows: readonly MatrixRow[], { owners, heading, approval }: (typeof parts)[number]): string => {
  const own = rows.filter((row) => belongsTo(row, owners));
  return [
    `## ${heading}`,
    approval,
    ...[...Map.groupBy(own, typeOf)].flatMap(([type, elements]) => [`### ${type}`, matrixTable(elements)]),
  ].join('\n\n');
};

/** The released matrix as a document for readers who do not read code. */
export const renderMatrix = (rows: readonly MatrixRow[]): string =>
  `${[
    '# The released matrix',
    'What this interface releases, element by element, and to whom. It is written by `npm run compose` from the markings in the schema, and is never edited by hand.',
    'An element is a type of record, one of its fields, something that can be asked with a field (in parentheses), or one of the values that a field can have. A dot (●) says that the recipient may see the element; a dash (–) says that for this recipient the element does not exist. A single record can be marked more narrowly than its elements, never more widely.',
    'A third party that holds no written consent of the originator (Memorandum, section 3) sees what the public sees.',
    '## The recipients',
    legend,
    '## In figures',
    'How many elements are released to whom, and who holds them.',
    figures(rows),
    '## What is confidential',
    'Every element that is narrower than what it stands in. Whatever lies inside one of these is as narrow, or more.',
    narrowings(rows),
    ...parts.map((each) => part(rows, each)),
  ].join('\n\n')}\n`;
