import type { Table } from '../../kit/storage/table.ts';

/**
 * The words with which the Kyrgyz side publishes what Japan told (Memorandum, section 7(5)): of an improvement order, or of a
 * register of support organizations.
 */
export const publicationInKyrgyzstan: Table = {
  type: 'PublicationInKyrgyzstan',
  name: 'publication_in_kyrgyzstan',
  originator: 'KYRGYZSTAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid', serves: ['PublicationInKyrgyzstan'] },
    orderId: { kind: 'uuid', nullable: true, serves: ['ImprovementOrder.publicationInKyrgyzstan'] },
    registerId: {
      kind: 'uuid',
      nullable: true,
      serves: ['SupportOrganizationRegister.publicationInKyrgyzstan'],
    },
    receivedAt: { kind: 'timestamptz(3)' },
    publishedAt: { kind: 'timestamptz(3)' },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    textKyrgyz: { kind: 'text' },
    textRussian: { kind: 'text' },
  },
  indexes: [
    { name: 'publication_in_kyrgyzstan_order', unique: true, on: '("order_id")' },
    { name: 'publication_in_kyrgyzstan_register', unique: true, on: '("register_id")' },
  ],
  changes: [
    {
      by: ['publishImprovementOrder'],
      inserts: ['id', 'orderId', 'receivedAt', 'publishedAt', 'textKyrgyz', 'textRussian'],
      updates: ['receivedAt', 'publishedAt', 'textKyrgyz', 'textRussian'],
      rule: 'always',
    },
    {
      by: ['publishSupportOrganizations'],
      inserts: ['id', 'registerId', 'receivedAt', 'publishedAt', 'textKyrgyz', 'textRussian'],
      rule: 'always',
    },
  ],
  relay: { reads: ['orderId'], updates: ['correctedAt', 'withdrawnAt'] },
};
