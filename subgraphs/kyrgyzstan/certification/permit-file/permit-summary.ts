import { permitEventKinds, type Permit, type PermitEventKind, type PermitFile } from './permit-file.ts';

/** The agencies suspended on one day, and what became of them within the file. */
interface SuspensionDay {
  readonly date: string;
  readonly agencies: number;
  readonly resumed: number;
  readonly firstResumedOn: string | undefined;
  readonly lastResumedOn: string | undefined;
  readonly revoked: number;
}

/** The totals by which an operator checks that a permit file was read as it was written. */
export interface PermitSummary {
  readonly lines: number;
  readonly events: Readonly<Record<PermitEventKind, number>>;
  readonly agencies: number;
  readonly agenciesWithSeveralPermits: number;
  readonly agenciesForJapan: number;
  readonly spellingsCyrillic: number;
  readonly spellingsLatin: number;
  readonly permits: number;
  readonly suspensions: readonly SuspensionDay[];
}

const suspensionDay = (date: string, permits: readonly Permit[]): SuspensionDay => {
  const suspended = permits.filter(({ events }) =>
    events.some((event) => event.kind === 'SUSPENDED' && event.date === date),
  );
  const later = (kind: PermitEventKind) =>
    suspended.flatMap(({ inn, events }) => {
      const event = events.find((each) => each.kind === kind && each.date >= date);
      return event === undefined ? [] : [{ inn, date: event.date }];
    });
  const agencies = (permitsOrEvents: readonly { readonly inn: string }[]): number =>
    new Set(permitsOrEvents.map(({ inn }) => inn)).size;
  const resumed = later('RESUMED');
  const days = resumed.map((each) => each.date).sort();
  return {
    date,
    agencies: agencies(suspended),
    resumed: agencies(resumed),
    firstResumedOn: days[0],
    lastResumedOn: days.at(-1),
    revoked: agencies(later('REVOKED')),
  };
};

/** Counts a permit file. How many permits stand in which state depends on a day: see `stateOn`. */
export const permitSummary = ({ lines, agencies, permits }: PermitFile): PermitSummary => {
  const events = permits.flatMap((permit) => permit.events);
  const byKind = permitEventKinds.map((kind) => [kind, events.filter((event) => event.kind === kind).length]);
  const permitsByInn = Map.groupBy(permits, ({ inn }) => inn);
  const spellings = agencies.flatMap((agency) => agency.spellings);
  const suspendedOn = events.filter(({ kind }) => kind === 'SUSPENDED').map(({ date }) => date);
  return {
    lines,
    events: Object.fromEntries(byKind) as Record<PermitEventKind, number>,
    agencies: agencies.length,
    agenciesWithSeveralPermits: [...permitsByInn.values()].filter((own) => own.length > 1).length,
    agenciesForJapan: [...permitsByInn.values()].filter((own) =>
      own.some(({ destination }) => destination === 'JP'),
    ).length,
    spellingsCyrillic: spellings.filter(({ script }) => script === 'CYRILLIC').length,
    spellingsLatin: spellings.filter(({ script }) => script === 'LATIN').length,
    permits: permits.length,
    suspensions: [...new Set(suspendedOn)].sort().map((date) => suspensionDay(date, permits)),
  };
};
