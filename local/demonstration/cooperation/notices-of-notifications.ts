import { addMinutes } from '../days.ts';
import { dayBefore } from '../japan/changed-notifications.ts';
import type { NonconformityNotificationRow } from '../japan/nonconformity-notifications.ts';
import type { Random } from '../random.ts';
import { onItsWay } from './on-its-way.ts';
import type { OwedNotice } from './owed-notice.ts';

/** The notices of what Japan notified (Memorandum, section 7(3)), each with what it said then, and of what came of it. */
export const noticesOfNotifications = (
  random: Random,
  notifications: readonly NonconformityNotificationRow[],
): readonly OwedNotice[] =>
  notifications.flatMap((notification) => {
    const { id, agencyId, suspicion, summary, occurredOn, notifiedAt, version, ...more } = notification;
    const common = { article: '7(3)', subjectType: 'NonconformityNotification', subjectId: id } as const;
    const told = {
      ...common,
      kind: 'NONCONFORMITY_NOTIFIED',
      sender: 'JAPAN' as const,
      subjectVersion: 1,
      occurredAt: notifiedAt,
      receivedAt: onItsWay(random, notifiedAt),
      payload: { agencyId, suspicion, summary, occurredOn: dayBefore(notification) },
    };
    const changed = (kind: string, at: string | null): readonly OwedNotice[] => {
      if (at === null) return [];
      const payload = { ...told.payload, occurredOn };
      return [
        { ...told, kind, subjectVersion: version, occurredAt: at, receivedAt: addMinutes(at, 1), payload },
      ];
    };
    return [
      told,
      ...changed('NONCONFORMITY_CORRECTED', more.correctedAt),
      ...changed('NONCONFORMITY_WITHDRAWN', more.withdrawnAt),
      ...(more.resultReceivedAt === null
        ? []
        : [
            {
              ...common,
              kind: 'INVESTIGATION_CONCLUDED',
              sender: 'KYRGYZSTAN' as const,
              subjectVersion: 2,
              occurredAt: addMinutes(more.resultReceivedAt, -1),
              receivedAt: more.resultReceivedAt,
            },
          ]),
    ];
  });
