import { addMinutes, instantOn } from '../days.ts';
import { holdersBefore } from '../japan/changed-suspensions.ts';
import type { FieldSuspensionRow } from '../japan/field-suspensions.ts';
import type { ImprovementOrderRow } from '../japan/improvement-orders.ts';
import type { NonconformityNotificationRow } from '../japan/nonconformity-notifications.ts';
import type { ReceivingEntityRow } from '../japan/receiving-entities.ts';
import type { SupportOrganizationRegisterRow } from '../japan/support-organization-registers.ts';
import type { PublicationInKyrgyzstanRow } from '../kyrgyzstan/publications-in-kyrgyzstan.ts';
import { randomOf, type Random } from '../random.ts';
import { noticesOfNotifications } from './notices-of-notifications.ts';
import { noticesOfOrders } from './notices-of-orders.ts';
import { onItsWay } from './on-its-way.ts';
import type { OwedNotice } from './owed-notice.ts';

/** What Japan's registers hold of which it tells the Kyrgyz side. */
export interface ToldByJapan {
  readonly orders: readonly ImprovementOrderRow[];
  readonly entities: readonly ReceivingEntityRow[];
  readonly publications: readonly PublicationInKyrgyzstanRow[];
  readonly suspensions: readonly FieldSuspensionRow[];
  readonly registers: readonly SupportOrganizationRegisterRow[];
  /** The register that the Kyrgyz side has published. */
  readonly publishedRegister: { readonly registerId: string; readonly publishedAt: string };
  readonly notifications: readonly NonconformityNotificationRow[];
}

const ofSuspensions = (random: Random, suspensions: readonly FieldSuspensionRow[]): readonly OwedNotice[] =>
  suspensions.flatMap((stop) => {
    const { id, announcedAt, resumedOn, industryFieldCode, inForceFrom, holders, cap } = stop;
    if (announcedAt === null) return [];
    const owed = (
      kind: string,
      occurredAt: string | null,
      subjectVersion: number,
      said: Readonly<Record<string, unknown>> = {},
    ): readonly OwedNotice[] =>
      occurredAt === null
        ? []
        : [
            {
              kind,
              article: '8',
              sender: 'JAPAN',
              subjectType: 'FieldSuspension',
              subjectId: id,
              subjectVersion,
              occurredAt,
              receivedAt: onItsWay(random, occurredAt),
              payload: { industryFieldCode, inForceFrom, resumedOn: null, holders, cap, ...said },
            },
          ];
    return [
      ...owed('FIELD_SUSPENDED', announcedAt, 2, { holders: holdersBefore(stop) }),
      ...owed('FIELD_SUSPENSION_CORRECTED', stop.correctedAt, stop.version),
      ...owed('FIELD_SUSPENSION_WITHDRAWN', stop.withdrawnAt, stop.version),
      ...owed('FIELD_RESUMED', resumedOn === null ? null : instantOn(random, resumedOn), 3, { resumedOn }),
    ];
  });

/** The notices of what stands in Japan's registers, with the results of what Japan notified. */
export const noticesOfJapan = (told: ToldByJapan): readonly OwedNotice[] => {
  const random = randomOf('notices of Japan');
  return [
    ...noticesOfOrders(random, told.orders, told.publications, told.entities),
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
      publishedAt: id === told.publishedRegister.registerId ? told.publishedRegister.publishedAt : null,
    })),
    ...noticesOfNotifications(random, told.notifications),
  ];
};
