import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { writerDataSource } from '../../../../subgraphs/kit/storage/databases.ts';
import { insertRows, updateRows } from '../../../../subgraphs/kit/storage/upsert.ts';
import { createSampleDatabase } from '../sample-database.ts';
import type { SampleDatabase } from '../sample-database.ts';
import { agency } from '../sample-register.ts';

const named = (name: string, more: object = {}) => ({
  id: randomUUID(),
  name,
  nameForm: name,
  nameGrams: [name],
  ...more,
});

describe('the writing of many rows', () => {
  let sample: SampleDatabase;
  let writer: DataSource;

  beforeAll(async () => {
    sample = await createSampleDatabase('sample_rows');
    writer = await writerDataSource(sample.request);
  }, 60_000);
  afterAll(async () => {
    await writer.destroy();
    await sample.drop();
  });

  const stored = async (id: string): Promise<unknown> =>
    writer.getRepository('agency').findOneByOrFail({ id });

  it('inserts every kind of value as it is', async () => {
    const row = named('ж"у\'м\\ы\nш', {
      telephone: null,
      status: 'SENT',
      openedAt: '2026-01-02T03:04:05.678Z',
      listedOn: '2024-02-29',
      offices: [{ place: 'Ош' }, null],
      languages: [],
      workers: 0,
      synthetic: false,
    });
    await insertRows(writer.manager, agency, [row]);
    expect(await stored(row.id)).toEqual({ ...row, openedAt: new Date('2026-01-02T03:04:05.678Z') });
  });

  it('leaves columns that no row names to their defaults, and empties what only others name', async () => {
    const rows = [named('one', { workers: 5 }), named('two')];
    await insertRows(writer.manager, agency, rows);
    expect(await stored(rows[0]?.id ?? '')).toMatchObject({ status: 'DRAFT', synthetic: false, workers: 5 });
    expect(await stored(rows[1]?.id ?? '')).toMatchObject({ status: 'DRAFT', workers: null, offices: null });
  });

  it('inserts more rows than one statement takes', async () => {
    const before = await writer.getRepository('agency').count();
    await insertRows(
      writer.manager,
      agency,
      Array.from({ length: 4_001 }, (_, at) => named(`n${String(at)}`)),
    );
    expect((await writer.getRepository('agency').count()) - before).toBe(4_001);
  });

  it('inserts nothing where there is nothing', async () => {
    await expect(insertRows(writer.manager, agency, [])).resolves.toBeUndefined();
  });

  it('inserts none of the rows where one is refused', async () => {
    const [first, again] = [named('first'), named('again')];
    const work = writer.transaction(async (manager) => {
      await insertRows(manager, agency, [first]);
      await insertRows(manager, agency, [again, again]);
    });
    await expect(work).rejects.toThrow('duplicate key');
    await expect(stored(first.id)).rejects.toThrow();
  });

  it('refuses a property that the table does not have', async () => {
    await expect(insertRows(writer.manager, agency, [named('x', { nmae: 'x' })])).rejects.toThrow(
      'the table agency has no property nmae',
    );
    await expect(updateRows(writer.manager, agency, [{ id: randomUUID(), nmae: 'x' }])).rejects.toThrow(
      'the table agency has no property nmae',
    );
  });

  it('changes only the properties that are named, whatever each row names', async () => {
    const [one, two] = [named('one', { workers: 1 }), named('two', { workers: 2 })];
    await insertRows(writer.manager, agency, [one, two]);
    await updateRows(writer.manager, agency, [
      { id: one.id, status: 'SENT' },
      { id: two.id, workers: null, name: 'zwei' },
    ]);
    expect(await stored(one.id)).toMatchObject({ name: 'one', status: 'SENT', workers: 1 });
    expect(await stored(two.id)).toMatchObject({ name: 'zwei', status: 'DRAFT', workers: null });
  });

  it('refuses a change of a row that is not there', async () => {
    await expect(updateRows(writer.manager, agency, [{ id: randomUUID(), name: 'x' }])).rejects.toThrow(
      'an update of agency names an id that it does not have',
    );
  });

  it('changes nothing where a row names only its id', async () => {
    const row = named('same');
    await insertRows(writer.manager, agency, [row]);
    await updateRows(writer.manager, agency, [{ id: row.id }]);
    expect(await stored(row.id)).toMatchObject({ name: 'same' });
  });
});
