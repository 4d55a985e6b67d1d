import { addDays, daysBetween, dayWithin, later } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { organizationName } from './organization-names.ts';
import { prefecturesByOrganizations } from './prefectures.ts';
import { supportLanguages, type SupportLanguage } from './support-languages.ts';
import { supportOffices, type SupportOffice } from './support-offices.ts';

export interface SupportOrganizationRow {
  readonly id: string;
  readonly registrationNumber: string;
  readonly registeredOn: string;
  readonly name: string | null;
  readonly masked: boolean;
  readonly prefecture: string;
  readonly offices: readonly SupportOffice[];
  readonly languages: readonly SupportLanguage[];
  readonly languageCodes: readonly string[];
  readonly paused: boolean;
  readonly remarks: string | null;
  readonly listingStatus: 'LISTED' | 'NO_LONGER_LISTED';
  readonly firstListedOn: string;
  readonly lastListedOn: string;
  readonly telephone: string | null;
  readonly representative: string | null;
  readonly synthetic: true;
}

const howMany = 2_400;

/** Registration began with the status of residence; the gateway read its first register, and its last, on a Monday. */
const registration = { from: '2019-04-26', to: '2026-11-17' };
export const registers = { first: '2026-01-05', last: '2026-11-23' };

/** How many languages an entry offers: three on average. */
const languageCounts = [
  { count: 1, weight: 18 },
  { count: 2, weight: 24 },
  { count: 3, weight: 24 },
  { count: 4, weight: 14 },
  { count: 5, weight: 9 },
  { count: 6, weight: 6 },
  { count: 8, weight: 5 },
] as const;

/** The two ways in which the register writes that the support work is paused. */
const pauseRemarks = ['支援業務の休止の届出', '支援業務の休止の届出', '支援業務休止の届出'] as const;

/** The base date of the weekly register of a day or the next one. */
const registerOf = (day: string): string => {
  const weeks = Math.ceil(daysBetween(registers.first, day) / 7);
  return addDays(registers.first, 7 * weeks);
};

const pauseRemark = (random: Random, registeredOn: string): string => {
  const day = dayWithin(random, later(registeredOn, '2024-01-01'), '2026-11-20');
  const [year, month, date] = day.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(date)}日 ${random.pick(pauseRemarks)}`;
};

const listing = (random: Random, registeredOn: string) => {
  const firstListedOn = later(registers.first, registerOf(registeredOn));
  const mayHaveLeft = firstListedOn < addDays(registers.last, -28);
  if (!mayHaveLeft || random.chance(0.97)) {
    return { listingStatus: 'LISTED', firstListedOn, lastListedOn: registers.last } as const;
  }
  const lastListedOn = registerOf(dayWithin(random, firstListedOn, addDays(registers.last, -7)));
  return { listingStatus: 'NO_LONGER_LISTED', firstListedOn, lastListedOn } as const;
};

const organization = (random: Random, registeredOn: string, serial: number): SupportOrganizationRow => {
  const registrationNumber = `99登-${String(serial).padStart(6, '0')}`;
  const masked = random.chance(0.11);
  const name = masked ? null : organizationName(random);
  const seat = random.weighted(prefecturesByOrganizations);
  const languages = random
    .severalWeighted(supportLanguages, random.weighted(languageCounts).count)
    .map(({ asWritten, code }) => ({ asWritten, code }));
  const paused = random.chance(0.012);
  return {
    id: demonstrationId('support-organization', registrationNumber),
    registrationNumber,
    registeredOn,
    name,
    masked,
    prefecture: seat.code,
    offices: supportOffices(random, seat, name),
    languages,
    languageCodes: [...new Set(languages.flatMap(({ code }) => code ?? []))],
    paused,
    remarks: paused ? pauseRemark(random, registeredOn) : null,
    ...listing(random, registeredOn),
    telephone: random.chance(0.96) ? `000-0000-${String(serial).padStart(4, '0')}` : null,
    representative: masked ? null : `架空代表者${String(serial)}`,
    synthetic: true,
  };
};

/** The invented register of support organizations, numbered in the order of registration. */
export const supportOrganizations = (): readonly SupportOrganizationRow[] => {
  const random = randomOf('support organizations');
  const days = Array.from({ length: howMany }, () => dayWithin(random, registration.from, registration.to));
  return days.toSorted().map((day, at) => organization(random, day, at + 1));
};

/** The day from which the register remarks a pause, which it writes as 2026年7月30日; undefined where it remarks none. */
export const pausedFrom = ({ remarks }: SupportOrganizationRow): string | undefined => {
  const [, year, month, date] = /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(remarks ?? '') ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
};
