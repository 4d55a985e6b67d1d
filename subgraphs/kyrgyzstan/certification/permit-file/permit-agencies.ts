import type { FaultList } from '../../../kit/tabular/import-fault.ts';
import type { AgencySpelling, PermitAgency } from './permit-file.ts';
import type { PermitLine } from './permit-line.ts';

const spellingsIn = (
  script: AgencySpelling['script'],
  written: readonly { readonly text: string; readonly date: string }[],
): readonly AgencySpelling[] => {
  const spellings = new Map<string, AgencySpelling>();
  for (const { text, date } of written) {
    spellings.set(text, { text, script, from: spellings.get(text)?.from ?? date, until: date });
  }
  return [...spellings.values()];
};

const agencyOf = (inn: string, first: PermitLine, lines: readonly PermitLine[]): PermitAgency => {
  const inOrder = lines.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.row - b.row));
  const latest = inOrder.at(-1) ?? first;
  return {
    inn,
    synthetic: first.synthetic,
    region: latest.region,
    nameCyrillic: latest.nameCyrillic,
    nameLatin: latest.nameLatin,
    spellings: [
      ...spellingsIn(
        'CYRILLIC',
        inOrder.map(({ nameCyrillic, date }) => ({ text: nameCyrillic, date })),
      ),
      ...spellingsIn(
        'LATIN',
        inOrder.map(({ nameLatin, date }) => ({ text: nameLatin, date })),
      ),
    ],
  };
};

/** Gathers lines into agencies by INN. Different spellings are no fault: they stay one agency with dated spellings. */
export const permitAgencies = (lines: readonly PermitLine[], list: FaultList): readonly PermitAgency[] => {
  const byInn = Map.groupBy(lines, ({ inn }) => inn);
  return [...byInn].flatMap(([inn, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    for (const { row, synthetic } of own) {
      if (synthetic === first.synthetic) continue;
      list.add(
        row,
        'synthetic',
        `row ${String(first.row)} says the opposite of the agency with INN ${inn}; correct one of the two`,
      );
    }
    return [agencyOf(inn, first, own)];
  });
};
