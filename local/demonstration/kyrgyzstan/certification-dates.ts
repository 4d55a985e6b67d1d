import { addDays, addYears, ascendingDays, dayWithin } from '../days.ts';
import type { Random } from '../random.ts';
import { stateAfter, type CertificationState, type EventKind, type Life } from './certification-lives.ts';

export interface DatedEvent {
  readonly kind: EventKind;
  readonly date: string;
  /** The last day of the period after the event; null after a revocation. */
  readonly validUntil: string | null;
}

interface Period {
  readonly from: string;
  readonly until: string;
}

/** No event is later, so that what follows from the last one has had its time. */
const lastEventDay = '2026-11-10';

const ofYears = (from: string, years: number): Period => ({
  from,
  until: addDays(addYears(from, years), -1),
});

/**
 * The period in which a life ends. One that runs does so for a long while yet, into 2027 or 2028; a suspension needs a
 * period that has run for some months.
 */
const lastPeriod: Readonly<Record<CertificationState, (random: Random, eventful: boolean) => Period>> = {
  IN_FORCE: (random, eventful) => {
    if (eventful) return ofYears(dayWithin(random, '2025-09-01', '2026-06-30'), 2);
    return random.chance(0.5)
      ? ofYears(dayWithin(random, '2026-07-01', '2026-10-31'), 1)
      : ofYears(dayWithin(random, '2025-09-01', '2026-10-31'), 2);
  },
  SUSPENDED: (random) => ofYears(dayWithin(random, '2025-09-01', '2026-06-30'), 2),
  REVOKED: (random) => ofYears(dayWithin(random, '2025-01-06', '2026-06-30'), 1),
  EXPIRED: (random) => ofYears(dayWithin(random, '2024-10-01', '2025-10-31'), 1),
};

/** The events of a life that fall within each of its periods, one for the grant and one for each extension. */
const eventsByPeriod = (events: readonly EventKind[]): readonly (readonly EventKind[])[] =>
  events.reduce<EventKind[][]>((periods, kind) => {
    if (kind === 'GRANTED' || kind === 'EXTENDED') return [...periods, []];
    if (kind !== 'EXPIRED') periods.at(-1)?.push(kind);
    return periods;
  }, []);

/**
 * Dates a life: periods of a year that follow upon one another, each extension some days before the old end.
 *
 * @param last the period in which it ends, where that is settled already
 */
export const datedEvents = (random: Random, { events }: Life, last?: Period): readonly DatedEvent[] => {
  const within = eventsByPeriod(events);
  const end = stateAfter[events.at(-1) ?? 'GRANTED'];
  const ending = last ?? lastPeriod[end](random, (within.at(-1)?.length ?? 0) > 0);
  const dated = within.flatMap((kinds, at): DatedEvent[] => {
    const left = within.length - 1 - at;
    const from = addYears(ending.from, -left);
    const until = left === 0 ? ending.until : addDays(addYears(ending.from, 1 - left), -1);
    const beforeEnd = addDays(until, -40);
    const days = ascendingDays(
      random,
      addDays(from, 80),
      beforeEnd < lastEventDay ? beforeEnd : lastEventDay,
      kinds.length,
    );
    return [
      at === 0
        ? { kind: 'GRANTED', date: from, validUntil: until }
        : { kind: 'EXTENDED', date: addDays(from, -random.integer(5, 30)), validUntil: until },
      ...kinds.map((kind, place) => ({
        kind,
        date: days[place] ?? beforeEnd,
        validUntil: kind === 'REVOKED' ? null : until,
      })),
    ];
  });
  if (end !== 'EXPIRED') return dated;
  return [...dated, { kind: 'EXPIRED', date: addDays(ending.until, 1), validUntil: ending.until }];
};

/** A period of one year that ended some months before a day. */
export const periodBefore = (random: Random, day: string): Period => {
  const until = addDays(day, -random.integer(20, 120));
  return { from: addDays(addYears(until, -1), 1), until };
};
