import type { NameSearch, Table } from '../../kit/storage/table.ts';

const valueOf = (name: unknown): readonly string[] =>
  typeof name === 'object' && name !== null && 'value' in name && typeof name.value === 'string'
    ? [name.value]
    : [];

/** The name now in use, and every name that the registers have used for an agency. */
const agencyNames: NameSearch['names'] = ({ name, names }) => [
  ...new Set([
    ...(typeof name === 'string' ? [name] : []),
    ...(Array.isArray(names) ? names.flatMap(valueOf) : []),
  ]),
];

/** Sending agencies. Outside the Kyrgyz side one is seen once it has been certified for Japan. */
export const sendingAgency: Table = {
  type: 'SendingAgency',
  name: 'sending_agency',
  originator: 'KYRGYZSTAN',
  visible: {
    public: { column: 'sendsToJapan', equals: true },
    recipients: { KYRGYZSTAN: 'always' },
  },
  columns: {
    id: { kind: 'uuid' },
    name: { kind: 'text' },
    names: { kind: 'jsonb', holds: ['AgencyName'] },
    region: { kind: 'text', nullable: true },
    contacts: { kind: 'jsonb', nullable: true, holds: ['AgencyContacts'] },
    inn: { kind: 'text' },
    founders: { kind: 'jsonb', nullable: true, holds: ['Founder'] },
    sendsToJapan: { kind: 'boolean', serves: [] },
    closedOn: { kind: 'date', nullable: true },
    closingGround: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
    nameForm: { kind: 'text', internal: true },
    nameGrams: { kind: 'text[]', internal: true },
  },
  search: { grams: 'nameGrams', forms: 'nameForm', names: agencyNames },
  indexes: [
    { name: 'sending_agency_inn', unique: true, on: '("inn")' },
    { name: 'sending_agency_name', on: '(("name" collate "ky-x-icu"), "id") include ("sends_to_japan")' },
    { name: 'sending_agency_region', on: `((coalesce("region", '')), "id") include ("sends_to_japan")` },
    { name: 'sending_agency_grams', on: 'using gin ("name_grams")' },
  ],
  changes: [
    {
      by: ['changeSendingAgency', 'closeSendingAgency', 'decideCertificationApplication', 'giveGuidance'],
      reads: ['id', 'sendsToJapan'],
      rule: 'always',
    },
    { by: ['decideCertificationApplication'], updates: ['sendsToJapan', 'version'], rule: 'always' },
    {
      by: ['enterSendingAgency'],
      inserts: [
        'id',
        'name',
        'names',
        'region',
        'contacts',
        'inn',
        'founders',
        'sendsToJapan',
        'synthetic',
        'nameForm',
        'nameGrams',
      ],
      rule: 'always',
    },
    {
      by: ['changeSendingAgency'],
      updates: ['name', 'names', 'region', 'contacts', 'founders', 'version', 'nameForm', 'nameGrams'],
      rule: 'always',
    },
    { by: ['closeSendingAgency'], updates: ['closedOn', 'closingGround', 'version'], rule: 'always' },
  ],
};
