import { namesIn } from '../../kit/storage/search-columns.ts';
import type { Table } from '../../kit/storage/table.ts';

/** What acts state of an entity, but for its number. */
export const stated = [
  'name',
  'nameKana',
  'nameEnglish',
  'prefecture',
  'industryFieldCodes',
  'size',
  'workersReported',
  'telephone',
] as const;

/** The receiving entities that Japan's agencies know. */
export const receivingEntity: Table = {
  type: 'ReceivingEntity',
  name: 'receiving_entity',
  originator: 'JAPAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    corporateNumber: { kind: 'text' },
    name: { kind: 'text' },
    nameKana: { kind: 'text', nullable: true },
    nameEnglish: { kind: 'text', nullable: true },
    prefecture: { kind: 'text', nullable: true },
    industryFieldCodes: { kind: 'text[]', serves: ['ReceivingEntity.industryFields'] },
    size: { kind: 'text', nullable: true },
    workersReported: { kind: 'integer', nullable: true },
    telephone: { kind: 'text', nullable: true },
    closedOn: { kind: 'date', nullable: true },
    closingGround: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
    nameForm: { kind: 'text', internal: true },
    nameGrams: { kind: 'text[]', internal: true },
  },
  search: { grams: 'nameGrams', forms: 'nameForm', names: namesIn('name', 'nameKana', 'nameEnglish') },
  indexes: [
    { name: 'receiving_entity_number', unique: true, on: '("corporate_number")' },
    { name: 'receiving_entity_number_id', on: '("corporate_number", "id")' },
    { name: 'receiving_entity_name', on: '(("name" collate "ja-x-icu"), "id")' },
    { name: 'receiving_entity_prefecture', on: '("prefecture", "corporate_number", "id")' },
    { name: 'receiving_entity_size', on: '("size", "corporate_number", "id")' },
    { name: 'receiving_entity_fields', on: 'using gin ("industry_field_codes")' },
    { name: 'receiving_entity_grams', on: 'using gin ("name_grams")' },
  ],
  changes: [
    {
      by: ['enterReceivingEntity'],
      inserts: ['id', 'corporateNumber', ...stated, 'synthetic', 'nameForm', 'nameGrams'],
      rule: 'always',
    },
    {
      by: ['changeReceivingEntity'],
      updates: [...stated, 'version', 'nameForm', 'nameGrams'],
      rule: 'always',
    },
    { by: ['mergeIndustryFields'], updates: ['industryFieldCodes', 'version'], rule: 'always' },
    { by: ['closeReceivingEntity'], updates: ['closedOn', 'closingGround', 'version'], rule: 'always' },
  ],
};
