import { createHash } from 'node:crypto';
import { demonstrationId } from '../demonstration-id.ts';
import type { ImprovementOrderRow } from './improvement-orders.ts';
import type { ReceivingEntityRow } from './receiving-entities.ts';

const document = 'EXAMPLE-CONSENT-2026-1';

const common = {
  originator: 'JAPAN',
  givenBy: 'JAPAN_ISA',
  givenAt: '2026-11-02T01:00:00.000Z',
  grantee: 'third_party_otit',
  everyRecord: false,
  documentReference: document,
  documentDigest: createHash('sha256').update(`${document}: an invented document`).digest('hex'),
  validFrom: '2026-11-02T01:00:00.000Z',
  validUntil: '2031-03-31T15:00:00.000Z',
  withdrawnAt: null,
  synthetic: true,
} as const;

/**
 * Two invented consents of Japan's to OTIT: how many workers the first two entities report, and what one order orders that
 * was not made public yet.
 */
export const consents = (entities: readonly ReceivingEntityRow[], orders: readonly ImprovementOrderRow[]) => [
  {
    id: demonstrationId('consent', '1'),
    ...common,
    recordType: 'ReceivingEntity',
    records: entities.slice(0, 2).map(({ id }) => id),
    coordinates: ['ReceivingEntity.workersReported', 'ReceivingEntity.telephone'],
    purpose: 'Example: joint visits to receiving entities (架空の例)',
  },
  {
    id: demonstrationId('consent', '2'),
    ...common,
    recordType: 'ImprovementOrder',
    records: orders
      .filter(({ publicNoticeDate }) => publicNoticeDate === null)
      .slice(0, 1)
      .map(({ id }) => id),
    coordinates: ['ImprovementOrder.orderDate', 'ImprovementOrder.reason'],
    purpose: 'Example: preparing a follow-up together (架空の例)',
  },
];
