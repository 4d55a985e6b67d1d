import type { Table } from '../../kit/storage/table.ts';

const entry = [
  'registeredOn',
  'name',
  'offices',
  'languages',
  'paused',
  'listed',
  'lastListedOn',
  'registerId',
] as const;

/**
 * The Kyrgyz side's own copy of Japan's support organizations (Memorandum, section 7(5)), each once, as the last register that
 * was published has it: it stays readable whatever becomes of Japan's. It holds no more than Japan's public sees.
 */
export const publishedSupportOrganization: Table = {
  type: 'PublishedSupportOrganization',
  name: 'published_support_organization',
  originator: 'KYRGYZSTAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    registrationNumber: { kind: 'text' },
    registeredOn: { kind: 'date' },
    name: { kind: 'text', nullable: true },
    offices: { kind: 'jsonb', holds: ['SupportOffice'] },
    languages: { kind: 'jsonb', holds: ['SupportLanguage'] },
    paused: { kind: 'boolean' },
    listed: { kind: 'boolean' },
    lastListedOn: { kind: 'date' },
    registerId: { kind: 'uuid', serves: ['PublishedSupportOrganization.register'] },
  },
  indexes: [
    { name: 'published_support_organization_number', unique: true, on: '("registration_number")' },
    { name: 'published_support_organization_number_id', on: '("registration_number", "id")' },
  ],
  changes: [
    {
      by: ['publishSupportOrganizations'],
      inserts: ['id', 'registrationNumber', ...entry],
      updates: entry,
      rule: 'always',
    },
  ],
};
