import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { Inquiry } from './inquiries.ts';

const minutesOfDay = 1_440;

/** An inquiry as its own side changed it at an instant. */
const changed = (
  { row, answer }: Inquiry,
  change: Partial<Pick<Inquiry['row'], 'state' | 'correctedAt' | 'withdrawnAt'>>,
): Inquiry => ({ row: { ...row, ...change, version: row.version + 1 }, answer });

/**
 * The inquiries, of which the last that nobody has taken up was corrected an hour after it was sent, the first accepted one
 * that is not answered was withdrawn ten days after its acceptance, and the first answer of the Kyrgyz side was corrected three
 * days after it was given.
 */
export const withChangedInquiries = (all: readonly Inquiry[]): readonly Inquiry[] => {
  const corrected = all.findLast(({ row }) => row.state === 'SENT');
  const withdrawn = all.find(({ row }) => row.state === 'ACCEPTED');
  const answered = all.find(({ row }) => row.originator === 'JAPAN' && row.state === 'ANSWERED');
  return all.map((inquiry) => {
    const { row, answer } = inquiry;
    if (inquiry === corrected) return changed(inquiry, { correctedAt: addMinutes(row.sentAt, 60) });
    if (inquiry === withdrawn && row.acceptedAt !== null)
      return changed(inquiry, {
        state: 'WITHDRAWN',
        withdrawnAt: addMinutes(row.acceptedAt, 10 * minutesOfDay),
      });
    if (inquiry !== answered || answer === undefined) return inquiry;
    return {
      row,
      answer: {
        ...answer,
        correctedAt: addMinutes(answer.answeredAt, 3 * minutesOfDay),
        version: answer.version + 1,
      },
    };
  });
};

/** In the language in which each side writes: why an inquiry was corrected, and what it asked before, and why one was withdrawn. */
const wordings = {
  JAPAN: {
    correction: '（架空の例）照会の範囲を誤って記載していた。',
    question: '（架空の例）候補者の送出しについて照会する。',
    language: 'ja',
    withdrawal: '（架空の例）照会の必要がなくなった。',
  },
  KYRGYZSTAN: {
    correction: 'Пример, вымышленный случай: вопрос был указан неточно.',
    question: 'Пример: вопрос о приёме работников.',
    language: 'ru',
    withdrawal: 'Пример, вымышленный случай: надобность в ответе отпала.',
  },
} as const;

/** What the corrected inquiry asked before; and the withdrawn one, which still says so. */
export const inquiryVersions = (all: readonly Inquiry[]) =>
  all.flatMap(
    ({ row: { id, originator, correctedAt, withdrawnAt, topic, question, language, wantedOn, version } }) => {
      const recordedUntil = withdrawnAt ?? correctedAt;
      if (recordedUntil === null) return [];
      const wording = wordings[originator];
      const isCorrected = withdrawnAt === null;
      return [
        {
          id: demonstrationId('inquiry-version', id),
          recordId: id,
          originator,
          version: version - 1,
          recordedUntil,
          ground: isCorrected ? wording.correction : wording.withdrawal,
          topic,
          question: isCorrected ? wording.question : question,
          language: isCorrected ? wording.language : language,
          wantedOn,
        },
      ];
    },
  );

/** What the corrected answer said before. */
export const answerVersions = (all: readonly Inquiry[]) =>
  all.flatMap(({ answer }) => {
    if (answer === undefined || answer.correctedAt === null) return [];
    const { id, originator, correctedAt, version } = answer;
    return [
      {
        id: demonstrationId('inquiry-answer-version', id),
        recordId: id,
        originator,
        version: version - 1,
        recordedUntil: correctedAt,
        ground: 'Пример, вымышленный случай: сведения были неполными.',
        text: 'Пример: сведений по этому вопросу нет.',
        language: 'ru',
      },
    ];
  });
