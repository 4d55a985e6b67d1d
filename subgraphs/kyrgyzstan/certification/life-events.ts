import type { MutationInput } from '../../kit/write/act.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { transitions } from './permit-file/permit-transitions.ts';

/** What the inputs of these acts hold; each has the fields that its event needs. */
export interface EventInput extends MutationInput {
  readonly certificationId: string;
  readonly version: number;
  readonly date?: string;
  readonly validUntil?: string;
  readonly ground: string;
}

/** The last thing that happened to a certification. */
export interface LastEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly date: string;
}

/** When an event happened, and until when the certification runs after it. */
interface Course {
  readonly date: string;
  readonly validUntil: string | null;
}

/** An event in the life of a certification that the Ministry brings about by an act. */
export interface LifeEvent {
  readonly mutation: string;
  readonly kind: string;
  /** The type of its result. */
  readonly result: string;
  /** The section under which it is done. */
  readonly article: string;
  /** The section under which Japan is told. */
  readonly owedUnder: string;
  readonly course: (input: EventInput, found: FoundRecord, last: LastEvent) => Course;
}

const endOf = ({ validUntil }: FoundRecord): string | null => (validUntil ?? null) as string | null;

const sameEnd: LifeEvent['course'] = ({ date = '' }, found) => ({ date, validUntil: endOf(found) });

const noEnd: LifeEvent['course'] = ({ date = '' }) => ({ date, validUntil: null });

const laterEnd: LifeEvent['course'] = ({ date = '', validUntil = '' }, found) => {
  const before = endOf(found) ?? '';
  if (validUntil <= before)
    throw invalidInput('validUntil', `It does not extend the period, which runs until ${before}.`);
  return { date, validUntil };
};

/** The period is over on the day after its last one, whenever that is recorded; and once. */
const endReached: LifeEvent['course'] = (_input, found, last) => {
  const validUntil = endOf(found);
  if (validUntil === null || last.kind === 'EXPIRED')
    throw new Refused({ type: 'WrongState', state: 'EXPIRED', message: 'That was recorded already.' });
  return { date: dayAfter(validUntil), validUntil };
};

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);

/** The events, each by its mutation. */
// prettier-ignore
export const lifeEvents: readonly LifeEvent[] = [
  { mutation: 'suspendCertification', kind: 'SUSPENDED', result: 'CertificationSuspended', article: '7(4)', owedUnder: '7(4)', course: sameEnd },
  { mutation: 'resumeCertification',  kind: 'RESUMED',   result: 'CertificationResumed',   article: '7(4)', owedUnder: '7(4)', course: sameEnd },
  { mutation: 'revokeCertification',  kind: 'REVOKED',   result: 'CertificationRevoked',   article: '7(4)', owedUnder: '7(4)', course: noEnd },
  { mutation: 'extendCertification',  kind: 'EXTENDED',  result: 'CertificationExtended',  article: '7(1)', owedUnder: '7(2)', course: laterEnd },
  { mutation: 'expireCertification',  kind: 'EXPIRED',   result: 'CertificationExpired',   article: '7(1)', owedUnder: '7(2)', course: endReached },
];

/** What follows upon what, beside what a file of permits may say: the end of a period is recorded once it is reached. */
export const lifeMoves: Moves = { ...transitions, EXPIRED: { EXPIRED: 'EXPIRED' } };
