import { instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf } from '../random.ts';
import type { Originator } from './report-wording.ts';

interface Course {
  readonly originator: Originator;
  readonly section: string;
  readonly state: 'RAISED' | 'CONSULTING' | 'RESOLVED';
  readonly raisedOn: string;
  readonly question: string;
  readonly settlement: {
    readonly by: Originator;
    readonly text: string;
    readonly resolvedOn: string | null;
  } | null;
}

/** Invented differences (section 10): one settled, one with a settlement that waits, one being talked about, one new. */
const courses: readonly Course[] = [
  {
    originator: 'KYRGYZSTAN',
    section: '6(3)',
    state: 'RESOLVED',
    raisedOn: '2024-08-13',
    question: 'Пример: должен ли перечень содержать организации, которые в нём больше не значатся?',
    settlement: {
      by: 'JAPAN',
      text: '（架空の例）一覧とともに前回との差分を提供する。',
      resolvedOn: '2024-10-02',
    },
  },
  {
    originator: 'JAPAN',
    section: '7(3)',
    state: 'CONSULTING',
    raisedOn: '2026-05-19',
    question: '（架空の例）調査の結果が「根拠なし」であった場合にも通報の義務はあるか。',
    settlement: {
      by: 'KYRGYZSTAN',
      text: 'Пример: о результате сообщается и тогда, когда сведения не подтвердились.',
      resolvedOn: null,
    },
  },
  {
    originator: 'KYRGYZSTAN',
    section: '8',
    state: 'CONSULTING',
    raisedOn: '2026-09-15',
    question: 'Пример: с какого дня действует приостановка для поданных заявлений?',
    settlement: null,
  },
  {
    originator: 'JAPAN',
    section: '4(1)(e)',
    state: 'RAISED',
    raisedOn: '2026-11-18',
    question: '（架空の例）教育費用は「手数料」に含まれるか。',
    settlement: null,
  },
];

/** The differences that the two sides have raised, in order. */
export const disputes = () => {
  const random = randomOf('disputes');
  return courses.map(({ originator, section, state, raisedOn, question, settlement }, at) => {
    const resolvedOn = settlement?.resolvedOn ?? null;
    return {
      id: demonstrationId('dispute', String(at + 1)),
      originator,
      section,
      question,
      state,
      raisedAt: instantOn(random, raisedOn),
      settlement: settlement?.text ?? null,
      settlementBy: settlement?.by ?? null,
      resolvedAt: resolvedOn === null ? null : instantOn(random, resolvedOn),
      synthetic: true,
    };
  });
};

export type Dispute = ReturnType<typeof disputes>[number];
