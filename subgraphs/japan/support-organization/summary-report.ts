import type { RegisterSummary } from './register/register-summary.ts';

/** The totals of a register as lines, by which an operator checks that it was read as it was published. */
export const summaryReport = (total: RegisterSummary): readonly string[] =>
  (
    [
      ['register as of', total.asOf],
      ['registrations', total.registrations],
      ['sheet rows', `${String(total.sheetRows)} (${String(total.continuationRows)} continuation rows)`],
      [
        'offices',
        `${String(total.offices)} (${String(total.officesWithNameAndAddress)} with name and address, ${String(total.officesWithheld)} withheld)`,
      ],
      [
        'registrations with more than one office',
        `${String(total.registrationsWithSeveralOffices)} (most: ${String(total.mostOffices)})`,
      ],
      ['paused', total.paused],
      ['masked natural persons', total.masked],
      [
        'listing Kyrgyz',
        `${String(total.listingKyrgyz)} (${String(total.listingKyrgyzWithOfficeInTokyo)} with an office in Tokyo)`,
      ],
      [
        'listing Russian',
        `${String(total.listingRussian)} (${String(total.listingKyrgyzAndRussian)} list both)`,
      ],
      [
        'language spellings',
        `${String(total.languageSpellings)} among ${String(total.languageMentions)} mentions (${String(total.languageSpellingsAfterNfkc)} after NFKC)`,
      ],
      [
        'names used more than once',
        `${String(total.repeatedNames.names)} by ${String(total.repeatedNames.registrations)} registrations (${String(total.repeatedNamesAfterNfkc.names)} and ${String(total.repeatedNamesAfterNfkc.registrations)} after NFKC)`,
      ],
      ['distinct names', total.distinctNames],
      ['registration dates', `${total.firstRegisteredOn ?? '-'} to ${total.lastRegisteredOn ?? '-'}`],
      [
        'offices by prefecture',
        total.officesByPrefecture
          .map(({ prefecture, offices }) => `${prefecture}: ${String(offices)}`)
          .join(', '),
      ],
    ] as const
  ).map(([what, value]) => `${what}: ${String(value)}`);
