import type { Table } from '../../kit/storage/table.ts';

/** The specified industrial fields, a row for each period in which one stood under one code. */
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
    splitFromId: {
      kind: 'uuid',
      nullable: true,
      serves: ['IndustryField.splitFrom', 'IndustryField.splitInto'],
    },
    endBasis: { kind: 'text', nullable: true },
    cap: { kind: 'integer', nullable: true },
    capBasis: { kind: 'text', nullable: true },
    capFrom: { kind: 'date', nullable: true },
    holders: { kind: 'integer', nullable: true },
    holdersAsOf: { kind: 'date', nullable: true },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'industry_field_code', unique: true, on: '("code", "effective_from")' },
    { name: 'industry_field_standing', unique: true, on: '("code") where "effective_to" is null' },
    { name: 'industry_field_code_id', on: '("code", "id")' },
    { name: 'industry_field_effective_from', on: '("effective_from", "id")' },
  ],
  changes: [
    {
      by: ['enterIndustryField', 'mergeIndustryFields', 'splitIndustryField'],
      inserts: [
        'id',
        'code',
        'nameJapanese',
        'nameEnglish',
        'ministryInCharge',
        'effectiveFrom',
        'splitFromId',
        'cap',
        'capBasis',
        'capFrom',
      ],
      rule: 'always',
    },
    { by: ['mergeIndustryFields'], updates: ['effectiveTo', 'mergedIntoId', 'version'], rule: 'always' },
    {
      by: ['splitIndustryField', 'closeIndustryField'],
      updates: ['effectiveTo', 'endBasis', 'version'],
      rule: 'always',
    },
    { by: ['setIndustryFieldCap'], updates: ['cap', 'capBasis', 'capFrom', 'version'], rule: 'always' },
    {
      by: ['recordIndustryFieldHolders'],
      updates: ['holders', 'holdersAsOf', 'version'],
      rule: 'always',
    },
  ],
};
