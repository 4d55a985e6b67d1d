import { beforeAll, expect, it } from '@jest/globals';
import { languageCode } from '../../../../../subgraphs/japan/support-organization/register/language-spelling.ts';
import { readRegister } from '../../../../../subgraphs/japan/support-organization/register/read-register.ts';
import { registerSummary } from '../../../../../subgraphs/japan/support-organization/register/register-summary.ts';
import type {
  RegisterEntry,
  SupportOrganizationRegister,
} from '../../../../../subgraphs/japan/support-organization/register/support-organization-register.ts';
import { describeWithSharedData, sharedBytes, sharedTable } from '../../../../shared-data.ts';
import { valueOf } from '../../../reading.ts';

const file = 'support-organization-register-2026-08-03.xlsx';

describeWithSharedData('the published register as of 2026-08-03', () => {
  let register: SupportOrganizationRegister;
  beforeAll(() => {
    register = valueOf(readRegister(sharedBytes(file), file));
  });
  const entry = (number: string): RegisterEntry | undefined =>
    register.entries.find(({ registrationNumber }) => registrationNumber === number);

  it('has the totals that its publisher states', () => {
    expect(registerSummary(register)).toEqual({
      asOf: '2026-08-03',
      registrations: 4664,
      sheetRows: 4819,
      continuationRows: 155,
      offices: 4819,
      officesWithNameAndAddress: 4301,
      officesWithheld: 518,
      registrationsWithSeveralOffices: 101,
      mostOffices: 11,
      paused: 12,
      masked: 517,
      listingKyrgyz: 12,
      listingKyrgyzWithOfficeInTokyo: 5,
      listingRussian: 59,
      listingKyrgyzAndRussian: 5,
      languageMentions: 15475,
      languageSpellings: 117,
      languageSpellingsAfterNfkc: 116,
      languageSpellingsWithCode: 42,
      repeatedNames: { names: 17, registrations: 36 },
      repeatedNamesAfterNfkc: { names: 19, registrations: 40 },
      distinctNames: 4128,
      firstRegisteredOn: '2019-04-26',
      lastRegisteredOn: '2026-08-03',
      officesByPrefecture: [
        { prefecture: '08', offices: 308 },
        { prefecture: '09', offices: 163 },
        { prefecture: '10', offices: 251 },
        { prefecture: '11', offices: 512 },
        { prefecture: '12', offices: 571 },
        { prefecture: '13', offices: 2524 },
        { prefecture: '14', offices: 490 },
      ],
      officesWithoutPrefecture: 0,
    });
  });

  it('mentions every language as often as was counted by hand, under the same code', () => {
    const counts = new Map<string, number>();
    for (const { languages } of register.entries) {
      for (const { asWritten } of languages) {
        counts.set(asWritten, (counts.get(asWritten) ?? 0) + 1);
      }
    }
    const ours = [...counts].map(([spelling, rows]) => [
      spelling,
      String(rows),
      languageCode(spelling) ?? '',
    ]);
    const counted = sharedTable('language_spellings.csv').map((line) => Object.values(line));
    expect(ours.toSorted()).toEqual(counted.toSorted());
  });

  it('has no circled number and no furigana left in a name or address', () => {
    const texts = register.entries.flatMap(({ name, offices }) => [
      name ?? '',
      ...offices.flatMap((office) => [office.name ?? '', office.address ?? '']),
    ]);
    expect(texts.filter((text) => /^[①-⑳➀-➉]/u.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('株式会社カブシキガイシャ'))).toEqual([]);
  });

  it('takes the look-alike mark ➀ off and leaves a number that belongs to a name', () => {
    expect(entry('19登-000813')?.offices[0]?.name).toBe('シーデーピージャパン株式会社　大田原営業所');
    expect(register.entries.some(({ name }) => name === '４．ＡＲＲＯＷＳ株式会社')).toBe(true);
  });

  it('reads a number with a full-width digit', () => {
    expect(entry('20登-004354')).toBeDefined();
  });

  it('reads a date whose cell has lost its format like the others', () => {
    const near = register.entries.filter(
      ({ registrationNumber }) => registrationNumber >= '21登-005954' && registrationNumber <= '21登-006043',
    );
    expect(near.length).toBeGreaterThanOrEqual(32);
    expect(near.every(({ registeredOn }) => registeredOn.startsWith('2021-'))).toBe(true);
  });

  it('reads both phrasings of a pause, with its day where stated, in full-width digits too', () => {
    const paused = register.entries.filter((each) => each.paused);
    expect(paused.filter(({ remarks }) => remarks?.includes('支援業務休止の届出'))).toHaveLength(2);
    expect(paused.map(({ pauseNotifiedOn }) => pauseNotifiedOn).toSorted()).toEqual([
      '2021-11-18',
      '2022-09-02',
      '2023-08-17',
      '2023-10-24',
      '2023-11-30',
      '2024-03-12',
      '2025-09-12',
      '2026-04-23',
      '2026-05-07',
      null,
      null,
      null,
    ]);
  });

  it('keeps number, date, languages and prefecture of a masked person, and nothing else', () => {
    expect(entry('19登-000007')).toMatchObject({
      masked: true,
      name: null,
      registeredOn: '2019-04-26',
      offices: [{ name: null, address: null, prefecture: '14', withheld: true }],
    });
    expect(entry('19登-000007')?.languageCodes).toEqual(['en', 'vi', 'tl', 'zh', 'my', 'id', 'th']);
  });
});
