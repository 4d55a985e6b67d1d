import type { Table } from '../../kit/storage/table.ts';

/** The specified industrial fields, a row for each period in which one stood unchanged. */
export const industryField: Table = {
  type: 'IndustryField',
  name: 'industry_field',
  originator: 'JAPAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    code: { kind: 'text' },
    nameJapanese: { kind: 'text' },
    nameEnglish: { kind: 'text' },
    ministryInCharge: { kind: 'text' },
    effectiveFrom: { kind: 'date' },
    effectiveTo: { kind: 'date', nullable: true },
    mergedIntoId: { kind: 'uuid', nullable: true, serves: ['IndustryField.mergedInto'] },
    cap: { kind: 'integer', nullable: true },
    capBasis: { kind: 'text', nullable: true },
    holders: { kind: 'integer', nullable: true },
    holdersAsOf: { kind: 'date', nullable: true },
  },
  indexes: [
    { name: 'industry_field_code', unique: true, on: '("code", "effective_from")' },
    { name: 'industry_field_code_id', on: '("code", "id")' },
    { name: 'industry_field_effective_from', on: '("effective_from", "id")' },
  ],
  changes: [
    {
      by: ['mergeIndustryFields'],
      inserts: [
        'id',
        'code',
        'nameJapanese',
        'nameEnglish',
        'ministryInCharge',
        'effectiveFrom',
        'cap',
        'capBasis',
      ],
      updates: ['effectiveTo', 'mergedIntoId'],
      rule: 'always',
    },
  ],
};
