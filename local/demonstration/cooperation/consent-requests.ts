import type { ConsentRow } from '../consent-row.ts';
import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { ImprovementOrderRow } from '../japan/improvement-orders.ts';
import type { Agency } from '../kyrgyzstan/agencies.ts';

const minutesOfDay = 1_440;

/**
 * Invented requests of each side that the other consent (section 3): those that were granted by the Kyrgyz consents, one that was refused and one that waits.
 */
export const consentRequests = (
  given: readonly ConsentRow[],
  agencies: readonly Agency[],
  orders: readonly ImprovementOrderRow[],
) => [
  ...given.map(({ id, grantee, recordType, records, coordinates, purpose, givenAt }) => ({
    id: demonstrationId('consent-request', `granted/${id}`),
    originator: 'JAPAN',
    grantee: grantee.toUpperCase(),
    recordType,
    records,
    coordinates,
    purpose,
    state: 'GRANTED',
    sentAt: addMinutes(givenAt, -12 * minutesOfDay),
    answeredAt: addMinutes(givenAt, 20),
    consentId: id,
    declineReason: null,
    synthetic: true,
  })),
  {
    id: demonstrationId('consent-request', '2'),
    originator: 'JAPAN',
    grantee: 'THIRD_PARTY_OTIT',
    recordType: 'SendingAgency',
    records: agencies
      .filter(({ row }) => row.sendsToJapan)
      .slice(3, 5)
      .map(({ row }) => row.id),
    coordinates: ['SendingAgency.inn'],
    purpose: 'Example: training contracts (架空の例)',
    state: 'REFUSED',
    sentAt: '2026-07-06T02:00:00.000Z',
    answeredAt: '2026-07-20T06:15:00.000Z',
    consentId: null,
    declineReason: 'DOMESTIC_LAW',
    synthetic: true,
  },
  {
    id: demonstrationId('consent-request', '3'),
    originator: 'KYRGYZSTAN',
    grantee: 'THIRD_PARTY_EMBASSY',
    recordType: 'ImprovementOrder',
    // The Kyrgyz side asks about what it was notified of, and may not show by itself.
    records: orders
      .filter(({ notifiedAt, publicNoticeDate }) => notifiedAt !== null && publicNoticeDate === null)
      .slice(0, 1)
      .map(({ id }) => id),
    coordinates: ['ImprovementOrder.orderDate'],
    purpose: 'Example: help for workers at the entity (Пример)',
    state: 'REQUESTED',
    sentAt: '2026-11-19T07:40:00.000Z',
    answeredAt: null,
    consentId: null,
    declineReason: null,
    synthetic: true,
  },
];

export type ConsentRequest = ReturnType<typeof consentRequests>[number];
