import type { Table } from '../../kit/storage/table.ts';

/**
 * The Kyrgyz side's own stored copy of what it publishes of what Japan told (Memorandum, section 7(5)), of an improvement order
 * or of a register of support organizations: its own words, and the facts as Japan told them, so that each is an entry of a
 * register by itself.
 */
export const publicationInKyrgyzstan: Table = {
  type: 'PublicationInKyrgyzstan',
  name: 'publication_in_kyrgyzstan',
  originator: 'KYRGYZSTAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    orderId: {
      kind: 'uuid',
      nullable: true,
      serves: ['PublicationInKyrgyzstan.improvementOrder', 'ImprovementOrder.publicationInKyrgyzstan'],
    },
    registerId: {
      kind: 'uuid',
      nullable: true,
      serves: [
        'PublicationInKyrgyzstan.supportOrganizationRegister',
        'SupportOrganizationRegister.publicationInKyrgyzstan',
      ],
      besides: ['PublicationInKyrgyzstan.publishedRegister'],
    },
    receivedAt: { kind: 'timestamptz(3)' },
    publishedAt: { kind: 'timestamptz(3)' },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    textKyrgyz: { kind: 'text' },
    textRussian: { kind: 'text' },
    publishedOrder: { kind: 'jsonb', nullable: true, holds: ['PublishedImprovementOrder'] },
    publishedRegister: { kind: 'jsonb', nullable: true, holds: ['PublishedSupportOrganizationRegister'] },
  },
  indexes: [
    { name: 'publication_in_kyrgyzstan_order', unique: true, on: '("order_id")' },
    { name: 'publication_in_kyrgyzstan_register', unique: true, on: '("register_id")' },
    { name: 'publication_in_kyrgyzstan_published_at', on: '("published_at", "id")' },
  ],
  changes: [
    {
      by: ['publishImprovementOrder'],
      inserts: ['id', 'orderId', 'receivedAt', 'publishedAt', 'textKyrgyz', 'textRussian', 'publishedOrder'],
      updates: ['receivedAt', 'publishedAt', 'textKyrgyz', 'textRussian', 'publishedOrder'],
      rule: 'always',
    },
    {
      by: ['publishSupportOrganizations'],
      inserts: [
        'id',
        'registerId',
        'receivedAt',
        'publishedAt',
        'textKyrgyz',
        'textRussian',
        'publishedRegister',
      ],
      rule: 'always',
    },
  ],
  relay: { reads: ['orderId'], updates: ['correctedAt', 'withdrawnAt'] },
};
