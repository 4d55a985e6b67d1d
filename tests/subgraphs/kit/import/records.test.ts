import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { kyrgyzstan } from '../../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { runImport } from '../../../../subgraphs/kit/import/run-import.ts';
import { importProcess } from '../../import-process.ts';
import type { ImportProcess } from '../../import-process.ts';
import { agencyRow, certificationRow } from '../../rows/kyrgyz-rows.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

let database: MigratedDatabase;
let program: ImportProcess;

beforeAll(async () => {
  database = await migrateDatabase(kyrgyzstan);
  program = importProcess(kyrgyzstan, database);
}, 60_000);
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superuser.query('truncate sending_agency, certification');
});

const record = (table: string, row: unknown): string => JSON.stringify({ table, row });
const file = (...lines: readonly string[]) => program.file('records.ndjson', lines.join('\n'));

const count = async (): Promise<unknown> =>
  (await database.superuser.query<{ count: number }>('select count(*)::int as count from sending_agency'))
    .rows[0]?.count;

describe('records, one a line', () => {
  it('are loaded, and their names can be searched', async () => {
    const path = await file(
      record('sending_agency', agencyRow(1)),
      '',
      record('certification', certificationRow(1)),
      '',
    );
    const { code, stdout } = await program.run(path, '--as', 'records');
    expect([code, stdout]).toEqual([0, 'sending_agency: 1\ncertification: 1\n']);
    const { rows } = await database.superuser.query<{ forms: string; grams: string[] }>(
      'select name_form as forms, name_grams as grams from sending_agency',
    );
    expect(rows[0]?.forms).toBe('примержол1\nprimerzhol1');
    expect(rows[0]?.grams).toEqual(expect.arrayContaining(['пр', 'жол', 'zho']));
  });

  it('are recognised without being told what they are', async () => {
    expect((await program.load(await file(record('sending_agency', agencyRow(1))))).code).toBe(0);
  });

  it('with line ends of another kind are read alike', async () => {
    const path = await program.file('r.ndjson', `${record('sending_agency', agencyRow(1))}\r\n\r\n`);
    expect((await program.load(path)).code).toBe(0);
    expect(await count()).toBe(1);
  });

  it.each([
    [
      'no JSON',
      '{',
      /records\.ndjson, row 2: the line is no record of this subgraph: give \{ "table", "row" \}/,
    ],
    ['a list', '[]', /row 2: the line is no record/],
    ['another table', record('support_organization', {}), /row 2: the line is no record/],
    ['a table of another schema', record('pg_authid', {}), /row 2: the line is no record/],
    [
      'an unknown property',
      record('sending_agency', agencyRow(2, { nothing: 1 })),
      /row 2, column nothing: the table sending_agency has no such property; take it out/,
    ],
    [
      'a missing property',
      record('sending_agency', agencyRow(2, { inn: null })),
      /row 2, column inn: is missing; give a text/,
    ],
  ])('one of which is %s are refused whole', async (_what, line, says) => {
    const { code, stderr } = await program.load(await file(record('sending_agency', agencyRow(1)), line));
    expect(code).toBe(1);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/Nothing was loaded\.\n$/);
    expect(await count()).toBe(0);
  });

  it('that are no UTF-8 are refused', async () => {
    const path = await program.file('r.ndjson', Buffer.from([0x7b, 0xff]));
    expect((await program.load(path, '--as', 'records')).stderr).toContain(
      'the text is not UTF-8; save it as UTF-8',
    );
  });

  it('that are there already change nothing when they are loaded again', async () => {
    const lines = [record('sending_agency', agencyRow(1)), record('certification', certificationRow(1))];
    await program.load(await file(...lines));
    const { code, stdout } = await program.run(
      await file(...lines, record('sending_agency', agencyRow(2))),
      '--as',
      'records',
    );
    expect([code, stdout]).toEqual([
      0,
      'sending_agency: 1, and 1 that were there already\ncertification: 0, and 1 that were there already\n',
    ]);
    expect(await count()).toBe(2);
  });

  it('whose ids are of records that say otherwise are refused whole', async () => {
    await program.load(await file(record('sending_agency', agencyRow(1))));
    const { code, stderr } = await program.load(
      await file(
        record('sending_agency', agencyRow(2)),
        record('sending_agency', agencyRow(1, { inn: '99999999999999' })),
      ),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /row 2, column id: a record of this id is there already and says otherwise; take the line out\nNothing was loaded\.\n$/,
    );
    expect(await count()).toBe(1);
  });
});

describe('the import', () => {
  it.each([
    ['no file', [], 'give one file; usage: import.ts [--as KIND] FILE'],
    ['no file but a kind', ['--as', 'records'], 'give one file; usage: import.ts [--as KIND] FILE'],
    ['two files', ['a', 'b'], 'give one file; usage: import.ts [--as KIND] FILE'],
    ['an option that it does not know', ['--force', 'a'], '; usage: import.ts [--as KIND] FILE'],
  ])('given %s says how it is used', async (_what, given, says) => {
    const ending = await runImport(kyrgyzstan, { given, environment: {}, screen: process.stderr });
    expect(ending).toMatchObject({ outcome: 'refused', faults: expect.stringContaining(says) });
  });

  it('names the kinds that it knows where it is given another', async () => {
    expect((await program.load(await file('{'), '--as', 'x')).stderr).toBe(
      'there is no kind of file x here: give --as KIND, one of kyrgyz-permits, records\nNothing was loaded.\n',
    );
  });

  it('names a file that is not there, and a folder', async () => {
    expect((await program.load('/nowhere/x.csv')).stderr).toBe(
      '/nowhere/x.csv cannot be read (ENOENT): give a file that this process may read\nNothing was loaded.\n',
    );
    expect((await program.load(database.folder)).stderr).toContain(
      `${database.folder} cannot be read (EISDIR)`,
    );
  });

  it('names the setting of a database that is not there', async () => {
    const path = await file(record('sending_agency', agencyRow(1)));
    const elsewhere = {
      ...database,
      environment: { ...database.environment, KYRGYZSTAN_DATABASE_URL: 'postgres://x@127.0.0.1:9/none' },
    };
    expect((await importProcess(kyrgyzstan, elsewhere).load(path)).stderr).toBe(
      'the database none at 127.0.0.1:9 cannot be reached (ECONNREFUSED): start its server, or mend KYRGYZSTAN_DATABASE_URL\nNothing was loaded.\n',
    );
  });

  it('names the migration that a database lacks', async () => {
    const path = await file(record('sending_agency', agencyRow(1)));
    const secret = await program.file('other-secret', 'ab'.repeat(32));
    const elsewhere = { ...database, environment: { ...database.environment, LOGIN_SECRET_FILE: secret } };
    expect((await importProcess(kyrgyzstan, elsewhere).load(path)).stderr).toMatch(
      /does not take kyrgyzstan's logins \(28P01\): run `node subgraphs\/kyrgyzstan\/migrate\.ts` with the same LOGIN_SECRET_FILE\nNothing was loaded\.\n$/,
    );
  });
});
