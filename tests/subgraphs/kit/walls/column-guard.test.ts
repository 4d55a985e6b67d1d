import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { audienceIds, audiences, parties } from '../../../../schema/audience.ts';
import type { Audience } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { errorCode } from '../../../../subgraphs/kit/error-code.ts';
import { migrate } from '../../../../subgraphs/kit/migrate/migrate.ts';
import { openDatabases } from '../../../../subgraphs/kit/storage/databases.ts';
import type { Databases } from '../../../../subgraphs/kit/storage/databases.ts';
import { columnName, identifier } from '../../../../subgraphs/kit/storage/sql-name.ts';
import type { ColumnKind, RowChange, Table } from '../../../../subgraphs/kit/storage/table.ts';
import { findDrift } from '../../../../subgraphs/kit/walls/drift.ts';
import { liftGuardsSql } from '../../../../subgraphs/kit/walls/guards-sql.ts';
import { wallPlan } from '../../../../subgraphs/kit/walls/wall-plan.ts';
import { kyrgyzstan } from '../../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { testLoginSecret, testRelaySecret } from '../../../cluster/test-database.ts';
import { mayMeet } from '../../../noninterference/worlds/restricted-part.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

type Row = Readonly<Record<string, unknown>>;

/** What an update under a login came to. */
type Outcome = 'changed' | 'no row' | 'denied' | `failed: ${string}`;

const sides = [...parties];

const opposite = (audience: Audience): string | undefined =>
  sides.some((side) => audience.recipients.includes(side))
    ? sides.find((side) => !audience.recipients.includes(side))
    : undefined;

/** Whether a change's rule admits a row, worked out anew and not by the wall's own predicates. */
const admits = ({ rule }: RowChange, row: Row, audience: Audience): boolean => {
  if (rule === 'always') return true;
  if (typeof rule === 'string' || 'anyOf' in rule || 'recorded' in rule || 'column' in rule)
    throw new Error('a kind of rule that this test does not know');
  if ('namesCaller' in rule) return row[rule.namesCaller] === audience.id.toUpperCase();
  if ('namesOwnParty' in rule) return audience.recipients.some((own) => own === row[rule.namesOwnParty]);
  return row[rule.namesOtherParty] === opposite(audience);
};

/** The columns that rules look at, with every value that they may have. */
const decisive = ({ changes = [] }: Table): ReadonlyMap<string, readonly string[]> =>
  new Map(
    changes.flatMap(({ rule }): [string, readonly string[]][] => {
      if (typeof rule === 'string') return [];
      if ('namesCaller' in rule) return [[rule.namesCaller, audienceIds.map((id) => id.toUpperCase())]];
      if ('namesOwnParty' in rule) return [[rule.namesOwnParty, sides]];
      return 'namesOtherParty' in rule ? [[rule.namesOtherParty, sides]] : [];
    }),
  );

const values: Readonly<Record<ColumnKind, unknown>> = {
  uuid: '00000000-0000-4000-8000-000000000001',
  'uuid[]': [],
  text: 'x',
  'text[]': [],
  date: '2026-01-01',
  'timestamptz(3)': '2026-01-01T00:00:00.000Z',
  boolean: false,
  integer: 7,
  jsonb: [],
};

/** A row for every combination of what rules look at. */
const rowsOf = (table: Table): readonly Row[] => {
  const plain = Object.fromEntries(
    Object.entries(table.columns).map(([property, { kind }]) => [property, values[kind]]),
  );
  return [...decisive(table)].reduce<readonly Row[]>(
    (rows, [property, known]) =>
      rows.flatMap((row) => known.map((value): Row => ({ ...row, [property]: value }))),
    [plain],
  );
};

const updating = ({ changes = [] }: Table): readonly RowChange[] =>
  changes.filter(({ updates }) => updates !== undefined);

const subgraphs = [japan, kyrgyzstan, cooperation] as const;
const withSeveral = subgraphs.flatMap((subgraph) =>
  subgraph.tables
    .filter((table) => updating(table).length > 1)
    .map((table) => [`${subgraph.name}.${table.name}`, subgraph.name, table] as const),
);

/** What someone did to the guards of the cooperation, and what the check for drift says of it. */
const damages: readonly (readonly [what: string, sql: string, says: string])[] = [
  ['gone', 'drop trigger "guard_2" on "misconduct_report"', 'is missing'],
  ['switched off', 'alter table "misconduct_report" disable trigger "guard_1"', 'is switched off'],
  ['left to replicas', 'alter table "misconduct_report" enable replica trigger "guard_1"', 'is switched off'],
  [
    'for other columns',
    `create or replace trigger "guard_1" before update of "urgent" on "misconduct_report"
       for each row when (true) execute function refuse_change()`,
    'does not say what the rules',
  ],
  [
    'for nobody',
    `create or replace trigger "guard_1" before update of "summary" on "misconduct_report"
       for each row when (false) execute function refuse_change()`,
    'does not say what the rules',
  ],
  [
    'harmless',
    `create or replace trigger "guard_1" before update on "misconduct_report"
       for each row execute function suppress_redundant_updates_trigger()`,
    'does not say what the rules',
  ],
  [
    'of a function that lets pass',
    `create or replace function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
       as 'begin return new; end'`,
    'the function refuse_change does not do what it should',
  ],
  [
    'of somebody else’s function',
    'alter function refuse_change() owner to "cooperation_search"',
    'the function refuse_change belongs to cooperation_search',
  ],
];

describe('the guards of columns', () => {
  interface Opened extends MigratedDatabase {
    readonly databases: Databases;
    readonly source: Parameters<typeof findDrift>[1];
  }
  const opened = new Map<string, Opened>();
  const of = (name: string): Opened => {
    const known = opened.get(name);
    if (known === undefined) throw new Error(`${name} is not open`);
    return known;
  };
  beforeAll(async () => {
    for (const subgraph of subgraphs) {
      const migrated = await migrateDatabase(subgraph);
      const markings = readMarkings(readSubgraphDocument(subgraph.name));
      const source = { subgraph: subgraph.name, tables: subgraph.tables, markings };
      const access = { ...source, databaseUrl: migrated.databaseUrl, loginSecret: testLoginSecret };
      opened.set(subgraph.name, { ...migrated, databases: openDatabases(access), source });
    }
  }, 120_000);
  afterAll(async () => {
    for (const { databases, drop } of opened.values()) {
      await databases.close();
      await drop();
    }
  });

  /** The changes of a table that an audience may make. */
  const changesFor = (name: string, table: Table, audience: Audience): readonly RowChange[] => {
    const { markings } = of(name).source;
    return updating(table).filter(({ by }) =>
      (by === 'every mutation'
        ? [...markings.keys()].filter((coordinate) => /^Mutation\.\w+$/.test(coordinate))
        : by.map((mutation) => `Mutation.${mutation}`)
      ).some((coordinate) => mayMeet(markings, coordinate, audience)),
    );
  };

  // It names neither another column nor the row, so that nothing but the right to set the column is asked.
  const setting = (table: Table, property: string) =>
    `update public.${identifier(table.name)} set ${identifier(columnName(property))} = $1::${table.columns[property]?.kind ?? 'text'}`;
  const given = (table: Table, property: string): unknown => {
    const { kind } = table.columns[property] ?? { kind: 'text' };
    return kind === 'jsonb' ? '["x"]' : values[kind];
  };

  const attempt = async (work: () => Promise<number | null>): Promise<Outcome> => {
    try {
      return (await work()) === 0 ? 'no row' : 'changed';
    } catch (error) {
      return errorCode(error) === '42501' ? 'denied' : `failed: ${String(error)}`;
    }
  };

  /** What comes of setting one column, under the login itself. */
  const underLogin = (name: string, audience: Audience, table: Table, property: string): Promise<Outcome> =>
    attempt(async () => {
      const login = await of(name).databases.forAudience(audience.id);
      const [, changed] = await login.query<[unknown, number]>(setting(table, property), [
        given(table, property),
      ]);
      return changed;
    });

  /** The same with the guards taken away for as long as it takes. */
  const withoutGuards = async (
    name: string,
    audience: Audience,
    table: Table,
    property: string,
  ): Promise<Outcome> => {
    const { superuser } = of(name);
    await superuser.query('begin');
    try {
      await superuser.query('drop function public.refuse_change() cascade');
      await superuser.query(`set local role ${identifier(`${name}_${audience.id}`)}`);
      return await attempt(
        async () => (await superuser.query(setting(table, property), [given(table, property)])).rowCount,
      );
    } finally {
      await superuser.query('rollback');
    }
  };

  /** Every column that an audience may set in some row, in every row; with what one act alone would admit. */
  const tries = (name: string, table: Table, row: Row) =>
    audienceIds.flatMap((id) => {
      const audience = audiences[id];
      const changes = changesFor(name, table, audience);
      const properties = [...new Set(changes.flatMap(({ updates }) => updates ?? []))];
      const reached = changes.some((change) => admits(change, row, audience));
      return properties.map((property) => {
        const own = changes.some(
          (change) => change.updates?.includes(property) === true && admits(change, row, audience),
        );
        const expected: Outcome = own ? 'changed' : reached ? 'denied' : 'no row';
        return { audience, property, expected };
      });
    });

  it.each(withSeveral)(
    'let each act set its own columns in its own rows alone: %s',
    async (_, name, table) => {
      for (const row of rowsOf(table)) {
        await of(name).insert(table, [row]);
        for (const { audience, property, expected } of tries(name, table, row)) {
          const outcome = await underLogin(name, audience, table, property);
          expect({ audience: audience.id, property, row, outcome }).toEqual({
            audience: audience.id,
            property,
            row,
            outcome: expected,
          });
          if (expected === 'denied')
            expect(await withoutGuards(name, audience, table, property)).toBe('changed');
        }
        await of(name).superuser.query(`delete from ${identifier(table.name)}`);
      }
    },
    60_000,
  );

  it('stand where acts of one table have rows of their own', () => {
    const guarded = subgraphs.flatMap(({ name }) =>
      wallPlan(of(name).source).tables.flatMap(({ table, guards }) =>
        guards.length === 0 ? [] : [`${name}.${table.name}`],
      ),
    );
    const attacked = withSeveral.filter(([, name, table]) =>
      rowsOf(table).some((row) => tries(name, table, row).some(({ expected }) => expected === 'denied')),
    );
    expect(guarded).toEqual(attacked.map(([label]) => label));
    expect(guarded).toContain('cooperation.misconduct_report');
  });

  it('refuse a column that is named although its value stays, so that nobody tries out what it holds', async () => {
    const [, name, table] = withSeveral.find(([label]) => label === 'cooperation.misconduct_report') ?? [];
    if (name === undefined || table === undefined) throw new Error('there are no reports');
    const { insert, superuser, databases } = of(name);
    const row = rowsOf(table).find(({ originator }) => originator === 'KYRGYZSTAN') ?? {};
    await insert(table, [row]);
    const login = await databases.forAudience('japan_isa');
    await expect(
      login.query(`update "misconduct_report" set "state" = 'x', "summary" = $1`, [row['summary']]),
    ).rejects.toThrow('permission denied for a column that another act sets in other rows');
    await superuser.query('delete from "misconduct_report"');
  });

  it('go for a migration together with the right to change what they guarded', async () => {
    const { superuser, source } = of('cooperation');
    const close = `update "misconduct_report" set "state" = 'CLOSED'`;
    await superuser.query('begin');
    try {
      await superuser.query('set local role "cooperation_japan_isa"');
      await superuser.query(close);
      await superuser.query('set local role "cooperation_owner"');
      for (const sql of liftGuardsSql(wallPlan(source))) await superuser.query(sql);
      await superuser.query('set local role "cooperation_japan_isa"');
      await superuser.query(`update "consent_request" set "state" = 'REFUSED'`);
      await expect(superuser.query(close)).rejects.toThrow('permission denied for table misconduct_report');
    } finally {
      await superuser.query('rollback');
    }
  });

  it.each(damages)('are missed when one is %s', async (_what, sql, says) => {
    const { superuser, source } = of('cooperation');
    expect(await findDrift(superuser, source)).toEqual([]);
    await superuser.query('begin');
    try {
      await superuser.query(sql);
      expect(await findDrift(superuser, source)).toContainEqual(expect.stringContaining(says));
    } finally {
      await superuser.query('rollback');
    }
  });

  it('are made again by a migration, whatever became of them', async () => {
    const { superuser, source, databaseUrl } = of('cooperation');
    for (const [, sql] of damages) await superuser.query(sql);
    const request = {
      ...source,
      databaseUrl,
      loginSecret: testLoginSecret,
      relaySecret: testRelaySecret,
      migrations: cooperation.migrations,
    };
    expect(await migrate(request)).toBe(true);
    expect(await findDrift(superuser, source)).toEqual([]);
  }, 60_000);
});
