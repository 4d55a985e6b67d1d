import { addDays, dayWithin, instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import type { Agency } from './agencies.ts';
import type { Certification } from './certifications.ts';

interface Application {
  readonly agencyId: string;
  readonly destination: string;
  readonly state: 'APPLIED' | 'UNDER_REVIEW' | 'CERTIFIED' | 'REFUSED' | 'WITHDRAWN';
  readonly appliedOn: string;
  readonly receivedAt: string | null;
  readonly criteriaVersion: string | null;
  readonly decision: { readonly number: string; readonly decidedOn: string } | null;
  readonly ground: string | null;
  readonly certificationId: string | null;
}

const received = (random: Random, appliedOn: string) => instantOn(random, addDays(appliedOn, 2));

/** The application from which a certification came. */
const granted = (random: Random, { row }: Certification): Application[] => {
  const { id, agencyId, destination, criteriaVersion, decision } = row;
  if (criteriaVersion === null || decision.number === null) return [];
  const appliedOn = addDays(decision.decidedOn, -random.integer(20, 60));
  return [
    {
      agencyId,
      destination,
      state: 'CERTIFIED',
      appliedOn,
      receivedAt: received(random, appliedOn),
      criteriaVersion,
      decision: { number: decision.number, decidedOn: decision.decidedOn },
      ground: 'Пример: критерийлерге жооп берет',
      certificationId: id,
    },
  ];
};

/** How an application without a certification ended, or stands. */
const others = [
  { state: 'REFUSED', weight: 8, from: '2025-09-01', until: '2026-09-30' },
  { state: 'WITHDRAWN', weight: 3, from: '2025-09-01', until: '2026-10-31' },
  { state: 'UNDER_REVIEW', weight: 6, from: '2026-10-20', until: '2026-11-18' },
  { state: 'APPLIED', weight: 3, from: '2026-11-19', until: '2026-11-23' },
] as const;

/** An application of an agency that does not send to Japan yet. */
const forJapan = (random: Random, { row }: Agency, serial: number): Application => {
  const { state, from, until } = random.weighted(others);
  const appliedOn = dayWithin(random, from, until);
  const isReceived = state === 'REFUSED' || state === 'UNDER_REVIEW';
  const isRefused = state === 'REFUSED';
  return {
    agencyId: row.id,
    destination: 'JP',
    state,
    appliedOn,
    receivedAt: isReceived ? received(random, appliedOn) : null,
    criteriaVersion: isReceived ? 'primer-2025' : null,
    decision: isRefused
      ? { number: `Пример Р-${String(serial)}`, decidedOn: addDays(appliedOn, random.integer(20, 45)) }
      : null,
    ground: isRefused ? 'Пример: не соответствует критериям' : null,
    certificationId: null,
  };
};

/** The commission sat some days before its decision was signed; the minutes of a month have one number. */
const sittingOf = ({ decision }: Application) => {
  if (decision === null) return null;
  const heldOn = addDays(decision.decidedOn, -3);
  return { heldOn, minutesNumber: `Пример протокол ${heldOn.slice(0, 7)}` };
};

/** Invented applications for certification: those that were granted, and some that were not or still wait. */
export const certificationApplications = (
  agencies: readonly Agency[],
  certifications: readonly Certification[],
) => {
  const random = randomOf('certification applications');
  const still = agencies.filter(({ row }) => !row.sendsToJapan && random.chance(0.4));
  return [
    ...certifications.flatMap((each) => granted(random, each)),
    ...still.map((agency, at) => forJapan(random, agency, at + 1)),
  ].map((application, at) => ({
    id: demonstrationId('certification-application', String(at + 1)),
    ...application,
    sitting: sittingOf(application),
    fileReference: `Пример иш ${String(at + 1)}`,
    synthetic: true,
  }));
};
