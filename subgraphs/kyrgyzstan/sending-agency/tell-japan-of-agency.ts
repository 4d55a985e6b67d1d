import type { Writing } from '../../kit/write/act.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { isKnownToJapan } from './known-to-japan.ts';

/** Tells Japan of an agency that it knows (section 7(2)), as it now stands. */
export const tellJapanOfAgency = async (
  writing: Writing,
  { id, version, ...agency }: FoundRecord,
  kind: 'SENDING_AGENCY_CHANGED' | 'SENDING_AGENCY_CLOSED',
): Promise<void> => {
  if (!(await isKnownToJapan(writing, id))) return;
  const { name, closedOn = null } = agency;
  await tellOtherSide(writing, {
    kind,
    article: '7(2)',
    recipient: 'JAPAN',
    subjectType: 'SendingAgency',
    subjectId: id,
    subjectVersion: version,
    payload: { agencyId: id, name, closedOn },
  });
};
