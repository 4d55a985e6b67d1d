import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import type { Agency } from './agencies.ts';
import type { DatedEvent } from './certification-dates.ts';
import { stateAfter, type CertificationState, type EventKind } from './certification-lives.ts';
import type { CertificationPlan } from './certification-plans.ts';

interface CertificationRow {
  readonly id: string;
  readonly number: string;
  readonly agencyId: string;
  readonly destination: string;
  readonly criteriaVersion: string | null;
  readonly decision: { readonly number: string | null; readonly decidedOn: string };
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly correctedAt: string | null;
  readonly state: CertificationState;
  readonly synthetic: true;
  readonly version: number;
}

interface CertificationEventRow extends DatedEvent {
  readonly id: string;
  readonly certificationId: string;
  readonly destination: string;
  readonly sequence: number;
  readonly ground: string | null;
}

export interface Certification {
  readonly row: CertificationRow;
  readonly events: readonly CertificationEventRow[];
}

const grounds: Readonly<Record<EventKind, readonly string[]>> = {
  GRANTED: ['Пример: решение межведомственной комиссии', 'Пример: мекемелер аралык комиссиянын чечими'],
  EXTENDED: ['Пример: решение комиссии о продлении', 'Пример: узартуу жөнүндө чечим'],
  SUSPENDED: ['Пример: недостоверные сведения в деле', 'Пример: даттануу каралууда'],
  RESUMED: ['Пример: нарушения устранены', 'Пример: бузуулар жоюлду'],
  REVOKED: ['Пример: перестала соответствовать стандартам', 'Пример: нарушения не устранены в срок'],
  EXPIRED: ['Пример: срок истёк без продления'],
};

const certification = (
  random: Random,
  agencyId: string,
  { destination, events, grantedOn }: CertificationPlan,
  serial: number,
): Certification => {
  const number = `PRIMER-${String(serial).padStart(4, '0')}`;
  const id = demonstrationId('certification', number);
  const last = events.at(-1);
  return {
    row: {
      id,
      number,
      agencyId,
      destination,
      // The criteria are invented, and so are their versions.
      criteriaVersion: random.chance(0.95) ? `primer-${grantedOn < '2025-07-01' ? '2023' : '2025'}` : null,
      decision: { number: `Пример ${String(serial)}/${grantedOn.slice(0, 4)}`, decidedOn: grantedOn },
      validFrom: grantedOn,
      validUntil: last?.validUntil ?? null,
      correctedAt: null,
      state: stateAfter[last?.kind ?? 'GRANTED'],
      synthetic: true,
      // Each event made one.
      version: events.length,
    },
    events: events.map((event, at) => ({
      id: demonstrationId('certification-event', `${number}/${String(at + 1)}`),
      certificationId: id,
      destination,
      sequence: at + 1,
      ...event,
      ground: random.chance(0.95) ? random.pick(grounds[event.kind]) : null,
    })),
  };
};

/** The certifications of all agencies with their events, numbered in the order of their grants. */
export const certifications = (agencies: readonly Agency[]): readonly Certification[] => {
  const random = randomOf('certifications');
  return agencies
    .flatMap(({ row, plans }) => plans.map((plan) => ({ agencyId: row.id, plan })))
    .toSorted((a, b) => (a.plan.grantedOn < b.plan.grantedOn ? -1 : 1))
    .map(({ agencyId, plan }, at) => certification(random, agencyId, plan, at + 1));
};
