import { consentRow } from '../consent-row.ts';
import type { ImprovementOrderRow } from './improvement-orders.ts';
import type { ReceivingEntityRow } from './receiving-entities.ts';

const common = {
  originator: 'JAPAN',
  givenBy: 'JAPAN_ISA',
  givenAt: '2026-11-02T01:00:00.000Z',
  grantee: 'third_party_otit',
  document: 'EXAMPLE-CONSENT-2026-1',
  validUntil: '2031-03-31T15:00:00.000Z',
} as const;

/**
 * Two invented consents of Japan's to OTIT: how many workers the first two entities report, and what one order orders that
 * was not made public yet; and two of earlier years, of which one has run out and one was withdrawn.
 */
export const consents = (entities: readonly ReceivingEntityRow[], orders: readonly ImprovementOrderRow[]) => {
  const idsOfEntities = (from: number, to: number) => entities.slice(from, to).map(({ id }) => id);
  return [
    consentRow('1', {
      ...common,
      recordType: 'ReceivingEntity',
      records: idsOfEntities(0, 2),
      coordinates: ['ReceivingEntity.workersReported', 'ReceivingEntity.telephone'],
      purpose: 'Example: joint visits to receiving entities (架空の例)',
    }),
    consentRow('2', {
      ...common,
      recordType: 'ImprovementOrder',
      records: orders
        .filter(({ publicNoticeDate }) => publicNoticeDate === null)
        .slice(0, 1)
        .map(({ id }) => id),
      coordinates: ['ImprovementOrder.orderDate', 'ImprovementOrder.reason'],
      purpose: 'Example: preparing a follow-up together (架空の例)',
    }),
    consentRow('3', {
      ...common,
      givenAt: '2024-04-01T01:00:00.000Z',
      validUntil: '2025-03-31T15:00:00.000Z',
      document: 'EXAMPLE-CONSENT-2024-1',
      recordType: 'ReceivingEntity',
      records: idsOfEntities(2, 6),
      coordinates: ['ReceivingEntity.workersReported'],
      purpose: 'Example: visits of the year 2024, over since (架空の例)',
    }),
    consentRow('4', {
      ...common,
      givenAt: '2026-05-11T01:00:00.000Z',
      withdrawnAt: '2026-08-03T02:30:00.000Z',
      document: 'EXAMPLE-CONSENT-2026-2',
      recordType: 'ReceivingEntity',
      records: idsOfEntities(6, 7),
      coordinates: ['ReceivingEntity.telephone'],
      purpose: 'Example: a visit that was called off (架空の例)',
    }),
  ];
};
