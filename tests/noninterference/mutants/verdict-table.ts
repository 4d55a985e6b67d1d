import { classesWithoutMutant } from './classes-without-mutant.ts';
import type { Verdict } from './verdict.ts';

const columns = ['Leak sown', 'Class', 'Wall', 'Standing', 'Found by', 'After operations'];

const standing = ({ by }: Verdict['mutant']): string => {
  if ('test' in by) return '–';
  const walls = 'probes' in by ? by.probes : by.walls;
  return walls === 'all' ? 'all' : `${walls} alone`;
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 160);

/** The table of mutants in Markdown, with the figures that it gives. */
export const verdictTable = (verdicts: readonly Verdict[]): string => {
  const found = verdicts.filter(({ outcome }) => outcome === 'found');
  const counts = found
    .flatMap(({ operations }) => (operations === undefined ? [] : [operations]))
    .sort((left, right) => left - right);
  const lines = verdicts.map(({ mutant, outcome, by, operations }) =>
    [
      mutant.name,
      mutant.leak,
      mutant.wall,
      standing(mutant),
      outcome === 'found' ? by : `**${outcome}**: ${by}`,
      operations === undefined ? '–' : String(operations),
    ]
      .map(cell)
      .join(' | '),
  );
  return [
    '# Leaks sown, and what noticed',
    '',
    'Each was patched into the product while it was loaded, and nothing else but what stands in its row was asked. Written by `node tests/noninterference/mutants/main.ts --table docs/mutants.md`, never by hand.',
    '',
    `${String(found.length)} of ${String(verdicts.length)} found; where operations were needed: median ${String(counts[Math.floor(counts.length / 2)] ?? '–')}, worst ${String(counts.at(-1) ?? '–')}.`,
    '',
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...lines.map((line) => `| ${line} |`),
    '',
    'Classes of the catalogue of which none is sown:',
    '',
    '| Class | Why |',
    '| --- | --- |',
    ...Object.entries(classesWithoutMutant).map(([name, why]) => `| ${name} | ${why} |`),
    '',
  ].join('\n');
};
