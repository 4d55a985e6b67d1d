import { share } from './report.ts';
import type { AudienceReport, Leak } from './report.ts';

/** One leak in full: what was asked, and what told. */
export const tellLeak = ({ audience, seed }: AudienceReport, leak: Leak): string =>
  [
    `${audience} can tell (${leak.pair}: ${leak.what}), seed ${String(seed)}, operation ${String(leak.operation)}:`,
    ...(leak.asked === undefined
      ? []
      : [
          `  ${leak.asked.query ?? leak.asked.path ?? ''}`,
          `  ${JSON.stringify(leak.asked.variables ?? {})}`,
        ]),
    ...leak.answers.map((answer) => `  > ${answer}`),
  ].join('\n');

const columns = [
  'audience',
  'operations',
  'bear data',
  'name restricted',
  'aims met',
  'asked for them',
  'acts',
  'streams',
  'cleared saw after',
  'late once',
  'leaks',
  'seconds',
];

/** The figures of a run, an audience a line. */
export const summary = (reports: readonly AudienceReport[]): string => {
  const rows = reports.map((report) => [
    report.audience,
    String(report.operations),
    `${String(share(report, 'bearingData'))} %`,
    `${String(share(report, 'namingRestricted'))} %`,
    `${String(report.aimed.length)}/${String(report.aims)}`,
    String(report.askedForAims),
    String(report.byRoot.mutation),
    String(report.byRoot.subscription),
    String(report.clearedSawAfter ?? 'never'),
    String(report.late),
    String(report.leaks.length),
    String(report.seconds),
  ]);
  const widths = columns.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  return [columns, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
