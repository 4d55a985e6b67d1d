import { addMinutes, instantOn } from '../days.ts';
import type { Agency } from '../kyrgyzstan/agencies.ts';
import { randomOf } from '../random.ts';
import type { OwedNotice } from './owed-notice.ts';

/** The notices of agencies that Japan knows (Memorandum, section 7(2)): another name since, and that one is closed. */
export const noticesOfAgencies = (agencies: readonly Agency[]): readonly OwedNotice[] => {
  const random = randomOf('notices of agencies');
  return agencies
    .filter(({ row }) => row.sendsToJapan)
    .flatMap(({ row: { id, names, closedOn }, plans }) => {
      const certifiedOn = plans.find(({ destination }) => destination === 'JP')?.grantedOn ?? '';
      const renamed = names.filter(({ script, seenFrom }) => script === 'CYRILLIC' && seenFrom > certifiedOn);
      const owed = (kind: string, day: string, version: number): OwedNotice => {
        const occurredAt = instantOn(random, day);
        return {
          kind,
          article: '7(2)',
          sender: 'KYRGYZSTAN',
          subjectType: 'SendingAgency',
          subjectId: id,
          subjectVersion: version,
          occurredAt,
          receivedAt: addMinutes(occurredAt, random.integer(1, 5)),
        };
      };
      return [
        ...renamed.map(({ seenFrom }, at) => owed('SENDING_AGENCY_CHANGED', seenFrom, at + 2)),
        ...(closedOn === null ? [] : [owed('SENDING_AGENCY_CLOSED', closedOn, renamed.length + 2)]),
      ];
    });
};
