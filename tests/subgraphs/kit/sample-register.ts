import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Marking } from '../../../schema/marking.ts';
import { createTableSql } from '../../../subgraphs/kit/migrate/create-table-sql.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import type { Markings } from '../../../subgraphs/kit/walls/released.ts';

/** A register with every kind of column: open to the public from a recorded act, to Kyrgyzstan once sent, to Japan always. */
export const agency: Table = {
  type: 'Agency',
  name: 'agency',
  visible: {
    public: { recorded: 'openedAt' },
    recipients: { JAPAN: 'always', KYRGYZSTAN: { column: 'status', equals: 'SENT' } },
  },
  columns: {
    id: { kind: 'uuid' },
    name: { kind: 'text' },
    telephone: { kind: 'text', nullable: true },
    status: { kind: 'text', default: `'DRAFT'` },
    openedAt: { kind: 'timestamptz(3)', nullable: true },
    listedOn: { kind: 'date', nullable: true },
    offices: { kind: 'jsonb', nullable: true, holds: ['Office'] },
    languages: { kind: 'text[]', nullable: true },
    workers: { kind: 'integer', nullable: true },
    synthetic: { kind: 'boolean', default: 'false' },
    nameForm: { kind: 'text', internal: true },
    nameGrams: { kind: 'text[]', internal: true },
  },
  search: { grams: 'nameGrams', forms: 'nameForm', names: ({ name }) => [String(name)] },
  indexes: [
    { name: 'agency_name', on: '(("name" collate "ky-x-icu"), "id") include ("opened_at", "status")' },
    { name: 'agency_listed_on', unique: true, on: '("listed_on", "id") where "synthetic"' },
    { name: 'agency_grams', on: 'using gin ("name_grams")' },
  ],
};

/** A register of one ministry's own. */
export const dossier: Table = {
  type: 'Dossier',
  name: 'dossier',
  visible: { public: 'never', recipients: { JAPAN_ISA: 'always' } },
  columns: { id: { kind: 'uuid' }, note: { kind: 'text' } },
  indexes: [],
};

const japan: Marking = ['JAPAN'];
const isa: Marking = ['JAPAN_ISA'];

export const sampleMarkings: Markings = new Map<string, Marking>([
  ...[
    'Agency',
    'id',
    'name',
    'status',
    'openedAt',
    'listedOn',
    'offices',
    'languages',
    'workers',
    'synthetic',
  ].map((field, at): [string, Marking] => [at === 0 ? field : `Agency.${field}`, 'public']),
  ['Agency.telephone', japan],
  ['Office', 'public'],
  ['Office.place', 'public'],
  ['Office.keyHolder', japan],
  ['AgencyFilter', 'public'],
  ['AgencyFilter.name', ['JAPAN', 'KYRGYZSTAN']],
  ['Dossier', isa],
  ['Dossier.id', isa],
  ['Dossier.note', isa],
]);

export const sampleTables: readonly Table[] = [agency, dossier];

export class SampleTables1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of sampleTables.flatMap(createTableSql)) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of sampleTables) await runner.query(`drop table "${name}"`);
  }
}
