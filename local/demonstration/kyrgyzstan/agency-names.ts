import { addDays, dayWithin, referenceDay } from '../days.ts';
import { randomOf, type Random } from '../random.ts';
import { firstWords, secondWords, trades, type AgencyWord } from './agency-words.ts';
import { latinSpelling } from './latin-spelling.ts';

export interface AgencyName {
  readonly value: string;
  readonly script: 'CYRILLIC' | 'LATIN' | 'JAPANESE';
  readonly seenFrom: string;
}

/** The two words of an agency's name. */
export interface AgencyWords {
  readonly first: AgencyWord;
  readonly second: AgencyWord;
}

/** Pairs of words, each pair once, in an order that looks like none. */
export const agencyWords = (howMany: number): readonly AgencyWords[] => {
  const pairs = firstWords.flatMap((first) => secondWords.map((second) => ({ first, second, weight: 1 })));
  return randomOf('agency words').severalWeighted(pairs, howMany);
};

const spelling = ({ first, second }: AgencyWords, between: string, trade: string): string =>
  [`${first[0]}${between}${second[0]}`, 'Пример', trade].filter((part) => part !== '').join(' ');

/**
 * The names of an agency by their first days, the earliest `from`: in Cyrillic with Пример, mostly in Latin too with
 * Primer, and of some a Japanese one with 架空; several are later spelled otherwise and stay the same agency.
 */
export const agencyNames = (random: Random, words: AgencyWords, from: string): readonly AgencyName[] => {
  const trade = random.weighted(trades).spellings;
  const [between, otherwise] = random.chance(0.7) ? [' ', '-'] : ['-', ' '];
  const earliest = addDays(from, 30);
  const respelled = random.chance(0.18) && earliest < addDays(referenceDay, -30);
  const cyrillic = [
    { value: spelling(words, between, trade[0]), seenFrom: from },
    ...(respelled
      ? [
          {
            value: spelling(words, otherwise, trade.at(-1) ?? trade[0]),
            seenFrom: dayWithin(random, earliest, addDays(referenceDay, -10)),
          },
        ]
      : []),
  ];
  const latin = random.chance(0.94)
    ? cyrillic.map(({ value, seenFrom }) => ({
        value: latinSpelling(value),
        script: 'LATIN' as const,
        seenFrom,
      }))
    : [];
  const japanese = random.chance(0.1)
    ? [
        {
          value: `架空${words.first[1]}・${words.second[1]}`,
          script: 'JAPANESE' as const,
          seenFrom: addDays(from, 20),
        },
      ]
    : [];
  return [...cyrillic.map((name) => ({ ...name, script: 'CYRILLIC' as const })), ...latin, ...japanese];
};

/** The latest name of a script, or undefined where the agency has none in it. */
export const latestName = (names: readonly AgencyName[], script: AgencyName['script']): string | undefined =>
  names.findLast((name) => name.script === script)?.value;
