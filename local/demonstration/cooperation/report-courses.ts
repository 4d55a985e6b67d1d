import { addMinutes, daysBetween, dayOfInstant, referenceDay } from '../days.ts';
import type { Random, Weighted } from '../random.ts';

export type ReportState = 'SENT' | 'RECEIVED' | 'ACTED' | 'NO_ACTION' | 'CLOSED' | 'WITHDRAWN';

interface StateShare extends Weighted {
  readonly state: ReportState;
}

/** How reports stand by their age in days; a report is closed two months after it was sent at the earliest. */
const statesByAge: readonly { readonly under: number; readonly states: readonly StateShare[] }[] = [
  {
    under: 14,
    states: [
      { state: 'SENT', weight: 50 },
      { state: 'RECEIVED', weight: 50 },
    ],
  },
  { under: 75, states: [{ state: 'RECEIVED', weight: 100 }] },
  {
    under: Infinity,
    states: [
      { state: 'CLOSED', weight: 62 },
      { state: 'ACTED', weight: 20 },
      { state: 'NO_ACTION', weight: 14 },
      { state: 'RECEIVED', weight: 4 },
    ],
  },
];

/** Where a report stands and since when. */
export interface ReportCourse {
  readonly state: ReportState;
  readonly receivedAt: string | null;
  readonly closedAt: string | null;
}

const minutesOfDay = 1_440;

/** How a report sent at an instant stands today. */
export const reportCourse = (random: Random, sentAt: string): ReportCourse => {
  const age = daysBetween(dayOfInstant(sentAt), referenceDay);
  const states = statesByAge.find(({ under }) => age < under)?.states ?? [];
  const { state } = random.weighted(states);
  if (state === 'SENT') return { state, receivedAt: null, closedAt: null };
  const receivedAt = addMinutes(sentAt, random.integer(1, 600));
  if (state !== 'CLOSED') return { state, receivedAt, closedAt: null };
  const open = random.integer(60, Math.min(150, age - 2));
  return { state, receivedAt, closedAt: addMinutes(receivedAt, open * minutesOfDay) };
};
