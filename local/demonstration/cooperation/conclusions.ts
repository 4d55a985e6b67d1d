import { addMinutes } from '../days.ts';
import type { ReportCourse, ReportState } from './report-courses.ts';
import type { Originator } from './report-wording.ts';

/** What the other side told of a report. */
export interface Conclusion {
  readonly conclusion: string | null;
  readonly conclusionLanguage: string | null;
  readonly concludedAt: string | null;
}

const concluded: readonly ReportState[] = ['ACTED', 'NO_ACTION', 'CLOSED'];

/** What the side to which a report of an originator was sent says of what it did. */
const words = {
  JAPAN: { conclusion: 'Пример, вымышленный случай: проведена проверка, вынесено предупреждение.', conclusionLanguage: 'ru' },
  KYRGYZSTAN: { conclusion: '（架空の例）事実を確認し、指導を行った。', conclusionLanguage: 'ja' },
} as const;

const twentyDays = 20 * 1_440;

/** What was done about a report that stands as it does, twenty days after its receipt; that nothing was called for needs no words. */
export const conclusionOf = (originator: Originator, { state, receivedAt }: ReportCourse): Conclusion => {
  if (receivedAt === null || !concluded.includes(state))
    return { conclusion: null, conclusionLanguage: null, concludedAt: null };
  const concludedAt = addMinutes(receivedAt, twentyDays);
  return state === 'NO_ACTION'
    ? { conclusion: null, conclusionLanguage: null, concludedAt }
    : { ...words[originator], concludedAt };
};
