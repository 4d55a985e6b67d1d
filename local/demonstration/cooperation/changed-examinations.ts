import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { Examination } from './examinations.ts';
import type { OwedNotice } from './owed-notice.ts';

const minutesOfDay = 1_440;

/** The examinations, of which the first in the Kyrgyz Republic that was held was corrected ten days after its announcement. */
export const withOneCorrectedExamination = (all: readonly Examination[]): readonly Examination[] => {
  const corrected = all.find(({ country, state }) => country === 'KYRGYZSTAN' && state === 'HELD');
  return all.map((each) =>
    each === corrected ? { ...each, correctedAt: addMinutes(each.announcedAt, 10 * minutesOfDay) } : each,
  );
};

/** What the corrected examination said before: another place. */
export const examinationVersions = (all: readonly Examination[]) =>
  all.flatMap(({ id, originator, correctedAt, organizer, heldOn, applicationsUntil }) =>
    correctedAt === null
      ? []
      : [
          {
            id: demonstrationId('examination-version', id),
            recordId: id,
            originator,
            version: 1,
            recordedUntil: correctedAt,
            ground: '（架空の例）会場を誤って記載していた。',
            organizer,
            place: 'Пример, Каракол',
            heldOn,
            applicationsUntil,
          },
        ],
  );

/** The notice by which the Kyrgyz side was told of it. */
export const noticesOfExaminations = (all: readonly Examination[]): readonly OwedNotice[] =>
  all.flatMap(({ id, correctedAt }) =>
    correctedAt === null
      ? []
      : [
          {
            kind: 'EXAMINATION_CORRECTED',
            article: '5',
            sender: 'JAPAN',
            subjectType: 'Examination',
            subjectId: id,
            subjectVersion: 2,
            occurredAt: correctedAt,
          },
        ],
  );
