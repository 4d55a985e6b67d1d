import type { Table } from '../../kit/storage/table.ts';

/** The registers of support organizations that were read (Memorandum, section 6(3)), in the order in which they were read. */
export const supportOrganizationRegister: Table = {
  type: 'SupportOrganizationRegister',
  name: 'support_organization_register',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    asOf: { kind: 'date' },
    entries: { kind: 'integer' },
    added: { kind: 'integer' },
    changed: { kind: 'integer' },
    noLongerListed: { kind: 'integer' },
    digest: { kind: 'text' },
    readAt: { kind: 'timestamptz(3)', default: 'now()' },
  },
  indexes: [{ name: 'support_organization_register_as_of', on: '("as_of", "id")' }],
};
