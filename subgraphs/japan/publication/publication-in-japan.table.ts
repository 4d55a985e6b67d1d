import type { Table } from '../../kit/storage/table.ts';

/** What Japan was told, as it shows it. */
const told = ['name', 'certificationNumber', 'validFrom', 'validUntil', 'status'] as const;

/** Japan's own stored copy of what it publishes about sending agencies (Memorandum, sections 6(1) and 6(2)). */
export const publicationInJapan: Table = {
  type: 'PublicationInJapan',
  name: 'publication_in_japan',
  originator: 'JAPAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid', serves: ['PublicationInJapan'] },
    agencyId: { kind: 'uuid', serves: ['SendingAgency.publicationInJapan'] },
    receivedAt: { kind: 'timestamptz(3)' },
    publishedAt: { kind: 'timestamptz(3)' },
    name: { kind: 'text' },
    certificationNumber: { kind: 'text' },
    validFrom: { kind: 'date', nullable: true },
    validUntil: { kind: 'date', nullable: true },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    status: { kind: 'text' },
    /** The version of the agency at the other side that is shown; 0 where it was not told. */
    agencyVersion: { kind: 'integer', default: `'0'`, internal: true },
  },
  indexes: [{ name: 'publication_in_japan_agency', unique: true, on: '("agency_id")' }],
  relay: {
    reads: ['agencyId', 'agencyVersion', ...told, 'correctedAt'],
    inserts: ['id', 'agencyId', 'agencyVersion', 'receivedAt', 'publishedAt', ...told],
    updates: ['agencyVersion', 'receivedAt', 'publishedAt', 'correctedAt', ...told],
  },
};
