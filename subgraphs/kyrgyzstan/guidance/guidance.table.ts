import type { Table } from '../../kit/storage/table.ts';

/** Guidance and supervision of sending agencies (Memorandum, section 7(4)); domestic, but that Japan sees what concerns it. */
export const guidance: Table = {
  type: 'Guidance',
  name: 'guidance',
  visible: {
    public: 'never',
    recipients: { JAPAN: { column: 'concernsJapan', equals: true }, KYRGYZSTAN: 'always' },
  },
  columns: {
    id: { kind: 'uuid' },
    kind: { kind: 'text' },
    number: { kind: 'text' },
    givenOn: { kind: 'date' },
    agencyIds: { kind: 'uuid[]', serves: ['Guidance.agencies'] },
    summary: { kind: 'text' },
    text: { kind: 'text' },
    investigationId: { kind: 'uuid', nullable: true, serves: ['Investigation.guidance'] },
    concernsJapan: { kind: 'boolean', serves: [] },
    synthetic: { kind: 'boolean' },
  },
  indexes: [
    { name: 'guidance_number', unique: true, on: '("number")' },
    { name: 'guidance_given_on', on: '("given_on", "id") include ("concerns_japan")' },
    { name: 'guidance_kind', on: '("kind", "given_on", "id") include ("concerns_japan")' },
    { name: 'guidance_investigation', on: '("investigation_id", "given_on", "id")' },
  ],
  changes: [
    {
      by: ['giveGuidance'],
      inserts: [
        'id',
        'kind',
        'number',
        'givenOn',
        'agencyIds',
        'summary',
        'text',
        'investigationId',
        'concernsJapan',
        'synthetic',
      ],
      rule: 'always',
    },
  ],
};
