import type { Table } from '../../kit/storage/table.ts';

/**
 * How each register of support organizations differs from the one that was read before it, entry by entry (Memorandum, section
 * 6(3)). What was published does not change, so nobody changes or removes a row.
 */
export const supportOrganizationChange: Table = {
  type: 'SupportOrganizationChange',
  name: 'support_organization_change',
  originator: 'JAPAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    registerId: { kind: 'uuid', serves: ['SupportOrganizationRegister.changes'] },
    organizationId: { kind: 'uuid', serves: ['SupportOrganizationChange.supportOrganization'] },
    registrationNumber: { kind: 'text' },
    kind: { kind: 'text' },
    fields: { kind: 'text[]' },
    before: { kind: 'jsonb', nullable: true, holds: ['SupportOrganizationEntry'] },
    after: { kind: 'jsonb', nullable: true, holds: ['SupportOrganizationEntry'] },
  },
  changeable: [],
  indexes: [
    {
      name: 'support_organization_change_of',
      unique: true,
      on: '("register_id", "registration_number")',
    },
    {
      name: 'support_organization_change_kind',
      on: '("register_id", "kind", "registration_number", "id")',
    },
  ],
};
