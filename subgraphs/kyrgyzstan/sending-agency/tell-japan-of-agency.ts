import type { Writing } from '../../kit/write/act.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { isKnownToJapan } from './known-to-japan.ts';
import { toldOfAgency } from './told-of-agency.ts';

/** Tells Japan of an agency that it knows (section 7(2)), as it now stands. */
export const tellJapanOfAgency = async (
  writing: Writing,
  agency: FoundRecord,
  kind: 'SENDING_AGENCY_CHANGED' | 'SENDING_AGENCY_CLOSED',
): Promise<void> => {
  if (!(await isKnownToJapan(writing, agency.id))) return;
  await tellOtherSide(writing, {
    kind,
    article: '7(2)',
    recipient: 'JAPAN',
    subjectType: 'SendingAgency',
    subjectId: agency.id,
    subjectVersion: agency.version,
    payload: toldOfAgency(agency),
  });
};
