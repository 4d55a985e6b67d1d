import type { Random } from '../random.ts';
import { datedEvents, periodBefore, type DatedEvent } from './certification-dates.ts';
import { expiredLife, lives } from './certification-lives.ts';

/** A certification of an agency before it has its number: for where, and what happened to it. */
export interface CertificationPlan {
  readonly destination: string;
  readonly events: readonly DatedEvent[];
  /** The day of the grant. */
  readonly grantedOn: string;
}

/** Destinations other than Japan, by how often permits are sought for them. */
const elsewhere = [
  { destination: 'TR', weight: 40 },
  { destination: 'DE', weight: 18 },
  { destination: 'HU', weight: 9 },
  { destination: 'SK', weight: 9 },
  { destination: 'PL', weight: 9 },
  { destination: 'GB', weight: 7 },
  { destination: 'KR', weight: 6 },
  { destination: 'CZ', weight: 5 },
  { destination: 'AE', weight: 5 },
  { destination: 'BG', weight: 4 },
] as const;

const planOf = (destination: string, events: readonly DatedEvent[]): CertificationPlan => ({
  destination,
  events,
  grantedOn: events[0]?.date ?? '',
});

/** Plans for Japan: one that an agency holds or held last, now and then one that ran out before. */
const forJapan = (random: Random): readonly CertificationPlan[] => {
  const plan = planOf('JP', datedEvents(random, random.weighted(lives)));
  // Accreditation for Japan follows the Memorandum of July 2023.
  if (plan.grantedOn < '2025-03-01' || !random.chance(0.25)) return [plan];
  return [planOf('JP', datedEvents(random, expiredLife, periodBefore(random, plan.grantedOn))), plan];
};

/** The certifications of an agency, in the order of their grants; a good part of the agencies send to Japan. */
export const certificationPlans = (random: Random): readonly CertificationPlan[] => {
  const toJapan = random.chance(0.48);
  const others = random.severalWeighted(elsewhere, toJapan ? random.integer(0, 1) : random.integer(1, 2));
  return [
    ...(toJapan ? forJapan(random) : []),
    ...others.map(({ destination }) => planOf(destination, datedEvents(random, random.weighted(lives)))),
  ].toSorted((a, b) => (a.grantedOn < b.grantedOn ? -1 : 1));
};
