import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityPropertyNotFoundError } from 'typeorm';
import { entitySchema } from '../../../../subgraphs/kit/storage/entity-schema.ts';
import type { Table } from '../../../../subgraphs/kit/storage/table.ts';
import { schemaDifferences } from '../../../cluster/schema-differences.ts';
import { createSampleDatabase } from '../sample-database.ts';
import type { SampleDatabase } from '../sample-database.ts';
import { agency, dossier } from '../sample-register.ts';

describe('the entity schemas of a table', () => {
  let sample: SampleDatabase;

  beforeAll(async () => {
    sample = await createSampleDatabase('sample_entity');
  }, 60_000);
  afterAll(() => sample.drop());

  it('agree with what the table’s own statements create', async () => {
    expect(await schemaDifferences(sample.request.databaseUrl, [agency, dossier])).toEqual([]);
  });

  const without = (property: string): Table => ({
    ...agency,
    columns: Object.fromEntries(Object.entries(agency.columns).filter(([name]) => name !== property)),
  });

  it.each([
    [
      'a column that is not migrated',
      { ...agency, columns: { ...agency.columns, fresh: { kind: 'date', nullable: true } } },
      /ADD "fresh" date/,
    ],
    ['a column that the table no longer has', without('workers'), /DROP COLUMN "workers"/],
    [
      'another type',
      { ...agency, columns: { ...agency.columns, workers: { kind: 'text', nullable: true } } },
      /"workers" text/,
    ],
    [
      'another default',
      { ...agency, columns: { ...agency.columns, status: { kind: 'text', default: `'SENT'` } } },
      /DEFAULT 'SENT'/,
    ],
    [
      'an index of other columns',
      {
        ...agency,
        indexes: agency.indexes.map((index) => ({ ...index, on: index.on.replace('"name"', '"status"') })),
      },
      /expected: CREATE INDEX agency_name/,
    ],
    [
      'an index that is not migrated',
      { ...agency, indexes: [...agency.indexes, { name: 'more', on: '("status")' }] },
      /expected: CREATE INDEX more/,
    ],
  ] as const satisfies readonly (readonly [string, Table, RegExp])[])(
    'show %s as a difference',
    async (_what, table, says) => {
      expect(await schemaDifferences(sample.request.databaseUrl, [table, dossier])).toContainEqual(
        expect.stringMatching(says),
      );
    },
  );

  it('let a reader’s find do with the columns that it may read', async () => {
    const reader = await sample.databases.forAudience('public');
    expect(await reader.getRepository('agency').find()).toEqual([]);
  });

  it('do not know a property that is not released', async () => {
    const reader = await sample.databases.forAudience('public');
    const find = reader.getRepository('agency').find({ where: { telephone: '1' } });
    await expect(find).rejects.toThrow(EntityPropertyNotFoundError);
  });

  it('do not know a table of which nothing is released', async () => {
    const reader = await sample.databases.forAudience('public');
    expect(reader.entityMetadatas.map(({ name }) => name)).toEqual(['agency']);
    const cleared = await sample.databases.forAudience('japan_isa');
    expect(cleared.entityMetadatas.map(({ name }) => name)).toEqual(['agency', 'dossier']);
  });

  it('are refused where columns are released without the id', () => {
    expect(() => entitySchema(agency, ['name'])).toThrow('the table agency releases columns without its id');
  });
});
