import { addDays, addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { NonconformityNotificationRow } from './nonconformity-notifications.ts';

const minutesOfDay = 1_440;

/**
 * The notifications, of which the first that is still being looked into and says on which day it happened was corrected a
 * week later, since it had named another day, and the last, which is not taken up yet, was withdrawn a day later.
 */
export const withChangedNotifications = (
  notifications: readonly NonconformityNotificationRow[],
): readonly NonconformityNotificationRow[] => {
  const corrected = notifications.find(({ result, occurredOn }) => result === null && occurredOn !== null);
  const withdrawn = notifications.at(-1);
  return notifications.map((each) => {
    const { notifiedAt, version } = each;
    if (each === corrected)
      return { ...each, correctedAt: addMinutes(notifiedAt, 7 * minutesOfDay), version: version + 1 };
    if (each === withdrawn)
      return { ...each, withdrawnAt: addMinutes(notifiedAt, minutesOfDay), version: version + 1 };
    return each;
  });
};

const grounds = {
  correction: '（架空の例）発生日を誤って記載していた。',
  withdrawal: '（架空の例）別の送出機関に関する情報であった。',
};

/** The day that a notification named before it was corrected. */
export const dayBefore = ({ correctedAt, occurredOn }: NonconformityNotificationRow): string | null =>
  correctedAt === null || occurredOn === null ? occurredOn : addDays(occurredOn, -10);

/** What the corrected notification and the withdrawn one said before; of the latter this is what it still says. */
export const notificationVersions = (notifications: readonly NonconformityNotificationRow[]) =>
  notifications.flatMap((row) => {
    const { id, correctedAt, withdrawnAt, summary, version } = row;
    const recordedUntil = withdrawnAt ?? correctedAt;
    if (recordedUntil === null) return [];
    return [
      {
        id: demonstrationId('nonconformity-notification-version', id),
        recordId: id,
        version: version - 1,
        recordedUntil,
        ground: withdrawnAt === null ? grounds.correction : grounds.withdrawal,
        summary,
        occurredOn: dayBefore(row),
      },
    ];
  });
