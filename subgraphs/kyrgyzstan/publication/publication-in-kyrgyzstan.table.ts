import type { Table } from '../../kit/storage/table.ts';

/** The Kyrgyz side's own stored copy of what it publishes of improvement orders (Memorandum, section 7(5)). */
export const publicationInKyrgyzstan: Table = {
  type: 'PublicationInKyrgyzstan',
  name: 'publication_in_kyrgyzstan',
  originator: 'KYRGYZSTAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid', serves: ['PublicationInKyrgyzstan'] },
    orderId: { kind: 'uuid', serves: ['ImprovementOrder.publicationInKyrgyzstan'] },
    receivedAt: { kind: 'timestamptz(3)' },
    publishedAt: { kind: 'timestamptz(3)' },
    textKyrgyz: { kind: 'text' },
    textRussian: { kind: 'text' },
  },
  indexes: [{ name: 'publication_in_kyrgyzstan_order', unique: true, on: '("order_id")' }],
};
