import { addDays, addMinutes, dayOfInstant, dayWithin, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';

type State = 'REQUESTED' | 'RECEIVED' | 'ISSUED' | 'DECLINED' | 'DEPARTED' | 'CLOSED';

interface Course {
  readonly howMany: number;
  readonly state: State;
  readonly answer: 'ISSUED' | 'DECLINED' | null;
  readonly sent: readonly [from: string, to: string];
}

/** How requests stand, and when they were sent. Japan closes one that is answered, and may close one that is not. */
// prettier-ignore
const courses: readonly Course[] = [
  { howMany: 12, state: 'CLOSED',    answer: 'ISSUED',   sent: ['2024-02-01', '2026-07-31'] },
  { howMany: 3,  state: 'CLOSED',    answer: 'DECLINED', sent: ['2025-01-10', '2026-06-30'] },
  { howMany: 2,  state: 'CLOSED',    answer: null,       sent: ['2025-09-01', '2026-08-15'] },
  { howMany: 2,  state: 'DEPARTED',  answer: 'ISSUED',   sent: ['2026-09-14', '2026-10-10'] },
  { howMany: 3,  state: 'ISSUED',    answer: 'ISSUED',   sent: ['2026-09-14', '2026-10-20'] },
  { howMany: 1,  state: 'DECLINED',  answer: 'DECLINED', sent: ['2026-09-14', '2026-10-20'] },
  { howMany: 3,  state: 'RECEIVED',  answer: null,       sent: ['2026-10-26', '2026-11-16'] },
  { howMany: 2,  state: 'REQUESTED', answer: null,       sent: ['2026-11-18', '2026-11-23'] },
];

/** For how many days what a request holds of a person is kept: from its sending, and from the departure or its closing. */
const kept = { sent: 180, closed: 30 };

const minutesOfDay = 1_440;

const earlier = (one: string, other: string): string => (one < other ? one : other);

const requestOf = (random: Random, { state, answer, sent }: Course) => {
  const sentAt = instantOn(random, dayWithin(random, ...sent));
  const receivedAt = state === 'REQUESTED' ? null : addMinutes(sentAt, random.integer(60, 2 * minutesOfDay));
  const answeredAt = answer === null ? null : addMinutes(sentAt, random.integer(5, 18) * minutesOfDay);
  const departedAt = state === 'DEPARTED' ? addMinutes(sentAt, random.integer(20, 30) * minutesOfDay) : null;
  const closedAt = state === 'CLOSED' ? addMinutes(sentAt, random.integer(25, 60) * minutesOfDay) : null;
  const overAt = closedAt ?? departedAt;
  const longest = addMinutes(sentAt, kept.sent * minutesOfDay);
  const retainedUntil =
    overAt === null ? longest : earlier(longest, addMinutes(overAt, kept.closed * minutesOfDay));
  const isErased = dayOfInstant(retainedUntil) < referenceDay;
  return {
    state,
    sentAt,
    receivedAt,
    answeredAt,
    declineReason: answer === 'DECLINED' ? random.pick(['NOT_HELD', 'DOMESTIC_LAW'] as const) : null,
    departedAt,
    closedAt,
    retainedUntil,
    // The round that erases follows within the hour.
    erasedAt: isErased ? addMinutes(retainedUntil, random.integer(1, 59)) : null,
    bornOn: isErased ? null : addDays('1985-01-01', random.integer(0, 6_500)),
  };
};

/**
 * Japan's requests for travel documents (section 8) of persons who do not exist, in the order of sending; of the older ones
 * nothing of the person is kept any more.
 */
export const travelDocumentRequests = () => {
  const random = randomOf('travel document requests');
  return courses
    .flatMap((course) => Array.from({ length: course.howMany }, () => requestOf(random, course)))
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
    .map((request, at) => ({
      id: demonstrationId('travel-document-request', String(at + 1)),
      originator: 'JAPAN',
      fullName: request.erasedAt === null ? `PRIMER PERSON ${String(at + 1)} (架空)` : null,
      passportNumber:
        request.erasedAt === null && random.chance(0.8) ? `EXAMPLE${String(at + 1).padStart(4, '0')}` : null,
      documentNumber:
        request.erasedAt === null && request.answeredAt !== null && request.declineReason === null
          ? `EXAMPLE9${String(at + 1).padStart(4, '0')}`
          : null,
      ...request,
      synthetic: true,
    }));
};

export type TravelDocumentRequest = ReturnType<typeof travelDocumentRequests>[number];
