import { addressedAgencies } from '../../../schema/addressed-agencies.ts';
import { addMinutes, daysBetween, dayOfInstant, referenceDay } from '../days.ts';
import { randomOf } from '../random.ts';
import { noticeId } from './notice-id.ts';
import { otherSide } from './other-side.ts';
import type { OwedNotice } from './owed-notice.ts';

/** How many are acknowledged by their age in days; of the newest ones few are. */
const acknowledged = [
  { under: 3, share: 0.15 },
  { under: 14, share: 0.6 },
  { under: Infinity, share: 0.94 },
] as const;

const longestAfter = 4_320;

/** Notices as they stand, in the order of their arrival. */
export const notices = (owed: readonly OwedNotice[]) => {
  const random = randomOf('notices');
  return owed
    .map(({ sentAt, receivedAt, ...notice }) => {
      const sent = sentAt ?? notice.occurredAt;
      return { ...notice, sentAt: sent, receivedAt: receivedAt ?? sent };
    })
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map(({ takenUpAt, payload: _, category, publishedAt = null, ...notice }, at) => {
      const recipient = otherSide(notice.sender);
      const age = daysBetween(dayOfInstant(notice.receivedAt), referenceDay);
      const share = acknowledged.find(({ under }) => age < under)?.share ?? 0;
      const after = addMinutes(notice.receivedAt, random.integer(10, age === 0 ? 60 : longestAfter / 3));
      const isKnown = takenUpAt === undefined ? random.chance(share) : takenUpAt !== null;
      return {
        id: noticeId(notice),
        ...notice,
        recipient,
        addressedTo: addressedAgencies({ recipient, subjectType: notice.subjectType, category }),
        publishedAt,
        acknowledgedAt: isKnown ? (takenUpAt ?? after) : null,
        arrival: at + 1,
      };
    });
};

/** What the inbox of a side holds of the notices from which it acts. */
export const inboxOf = (recipient: 'JAPAN' | 'KYRGYZSTAN', owed: readonly OwedNotice[]) =>
  owed.flatMap((notice) => {
    const { kind, article, sender, subjectType, subjectId, subjectVersion, occurredAt, payload } = notice;
    if (payload === undefined || otherSide(sender) !== recipient) return [];
    return [
      {
        id: noticeId(notice),
        kind,
        article,
        subjectType,
        subjectId,
        subjectVersion,
        payload,
        occurredAt,
        receivedAt: notice.receivedAt ?? occurredAt,
        publishedAt: notice.publishedAt ?? null,
        publicationToldAt: notice.publishedAt ?? null,
      },
    ];
  });
