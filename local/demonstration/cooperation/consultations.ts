import { addDays, addMinutes, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { otherSide } from './other-side.ts';
import type { Originator } from './report-wording.ts';

type ConsultationState =
  'PROPOSED' | 'DECLINED' | 'AGREED' | 'HELD' | 'MINUTES_AGREED' | 'FOLLOW_UP' | 'CLOSED';

interface Course {
  readonly originator: Originator;
  readonly state: ConsultationState;
  readonly proposedOn: string;
  /** The day that was proposed last, on which it is held where it is. */
  readonly day: string;
  readonly topics: readonly string[];
  readonly agenda: string;
}

/** The consultations of some three years, each topic of section 4(2) in one at least; invented. */
// prettier-ignore
const courses: readonly Course[] = [
  { originator: 'JAPAN',      state: 'CLOSED',         proposedOn: '2023-09-12', day: '2023-10-18', topics: ['POLICY', 'SCREENING_AND_CORRECTION'], agenda: '（架空の例）制度の概要と認定の仕組みについて。' },
  { originator: 'KYRGYZSTAN', state: 'CLOSED',         proposedOn: '2024-04-09', day: '2024-05-22', topics: ['EXAMINATIONS'],                       agenda: 'Пример: порядок проведения экзаменов в Бишкеке и Оше.' },
  { originator: 'JAPAN',      state: 'CLOSED',         proposedOn: '2024-10-01', day: '2024-11-13', topics: ['INTERMEDIARIES', 'POLICY'],           agenda: '（架空の例）仲介業者による手数料の徴収について。' },
  { originator: 'KYRGYZSTAN', state: 'CLOSED',         proposedOn: '2025-05-13', day: '2025-06-18', topics: ['RESIDENCE_MANAGEMENT', 'OTHER'],      agenda: 'Пример: разъяснение работникам правил пребывания.' },
  { originator: 'JAPAN',      state: 'FOLLOW_UP',      proposedOn: '2026-02-03', day: '2026-03-11', topics: ['SCREENING_AND_CORRECTION'],           agenda: '（架空の例）停止中の許可の取扱いについて。' },
  { originator: 'KYRGYZSTAN', state: 'DECLINED',       proposedOn: '2026-04-14', day: '2026-05-27', topics: ['OTHER'],                              agenda: 'Пример: взаимное признание водительских удостоверений.' },
  { originator: 'KYRGYZSTAN', state: 'FOLLOW_UP',      proposedOn: '2026-06-16', day: '2026-07-22', topics: ['INTERMEDIARIES'],                     agenda: 'Пример: обмен сведениями о посредниках без разрешения.' },
  { originator: 'JAPAN',      state: 'MINUTES_AGREED', proposedOn: '2026-08-25', day: '2026-09-30', topics: ['EXAMINATIONS', 'OTHER'],              agenda: '（架空の例）合格証明書の照会について。' },
  { originator: 'KYRGYZSTAN', state: 'HELD',           proposedOn: '2026-09-29', day: '2026-11-11', topics: ['POLICY'],                             agenda: 'Пример: итоги года и план на 2027 год.' },
  { originator: 'JAPAN',      state: 'AGREED',         proposedOn: '2026-10-27', day: '2026-12-09', topics: ['SCREENING_AND_CORRECTION', 'POLICY'], agenda: '（架空の例）是正措置の結果の共有について。' },
  { originator: 'KYRGYZSTAN', state: 'PROPOSED',       proposedOn: '2026-11-17', day: '2027-01-20', topics: ['RESIDENCE_MANAGEMENT'],               agenda: 'Пример: приостановка приёма по отраслям.' },
];

const minutesBy: Readonly<Record<Originator, string>> = {
  JAPAN: '（架空の例）双方は議題について意見を交換し、引き続き連携することを確認した。',
  KYRGYZSTAN: 'Пример: стороны обменялись мнениями и договорились продолжить работу.',
};

const wantedOf: Readonly<Record<Originator, string>> = {
  JAPAN: '（架空の例）関係する様式を英語で提供する。',
  KYRGYZSTAN: 'Пример: направить перечень агентств с изменениями.',
};

/** How far a consultation can come; one that is declined comes nowhere. */
const order: readonly ConsultationState[] = [
  'PROPOSED',
  'AGREED',
  'HELD',
  'MINUTES_AGREED',
  'FOLLOW_UP',
  'CLOSED',
];

const consultationOf = (random: Random, course: Course, at: number) => {
  const { originator, state, proposedOn, day, topics, agenda } = course;
  const has = (reached: ConsultationState): boolean => order.indexOf(state) >= order.indexOf(reached);
  const proposedAt = instantOn(random, proposedOn);
  const minutesAgreedAt = instantOn(random, addDays(day, random.integer(9, 14)));
  const drafter = random.pick(['JAPAN', 'KYRGYZSTAN'] as const);
  return {
    id: demonstrationId('consultation', String(at + 1)),
    originator,
    // Each autumn the two sides meet regularly, and else as the need arises.
    kind: day.slice(5, 7) >= '09' ? 'REGULAR' : 'AD_HOC',
    topics,
    agenda,
    state,
    day,
    // What was agreed at once was proposed by the side that called it, and sometimes the other side named another day.
    dayProposedBy: has('AGREED') && random.chance(0.4) ? otherSide(originator) : originator,
    proposedAt,
    agreedAt: has('AGREED') ? addMinutes(proposedAt, random.integer(2, 9) * 1_440) : null,
    heldOn: has('HELD') ? day : null,
    minutes: has('HELD') ? minutesBy[drafter] : null,
    minutesBy: has('HELD') ? drafter : null,
    minutesAgreedAt: has('MINUTES_AGREED') ? minutesAgreedAt : null,
    declinedAt: state === 'DECLINED' ? addMinutes(proposedAt, 8 * 1_440) : null,
    declineReason: state === 'DECLINED' ? 'OUTSIDE_THE_MEMORANDUM' : null,
    closedAt: has('CLOSED') ? instantOn(random, addDays(day, 110)) : null,
    synthetic: true,
  };
};

/** The consultations that the two sides have proposed, in the order of their proposals. */
export const consultations = () => {
  const random = randomOf('consultations');
  return courses.map((course, at) => consultationOf(random, course, at));
};

export type Consultation = ReturnType<typeof consultationOf>;

/** What was agreed in them: one thing for each side; everything is done in those that are closed. */
export const actionItems = (held: readonly Consultation[]) => {
  const random = randomOf('action items');
  return held
    .filter(({ state }) => state === 'FOLLOW_UP' || state === 'CLOSED')
    .flatMap(({ id, state, originator, day }) =>
      [originator, otherSide(originator)].map((owner, place) => {
        const dueOn = addDays(day, place === 0 ? 60 : 90);
        const isDone = state === 'CLOSED' || (place === 0 && dueOn < referenceDay);
        return {
          id: demonstrationId('action-item', `${id}/${String(place + 1)}`),
          consultationId: id,
          owner,
          wanted: wantedOf[owner],
          dueOn,
          state: isDone ? 'DONE' : 'OPEN',
          doneAt: isDone ? instantOn(random, addDays(dueOn, -random.integer(1, 12))) : null,
          synthetic: true,
        };
      }),
    );
};

export type ActionItem = ReturnType<typeof actionItems>[number];
