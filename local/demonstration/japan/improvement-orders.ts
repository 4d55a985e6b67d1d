import { addDays, dayWithin, instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { orderReasons } from './order-reasons.ts';
import type { ReceivingEntityRow } from './receiving-entities.ts';

export interface ImprovementOrderRow {
  readonly id: string;
  readonly receivingEntityId: string;
  readonly corporateNumber: string;
  readonly orderNumber: string;
  readonly orderDate: string;
  readonly deadline: string;
  readonly groundArticles: readonly string[];
  readonly reason: string;
  readonly publicNoticeDate: string | null;
  readonly plannedPublicNoticeDate: string | null;
  readonly notifiedAt: string | null;
  readonly correctedAt: string | null;
  readonly publiclyCorrectedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly followUp: FollowUp | null;
  readonly followUpNote: string | null;
  readonly synthetic: true;
  readonly version: number;
}

interface FollowUp {
  readonly outcome: 'PENDING' | 'COMPLIED' | 'FAILED';
  readonly decidedOn: string | null;
}

interface Course {
  readonly howMany: number;
  readonly ordered: { readonly from: string; readonly to: string };
  /** Whether public notice has been given; else the order is under embargo, whatever day was planned. */
  readonly noticed: boolean;
  readonly notified: boolean;
  /** Days from the order to the public notice, given or planned. */
  readonly noticeAfter: readonly [number, number];
  readonly outcome: FollowUp['outcome'] | 'NOT_RECORDED';
}

const settled = { from: '2023-10-02', to: '2026-06-30' };
const open = { from: '2026-09-21', to: '2026-10-30' };
const recent = { from: '2026-11-02', to: '2026-11-18' };

/** What becomes of orders, and how many go that way. */
// prettier-ignore
const courses: readonly Course[] = [
  { howMany: 20, ordered: settled, noticed: true,  notified: true,  noticeAfter: [7, 20],  outcome: 'COMPLIED' },
  { howMany: 7,  ordered: settled, noticed: true,  notified: true,  noticeAfter: [7, 20],  outcome: 'FAILED' },
  { howMany: 6,  ordered: open,    noticed: true,  notified: true,  noticeAfter: [7, 20],  outcome: 'PENDING' },
  { howMany: 2,  ordered: open,    noticed: true,  notified: false, noticeAfter: [7, 20],  outcome: 'NOT_RECORDED' },
  { howMany: 6,  ordered: recent,  noticed: false, notified: true,  noticeAfter: [40, 60], outcome: 'PENDING' },
  { howMany: 5,  ordered: recent,  noticed: false, notified: false, noticeAfter: [40, 60], outcome: 'NOT_RECORDED' },
  // The planned day is past and the act is not recorded: the embargo stands.
  { howMany: 2,  ordered: open,    noticed: false, notified: true,  noticeAfter: [10, 20], outcome: 'PENDING' },
];

const notes = {
  COMPLIED: '（架空の例）改善を確認した。',
  FAILED: '（架空の例）期限までに改善が確認できなかった。',
} as const;

const followUpOf = (
  random: Random,
  { outcome }: Course,
  deadline: string,
): { readonly followUp: FollowUp | null; readonly followUpNote: string | null } => {
  if (outcome === 'NOT_RECORDED') return { followUp: null, followUpNote: null };
  if (outcome === 'PENDING') return { followUp: { outcome, decidedOn: null }, followUpNote: null };
  const decidedOn = addDays(deadline, random.integer(2, 40));
  return { followUp: { outcome, decidedOn }, followUpNote: notes[outcome] };
};

const order = (
  random: Random,
  course: Course,
  to: ReceivingEntityRow,
): Omit<ImprovementOrderRow, 'orderNumber'> => {
  const orderDate = dayWithin(random, course.ordered.from, course.ordered.to);
  const deadline = addDays(orderDate, random.integer(70, 90));
  const { reason, articles } = random.pick(orderReasons);
  const notice = addDays(orderDate, random.integer(...course.noticeAfter));
  const notifiedOn = addDays(orderDate, random.integer(1, course.noticed ? 20 : 4));
  const notifiedAt = course.notified ? instantOn(random, notifiedOn) : null;
  const { followUp, followUpNote } = followUpOf(random, course, deadline);
  const acts = [course.noticed, course.notified, (followUp?.decidedOn ?? null) !== null];
  return {
    id: demonstrationId('improvement-order', `${to.corporateNumber}/${orderDate}`),
    receivingEntityId: to.id,
    corporateNumber: to.corporateNumber,
    orderDate,
    deadline,
    groundArticles: articles,
    reason,
    publicNoticeDate: course.noticed ? notice : null,
    plannedPublicNoticeDate: notice,
    notifiedAt,
    correctedAt: null,
    publiclyCorrectedAt: null,
    withdrawnAt: null,
    followUp,
    followUpNote,
    synthetic: true,
    // Its issue made the first, and each act since another.
    version: 1 + acts.filter(Boolean).length,
  };
};

/** Orders to some of the receiving entities, several of them under embargo; in the order of their days. */
export const improvementOrders = (
  entities: readonly ReceivingEntityRow[],
): readonly ImprovementOrderRow[] => {
  const random = randomOf('improvement orders');
  // Few entities are ordered anything, and some of them more than once.
  const ordered = entities.filter((_, at) => at % 9 === 4);
  return courses
    .flatMap((course) =>
      Array.from({ length: course.howMany }, () => order(random, course, random.pick(ordered))),
    )
    .toSorted((a, b) => (a.orderDate < b.orderDate ? -1 : 1))
    .map((row, at) => ({ ...row, orderNumber: `SYN-${row.orderDate.slice(0, 4)}-${String(at + 1)}` }));
};
