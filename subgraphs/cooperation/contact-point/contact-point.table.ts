import type { Table } from '../../kit/storage/table.ts';

/** Contact points in all their versions (Memorandum, section 2). */
export const contactPoint: Table = {
  type: 'ContactPoint',
  name: 'contact_point',
  originator: { property: 'party' },
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    party: { kind: 'text' },
    version: { kind: 'integer' },
    office: { kind: 'text' },
    officeNative: { kind: 'text' },
    effectiveFrom: { kind: 'date' },
    effectiveTo: { kind: 'date', nullable: true },
    officers: { kind: 'jsonb', nullable: true, holds: ['ContactOfficer'] },
  },
  indexes: [
    { name: 'contact_point_version', unique: true, on: '("party", "version")' },
    { name: 'contact_point_effective_from', on: '("effective_from", "id")' },
  ],
  changes: [
    {
      by: ['changeContactPoint'],
      inserts: ['id', 'party', 'version', 'office', 'officeNative', 'effectiveFrom', 'officers'],
      updates: ['effectiveTo'],
      rule: { namesOwnParty: 'party' },
    },
  ],
};
