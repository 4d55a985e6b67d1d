import { addMinutes, instantOn } from '../days.ts';
import type { FieldSuspensionRow } from '../japan/field-suspensions.ts';
import type { ImprovementOrderRow } from '../japan/improvement-orders.ts';
import type { NonconformityNotificationRow } from '../japan/nonconformity-notifications.ts';
import type { SupportOrganizationRegisterRow } from '../japan/support-organization-registers.ts';
import type { PublicationInKyrgyzstanRow } from '../kyrgyzstan/publications-in-kyrgyzstan.ts';
import { randomOf, type Random } from '../random.ts';
import type { OwedNotice } from './owed-notice.ts';

/** What Japan's registers hold of which it tells the Kyrgyz side. */
export interface ToldByJapan {
  readonly orders: readonly ImprovementOrderRow[];
  readonly publications: readonly PublicationInKyrgyzstanRow[];
  readonly suspensions: readonly FieldSuspensionRow[];
  readonly registers: readonly SupportOrganizationRegisterRow[];
  readonly notifications: readonly NonconformityNotificationRow[];
}

/** What an event that a relay carries takes, mostly less than a minute. */
const onItsWay = (random: Random, instant: string): string =>
  addMinutes(instant, random.chance(0.95) ? 1 : random.integer(20, 400));

const ofOrders = (
  random: Random,
  orders: readonly ImprovementOrderRow[],
  publications: readonly PublicationInKyrgyzstanRow[],
): readonly OwedNotice[] => {
  const received = new Map(publications.map(({ orderId, receivedAt }) => [orderId, receivedAt]));
  return orders.flatMap(({ id, notifiedAt, publicNoticeDate, ...told }) => {
    const { corporateNumber, orderDate, deadline, groundArticles, reason } = told;
    const owed = (kind: string, occurredAt: string, version: number, receivedAt: string): OwedNotice => ({
      kind,
      article: '6(3)',
      sender: 'JAPAN',
      subjectType: 'ImprovementOrder',
      subjectId: id,
      subjectVersion: version,
      occurredAt,
      receivedAt,
      payload: { corporateNumber, orderDate, deadline, groundArticles, reason },
    });
    const noticedAt = publicNoticeDate === null ? null : instantOn(random, publicNoticeDate);
    const notifiedFirst = noticedAt === null || (notifiedAt !== null && notifiedAt < noticedAt);
    return [
      ...(notifiedAt === null
        ? []
        : [
            owed(
              'IMPROVEMENT_ORDER_NOTIFIED',
              notifiedAt,
              notifiedFirst ? 2 : 3,
              received.get(id) ?? onItsWay(random, notifiedAt),
            ),
          ]),
      ...(noticedAt === null
        ? []
        : [
            owed(
              'IMPROVEMENT_ORDER_NOTICED',
              noticedAt,
              notifiedFirst && notifiedAt !== null ? 3 : 2,
              onItsWay(random, noticedAt),
            ),
          ]),
    ];
  });
};

const ofSuspensions = (random: Random, suspensions: readonly FieldSuspensionRow[]): readonly OwedNotice[] =>
  suspensions.flatMap(({ id, announcedAt, resumedOn, industryFieldCode, inForceFrom, holders, cap }) => {
    if (announcedAt === null) return [];
    const owed = (kind: string, occurredAt: string, version: number, resumed: string | null): OwedNotice => ({
      kind,
      article: '8',
      sender: 'JAPAN',
      subjectType: 'FieldSuspension',
      subjectId: id,
      subjectVersion: version,
      occurredAt,
      receivedAt: onItsWay(random, occurredAt),
      payload: { industryFieldCode, inForceFrom, resumedOn: resumed, holders, cap },
    });
    return [
      owed('FIELD_SUSPENDED', announcedAt, 2, null),
      ...(resumedOn === null ? [] : [owed('FIELD_RESUMED', instantOn(random, resumedOn), 3, resumedOn)]),
    ];
  });

const ofNotifications = (
  random: Random,
  notifications: readonly NonconformityNotificationRow[],
): readonly OwedNotice[] =>
  notifications.flatMap(({ id, agencyId, suspicion, summary, occurredOn, notifiedAt, ...more }) => {
    const common = { article: '7(3)', subjectType: 'NonconformityNotification', subjectId: id } as const;
    return [
      {
        ...common,
        kind: 'NONCONFORMITY_NOTIFIED',
        sender: 'JAPAN' as const,
        subjectVersion: 1,
        occurredAt: notifiedAt,
        receivedAt: onItsWay(random, notifiedAt),
        payload: { agencyId, suspicion, summary, occurredOn },
      },
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

/** The notices of what stands in Japan's registers, with the results of what Japan notified. */
export const noticesOfJapan = (told: ToldByJapan): readonly OwedNotice[] => {
  const random = randomOf('notices of Japan');
  return [
    ...ofOrders(random, told.orders, told.publications),
    ...ofSuspensions(random, told.suspensions),
    ...told.registers.map(({ id, readAt }) => ({
      kind: 'SUPPORT_ORGANIZATIONS_SHARED',
      article: '6(3)',
      sender: 'JAPAN' as const,
      subjectType: 'SupportOrganizationRegister',
      subjectId: id,
      subjectVersion: 1,
      occurredAt: readAt,
      receivedAt: addMinutes(readAt, 2),
    })),
    ...ofNotifications(random, told.notifications),
  ];
};
