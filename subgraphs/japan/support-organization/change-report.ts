import type { RegisterChange } from './register-change.ts';

/** The most lines that are printed of each kind of difference. */
const mostLines = 20;

const listed = (mark: string, lines: readonly string[]): readonly string[] => [
  ...lines.slice(0, mostLines).map((line) => `  ${mark} ${line}`),
  ...(lines.length > mostLines ? [`  ${mark} and ${String(lines.length - mostLines)} more`] : []),
];

/** The difference that a register made, as lines. `before` is the base date of the last register, empty where none was. */
export const changeReport = (change: RegisterChange, before: string): readonly string[] => {
  const { changed, unchanged, noLongerListed } = change;
  const added = [...change.added, ...change.listedAgain];
  const name = ({ registrationNumber, name: called }: { registrationNumber: string; name: string | null }) =>
    `${registrationNumber} ${called?.replace(/\s+/gu, ' ') ?? '(name withheld)'}`;
  const first = before === '';
  return [
    first ? 'the first register that is loaded' : `difference to the register as of ${before}`,
    `added: ${String(added.length)}`,
    ...(first ? [] : listed('+', added.map(name))),
    `changed: ${String(changed.length)}`,
    ...listed(
      '~',
      changed.map(({ row, what }) => `${name(row)}: ${what.join(', ')}`),
    ),
    `no longer listed: ${String(noLongerListed.length)}`,
    ...listed('-', noLongerListed.map(name)),
    `unchanged: ${String(unchanged.length)}`,
  ];
};
