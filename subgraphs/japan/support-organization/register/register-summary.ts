import { prefectures } from '../../../kit/facts/prefecture.ts';
import { languageCode } from './language-spelling.ts';
import { splitLanguages } from './split-languages.ts';
import type { RegisterEntry, SupportOrganizationRegister } from './support-organization-register.ts';

/** Names that more than one registration uses. Masked persons are not counted. */
interface RepeatedNames {
  readonly names: number;
  readonly registrations: number;
}

/** The totals by which an operator checks that a register was read as it was published. */
export interface RegisterSummary {
  readonly asOf: string;
  readonly registrations: number;
  readonly sheetRows: number;
  readonly continuationRows: number;
  readonly offices: number;
  readonly officesWithNameAndAddress: number;
  readonly officesWithheld: number;
  readonly registrationsWithSeveralOffices: number;
  readonly mostOffices: number;
  readonly paused: number;
  readonly masked: number;
  readonly listingKyrgyz: number;
  readonly listingKyrgyzWithOfficeInTokyo: number;
  readonly listingRussian: number;
  readonly listingKyrgyzAndRussian: number;
  readonly languageMentions: number;
  readonly languageSpellings: number;
  /** The same where NFKC is applied before splitting. */
  readonly languageSpellingsAfterNfkc: number;
  readonly languageSpellingsWithCode: number;
  readonly repeatedNames: RepeatedNames;
  /** The same after NFKC, with blanks removed and case ignored. */
  readonly repeatedNamesAfterNfkc: RepeatedNames;
  readonly distinctNames: number;
  readonly firstRegisteredOn: string | undefined;
  readonly lastRegisteredOn: string | undefined;
  /** By JIS code, in its order; only prefectures that have any. */
  readonly officesByPrefecture: readonly { readonly prefecture: string; readonly offices: number }[];
  readonly officesWithoutPrefecture: number;
}

const tokyo = '13';

const tally = (values: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const repeated = (counts: ReadonlyMap<string, number>): RepeatedNames => {
  const several = [...counts.values()].filter((count) => count > 1);
  return { names: several.length, registrations: several.reduce((sum, count) => sum + count, 0) };
};

const speaks =
  (code: string) =>
  ({ languageCodes }: RegisterEntry): boolean =>
    languageCodes.includes(code);

const languageTotals = (entries: readonly RegisterEntry[]) => {
  const mentions = entries.flatMap(({ languages }) => languages.map(({ asWritten }) => asWritten));
  const spellings = [...new Set(mentions)];
  const kyrgyz = entries.filter(speaks('ky'));
  return {
    languageMentions: mentions.length,
    languageSpellings: spellings.length,
    languageSpellingsAfterNfkc: new Set(spellings.flatMap((each) => splitLanguages(each.normalize('NFKC'))))
      .size,
    languageSpellingsWithCode: spellings.filter((each) => languageCode(each) !== undefined).length,
    listingKyrgyz: kyrgyz.length,
    listingKyrgyzWithOfficeInTokyo: kyrgyz.filter(({ offices }) =>
      offices.some(({ prefecture }) => prefecture === tokyo),
    ).length,
    listingRussian: entries.filter(speaks('ru')).length,
    listingKyrgyzAndRussian: kyrgyz.filter(speaks('ru')).length,
  };
};

const officeTotals = (entries: readonly RegisterEntry[]) => {
  const offices = entries.flatMap((entry) => entry.offices);
  const byPrefecture = tally(offices.flatMap(({ prefecture }) => prefecture ?? []));
  return {
    offices: offices.length,
    officesWithNameAndAddress: offices.filter(({ name, address }) => name !== null && address !== null)
      .length,
    officesWithheld: offices.filter(({ withheld }) => withheld).length,
    registrationsWithSeveralOffices: entries.filter((entry) => entry.offices.length > 1).length,
    mostOffices: entries.reduce((most, entry) => Math.max(most, entry.offices.length), 0),
    officesByPrefecture: prefectures.flatMap(({ jisCode }) => {
      const count = byPrefecture.get(jisCode);
      return count === undefined ? [] : [{ prefecture: jisCode, offices: count }];
    }),
    officesWithoutPrefecture: offices.filter(({ prefecture }) => prefecture === null).length,
  };
};

/** Counts a register. */
export const registerSummary = ({
  asOf,
  sheetRows,
  entries,
}: SupportOrganizationRegister): RegisterSummary => {
  const names = entries.flatMap(({ name }) => name ?? []);
  const days = entries.map(({ registeredOn }) => registeredOn).sort();
  const plainNames = names.map((name) => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase());
  return {
    asOf,
    registrations: entries.length,
    sheetRows,
    continuationRows: sheetRows - entries.length,
    ...officeTotals(entries),
    paused: entries.filter(({ paused }) => paused).length,
    masked: entries.filter(({ masked }) => masked).length,
    ...languageTotals(entries),
    repeatedNames: repeated(tally(names)),
    repeatedNamesAfterNfkc: repeated(tally(plainNames)),
    distinctNames: new Set(names).size,
    firstRegisteredOn: days[0],
    lastRegisteredOn: days.at(-1),
  };
};
