import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { Examination } from './examinations.ts';
import type { OwedNotice } from './owed-notice.ts';
import { stepOf } from './record-notices.ts';

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

/**
 * The notices by which the Kyrgyz side was told of examinations: that each is announced, that one was corrected, that some
 * were cancelled, half a month after their announcement, and that the others were held.
 */
export const noticesOfExaminations = (all: readonly Examination[]): readonly OwedNotice[] =>
  all.flatMap(({ id, announcedAt, correctedAt, state, heldOn }) => {
    const told = (kind: string, at: string | null, version: number) =>
      stepOf({ article: '5', subjectType: 'Examination', id }, kind, { by: 'JAPAN', at, version });
    const cancelledAt = state === 'CANCELLED' ? addMinutes(announcedAt, 15 * minutesOfDay) : null;
    return [
      ...told('EXAMINATION_ANNOUNCED', announcedAt, 1),
      ...told('EXAMINATION_CORRECTED', correctedAt, 2),
      ...told('EXAMINATION_CANCELLED', cancelledAt, 2),
      ...told(
        'EXAMINATION_HELD',
        state === 'HELD' ? `${heldOn}T09:30:00.000Z` : null,
        correctedAt === null ? 2 : 3,
      ),
    ];
  });
