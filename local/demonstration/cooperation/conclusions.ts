import { addMinutes } from '../days.ts';
import type { ReportCourse, ReportState } from './report-courses.ts';
import type { Originator } from './report-wording.ts';

/** When the other side took a report up, and what it told of it. */
export interface Conclusion {
  readonly openedAt: string | null;
  readonly conclusion: string | null;
  readonly conclusionLanguage: string | null;
  readonly concludedAt: string | null;
}

const concluded: readonly ReportState[] = ['ACTED', 'NO_ACTION', 'CLOSED'];

/** What the side to which a report of an originator was sent says of what it did. */
const words = {
  JAPAN: {
    conclusion: 'Пример, вымышленный случай: проведена проверка, вынесено предупреждение.',
    conclusionLanguage: 'ru',
  },
  KYRGYZSTAN: { conclusion: '（架空の例）事実を確認し、指導を行った。', conclusionLanguage: 'ja' },
} as const;

const days = 1_440;

/**
 * What was done about a report that stands as it does, taken up two days after its receipt, and told after twenty; that nothing
 * was called for needs no words.
 */
export const conclusionOf = (originator: Originator, { state, receivedAt }: ReportCourse): Conclusion => {
  if (receivedAt === null || !concluded.includes(state))
    return { openedAt: null, conclusion: null, conclusionLanguage: null, concludedAt: null };
  const openedAt = addMinutes(receivedAt, 2 * days);
  const concludedAt = addMinutes(receivedAt, 20 * days);
  return state === 'NO_ACTION'
    ? { openedAt, conclusion: null, conclusionLanguage: null, concludedAt }
    : { openedAt, ...words[originator], concludedAt };
};
