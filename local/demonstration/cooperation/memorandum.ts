import { demonstrationId } from '../demonstration-id.ts';

/**
 * The Memorandum of Cooperation; a fact, not invented.
 * Source: provisional Japanese translation; the English title after the other Memoranda of the same series. Signed in
 * Tokyo and in Bishkek, it runs from the later signature.
 */
export const memorandum = {
  id: demonstrationId('memorandum', '2023-07-06'),
  title:
    'Memorandum of Cooperation on a Basic Framework for Information Partnership for Proper Operation of the System pertaining to Foreign Human Resources with the Status of Residence of “Specified Skilled Worker”',
  titleJapanese:
    '日本国法務省、外務省、厚生労働省及び警察庁とキルギス共和国労働・社会保障・移民省との間の在留資格「特定技能」を有する外国人材に係る制度の適正な運用のための情報連携の基本的枠組みに関する協力覚書',
  signatures: [
    { place: 'Tokyo', signedOn: '2023-06-28' },
    { place: 'Bishkek', signedOn: '2023-07-06' },
  ],
  effectiveFrom: '2023-07-06',
  state: 'IN_FORCE',
} as const;
