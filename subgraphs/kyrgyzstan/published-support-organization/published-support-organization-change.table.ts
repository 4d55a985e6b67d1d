import type { Table } from '../../kit/storage/table.ts';

const told = ['registrationNumber', 'kind', 'fields', 'before', 'after'] as const;

/**
 * The Kyrgyz side's own copy of how a register of Japan's support organizations that it published differs from the one that
 * Japan had read before it (Memorandum, section 7(5)), as Japan told of it.
 */
export const publishedSupportOrganizationChange: Table = {
  type: 'PublishedSupportOrganizationChange',
  name: 'published_support_organization_change',
  originator: 'KYRGYZSTAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    registerId: { kind: 'uuid', serves: ['PublishedSupportOrganizationRegister.changes'] },
    registrationNumber: { kind: 'text' },
    kind: { kind: 'text' },
    fields: { kind: 'text[]' },
    before: { kind: 'jsonb', nullable: true, holds: ['SupportOrganizationEntry'] },
    after: { kind: 'jsonb', nullable: true, holds: ['SupportOrganizationEntry'] },
  },
  changeable: [],
  indexes: [
    {
      name: 'published_support_organization_change_of',
      unique: true,
      on: '("register_id", "registration_number")',
    },
    {
      name: 'published_support_organization_change_kind',
      on: '("register_id", "kind", "registration_number", "id")',
    },
  ],
  changes: [{ by: ['publishSupportOrganizations'], inserts: ['id', 'registerId', ...told], rule: 'always' }],
};
