import { namesIn } from '../../kit/storage/search-columns.ts';
import type { Table } from '../../kit/storage/table.ts';

/** The register of support organizations as read, each entry once. */
export const supportOrganization: Table = {
  type: 'SupportOrganization',
  name: 'support_organization',
  originator: 'JAPAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    registrationNumber: { kind: 'text' },
    registeredOn: { kind: 'date' },
    name: { kind: 'text', nullable: true },
    masked: { kind: 'boolean' },
    prefecture: { kind: 'text', nullable: true },
    offices: { kind: 'jsonb', holds: ['SupportOffice'] },
    languages: { kind: 'jsonb', holds: ['SupportLanguage'] },
    languageCodes: { kind: 'text[]', serves: ['SupportOrganizationFilter.language'] },
    paused: { kind: 'boolean' },
    remarks: { kind: 'text', nullable: true },
    listingStatus: { kind: 'text' },
    firstListedOn: { kind: 'date' },
    lastListedOn: { kind: 'date' },
    telephone: { kind: 'text', nullable: true },
    representative: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
    nameForm: { kind: 'text', internal: true },
    nameGrams: { kind: 'text[]', internal: true },
  },
  search: { grams: 'nameGrams', forms: 'nameForm', names: namesIn('name') },
  indexes: [
    { name: 'support_organization_number', unique: true, on: '("registration_number")' },
    { name: 'support_organization_number_id', on: '("registration_number", "id")' },
    { name: 'support_organization_registered_on', on: '("registered_on", "id")' },
    { name: 'support_organization_name', on: `((coalesce("name", '') collate "ja-x-icu"), "id")` },
    { name: 'support_organization_prefecture', on: '("prefecture", "registration_number", "id")' },
    { name: 'support_organization_paused', on: '("registration_number", "id") where "paused"' },
    { name: 'support_organization_listing', on: '("listing_status", "registration_number", "id")' },
    {
      name: 'support_organization_prefecture_paused',
      on: '("prefecture", "registration_number", "id") where "paused"',
    },
    {
      name: 'support_organization_prefecture_listing',
      on: '("prefecture", "listing_status", "registration_number", "id")',
    },
    { name: 'support_organization_languages', on: 'using gin ("language_codes")' },
    { name: 'support_organization_grams', on: 'using gin ("name_grams")' },
  ],
};
