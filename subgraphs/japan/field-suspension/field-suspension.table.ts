import type { Table } from '../../kit/storage/table.ts';

/** Stops of acceptance by field. Outside Japan's agencies a stop is seen from its announcement (Memorandum, section 8). */
export const fieldSuspension: Table = {
  type: 'FieldSuspension',
  name: 'field_suspension',
  originator: 'JAPAN',
  visible: { public: { recorded: 'announcedAt' }, recipients: { JAPAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    industryFieldId: { kind: 'uuid', serves: ['FieldSuspension.industryField', 'IndustryField.suspensions'] },
    industryFieldCode: { kind: 'text', serves: ['FieldSuspensionFilter.industryField'] },
    inForceFrom: { kind: 'date' },
    resumedOn: { kind: 'date', nullable: true },
    holders: { kind: 'integer', nullable: true },
    cap: { kind: 'integer', nullable: true },
    announcedAt: { kind: 'timestamptz(3)', nullable: true },
    requestedOn: { kind: 'date', nullable: true },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'field_suspension_in_force_from', on: '("in_force_from", "id") include ("announced_at")' },
    { name: 'field_suspension_field', on: '("industry_field_id", "in_force_from" desc)' },
    { name: 'field_suspension_code', on: '("industry_field_code", "in_force_from", "id")' },
  ],
  changes: [
    {
      by: ['suspendField'],
      inserts: [
        'id',
        'industryFieldId',
        'industryFieldCode',
        'inForceFrom',
        'holders',
        'cap',
        'requestedOn',
        'synthetic',
      ],
      rule: 'always',
    },
    { by: ['announceFieldSuspension'], updates: ['announcedAt', 'version'], rule: 'always' },
    {
      by: ['liftFieldSuspension', 'mergeIndustryFields', 'splitIndustryField'],
      updates: ['resumedOn', 'version'],
      rule: 'always',
    },
    {
      by: ['correctFieldSuspension'],
      updates: ['inForceFrom', 'holders', 'cap', 'correctedAt', 'version'],
      rule: 'always',
    },
    { by: ['withdrawFieldSuspension'], updates: ['withdrawnAt', 'version'], rule: 'always' },
  ],
};
