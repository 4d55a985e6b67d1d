import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../../subgraphs/cooperation/cooperation.ts';
import { contactPoint } from '../../../../subgraphs/cooperation/contact-point/contact-point.table.ts';
import { misconductReport } from '../../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { improvementOrder } from '../../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { receivingEntity } from '../../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { consent } from '../../../../subgraphs/kit/consent/consent.table.ts';
import { openDatabases, writerDataSource } from '../../../../subgraphs/kit/storage/databases.ts';
import type { Databases } from '../../../../subgraphs/kit/storage/databases.ts';
import { updateRows } from '../../../../subgraphs/kit/storage/upsert.ts';
import type { Subgraph } from '../../../../subgraphs/kit/subgraph.ts';
import { testLoginSecret } from '../../../cluster/test-database.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';
import { consentRow } from '../../rows/consent-rows.ts';
import { contactPointRow, reportRow } from '../../rows/cooperation-rows.ts';
import { idOf } from '../../rows/id-of.ts';
import { entityRow, orderRow } from '../../rows/japan-rows.ts';

/*
 * The third wall for third parties, alone: each statement goes to the database under a login of its own, with neither
 * gateway nor subgraph before it.
 */

type Given = Readonly<Record<string, unknown>>;

interface Opened {
  readonly database: MigratedDatabase;
  readonly logins: Databases;
  readonly ask: <Row>(audience: AudienceId, sql: string, parameters?: unknown[]) => Promise<Row[]>;
  readonly give: (given: Given) => Promise<void>;
}

const open = async (subgraph: Subgraph): Promise<Opened> => {
  const database = await migrateDatabase(subgraph);
  const logins = openDatabases({
    subgraph: subgraph.name,
    databaseUrl: database.databaseUrl,
    loginSecret: testLoginSecret,
    tables: subgraph.tables,
    markings: readMarkings(readSubgraphDocument(subgraph.name)),
  });
  let given = 0;
  return {
    database,
    logins,
    ask: async <Row>(audience: AudienceId, sql: string, parameters: unknown[] = []) =>
      (await logins.forAudience(audience)).query<Row[]>(sql, parameters),
    give: (row) => database.insert(consent, [consentRow((given += 1), row)]),
  };
};

const otit = 'third_party_otit';
const embassy = 'third_party_embassy';
const entity = (n: number) => idOf('entity', n);
const order = (n: number) => idOf('order', n);

describe('the views of third parties at Japan’s database', () => {
  let at: Opened;
  beforeAll(async () => {
    at = await open(japan);
    await at.database.insert(receivingEntity, [
      entityRow(1, { corporateNumber: '1', telephone: 'one', workersReported: 11 }),
      entityRow(2, { corporateNumber: '2', telephone: 'two', workersReported: 22 }),
      entityRow(3, { corporateNumber: '3', telephone: null, workersReported: null }),
    ]);
    await at.database.insert(improvementOrder, [
      orderRow(1, { publicNoticeDate: '2026-02-01', reason: 'public' }),
      orderRow(2, { publicNoticeDate: null, reason: 'embargoed', deadline: '2026-05-05' }),
      orderRow(3, { publicNoticeDate: null, reason: 'also embargoed' }),
    ]);
  }, 60_000);
  afterEach(() => at.database.superuser.query('delete from consent'));
  afterAll(async () => {
    await at.logins.close();
    await at.database.drop();
  });

  const telephones = async (audience: AudienceId) =>
    (
      await at.ask<{ telephone: string | null }>(
        audience,
        'select "telephone" from "receiving_entity" order by "corporate_number"',
      )
    ).map(({ telephone }) => telephone);
  const telephoneOf = (n: number, more: Given = {}): Given => ({
    records: [entity(n)],
    coordinates: ['ReceivingEntity.telephone'],
    ...more,
  });

  it('shows without a consent what the public sees, and null in place of the rest', async () => {
    const names = 'select "id", "name", "prefecture" from "receiving_entity" order by "id"';
    expect(await at.ask(otit, names)).toEqual(await at.ask('public', names));
    expect(await telephones(otit)).toEqual([null, null, null]);
    const orders = 'select "id", "reason" from "improvement_order" order by "id"';
    expect(await at.ask(otit, orders)).toEqual(await at.ask('public', orders));
    expect(await at.ask(otit, orders)).toHaveLength(1);
  });

  it('shows one field of one record where a consent names both, and no other of either', async () => {
    await at.give(telephoneOf(1));
    expect(await telephones(otit)).toEqual(['one', null, null]);
    expect(
      await at.ask(otit, 'select "workers_reported" from "receiving_entity" where "id" = $1', [entity(1)]),
    ).toEqual([{ workers_reported: null }]);
  });

  it('shows it to its grantee alone', async () => {
    await at.give(telephoneOf(1));
    await at.give(telephoneOf(2, { grantee: embassy }));
    expect(await telephones(otit)).toEqual(['one', null, null]);
    expect(await telephones(embassy)).toEqual([null, 'two', null]);
    await expect(telephones('public')).rejects.toThrow('permission denied');
  });

  it('shows a field of every record of a type where the consent says so', async () => {
    await at.give({ everyRecord: true, coordinates: ['ReceivingEntity.telephone'] });
    expect(await telephones(otit)).toEqual(['one', 'two', null]);
  });

  it.each([
    ['that has ended', { validUntil: '2026-01-02T00:00:00.000Z' }],
    ['that has not begun', { validFrom: '2998-01-01T00:00:00.000Z' }],
    ['that was withdrawn', { withdrawnAt: '2026-01-02T00:00:00.000Z' }],
    ['that was withdrawn as of a day to come', { withdrawnAt: '2998-01-01T00:00:00.000Z' }],
    ['that names no record', { records: [] }],
    ['that names no field', { coordinates: [] }],
    ['that names another field', { coordinates: ['ReceivingEntity.workersReported'] }],
    ['that names a field of another type', { coordinates: ['SupportOrganization.telephone'] }],
    ['that names the same id of another type', { recordType: 'ImprovementOrder' }],
    ['of a party whose information it is not', { originator: 'KYRGYZSTAN' }],
    ['to a party of no register', { grantee: 'third_party_nobody' }],
  ])('is not opened by a consent %s', async (_which, more) => {
    await at.give(telephoneOf(1, more));
    expect(await telephones(otit)).toEqual([null, null, null]);
  });

  it('opens at the first instant of a consent and closes at its last, by the database’s clock', async () => {
    await at.give(telephoneOf(1));
    const seen = async (bounds: string) => {
      await at.database.superuser.query(`update consent set ${bounds}`);
      return (await telephones(otit))[0];
    };
    expect(
      await seen(`valid_from = now() - interval '1 hour', valid_until = now() + interval '1 hour'`),
    ).toBe('one');
    expect(await seen(`valid_from = now() - interval '2 hours', valid_until = now()`)).toBe(null);
    expect(
      await seen(`valid_from = now() + interval '1 hour', valid_until = now() + interval '2 hours'`),
    ).toBe(null);
  });

  it('closes, for the next statement of a connection in use, once a withdrawal is committed', async () => {
    await at.give(telephoneOf(1));
    const runner = (await at.logins.forAudience(otit)).createQueryRunner();
    const read = 'select "telephone" from "receiving_entity" where "id" = $1';
    try {
      expect(await runner.query(read, [entity(1)])).toEqual([{ telephone: 'one' }]);
      await at.database.superuser.query('begin');
      await at.database.superuser.query('update consent set withdrawn_at = now()');
      expect(await runner.query(read, [entity(1)])).toEqual([{ telephone: 'one' }]);
      await at.database.superuser.query('commit');
      expect(await runner.query(read, [entity(1)])).toEqual([{ telephone: null }]);
    } finally {
      await runner.release();
    }
  });

  it('shows an embargoed order where a consent names it, and of it only what the consent names', async () => {
    await at.give({
      recordType: 'ImprovementOrder',
      records: [order(2)],
      coordinates: ['ImprovementOrder.reason'],
    });
    const rows = await at.ask(
      otit,
      'select "id", "reason", "deadline", "order_date", "corporate_number", "receiving_entity_id" from "improvement_order" where "id" = any($1)',
      [[order(2), order(3)]],
    );
    expect(rows).toEqual([
      {
        id: order(2),
        reason: 'embargoed',
        deadline: null,
        order_date: null,
        corporate_number: null,
        receiving_entity_id: null,
      },
    ]);
    expect(await at.ask(embassy, 'select "id" from "improvement_order"')).toEqual([{ id: order(1) }]);
  });

  it('does not show an embargoed order for a consent that names nothing of it', async () => {
    await at.give({
      recordType: 'ImprovementOrder',
      records: [order(2)],
      coordinates: ['ReceivingEntity.telephone'],
    });
    expect(await at.ask(otit, 'select "id" from "improvement_order"')).toEqual([{ id: order(1) }]);
  });

  it('opens a value that holds others only where the same consent names all that it holds', async () => {
    await at.database.superuser.query(
      `update improvement_order set follow_up = '{"outcome": "FAILED", "decidedOn": null}', follow_up_note = 'secret'`,
    );
    const followUp = async () =>
      (await at.ask(otit, 'select "follow_up", "follow_up_note" from "improvement_order"'))[0];
    const whole = ['outcome', 'decidedOn'].map((field) => `ImprovementOrderFollowUp.${field}`);
    const given = { recordType: 'ImprovementOrder', records: [order(1)] };
    await at.give({ ...given, coordinates: ['ImprovementOrder.followUp', ...whole.slice(0, 1)] });
    await at.give({ ...given, coordinates: whole });
    expect(await followUp()).toEqual({ follow_up: null, follow_up_note: null });
    await at.give({ ...given, coordinates: ['ImprovementOrder.followUp', ...whole] });
    expect(await followUp()).toEqual({
      follow_up: { outcome: 'FAILED', decidedOn: null },
      follow_up_note: null,
    });
    await at.give({ ...given, coordinates: ['ImprovementOrderFollowUp.note'] });
    expect(await followUp()).toMatchObject({ follow_up_note: 'secret' });
  });

  it.each([
    ['a filter', `select "id" from "receiving_entity" where "telephone" = 'two'`],
    ['a pattern', `select "id" from "receiving_entity" where "telephone" like 't%'`],
    ['a negation', `select "id" from "receiving_entity" where not ("telephone" = 'nobody')`],
    ['a negated list', `select "id" from "receiving_entity" where "telephone" not in ('nobody')`],
    ['a test for presence', `select "id" from "receiving_entity" where "telephone" is not null`],
    ['a failing cast', `select "id" from "receiving_entity" where "telephone"::integer > 0`],
    [
      'a join',
      `select a."id" from "receiving_entity" a join "receiving_entity" b on a."telephone" = b."telephone"`,
    ],
  ])('answers %s as if no value were there that no consent names', async (_what, sql) => {
    expect(await at.ask(otit, sql)).toEqual([]);
    await at.database.superuser.query(`update receiving_entity set telephone = '1' where telephone = 'one'`);
    await at.give(telephoneOf(1));
    const found = (await at.ask<{ id: string }>(otit, sql)).map(({ id }) => id);
    expect(found.every((id) => id === entity(1))).toBe(true);
    await at.database.superuser.query(`update receiving_entity set telephone = 'one' where telephone = '1'`);
  });

  it('orders, groups and counts by no value that no consent names', async () => {
    expect(
      await at.ask(
        otit,
        'select "workers_reported" as "n", count(*) as "of" from "receiving_entity" group by 1',
      ),
    ).toEqual([{ n: null, of: 3 }]);
    const ordered = async (direction: string) =>
      (
        await at.ask<{ id: string }>(
          otit,
          `select "id" from "receiving_entity" order by "workers_reported" ${direction}, "id"`,
        )
      ).map(({ id }) => id);
    expect(await ordered('desc')).toEqual(await ordered('asc'));
    expect(await at.ask(otit, 'select max("workers_reported") as "n" from "receiving_entity"')).toEqual([
      { n: null },
    ]);
  });

  it('shows each third party its own consents, the party its own, and nobody else any', async () => {
    await at.give(telephoneOf(1));
    await at.give(telephoneOf(2, { grantee: embassy, withdrawnAt: '2026-01-02T00:00:00.000Z' }));
    const grantees = async (audience: AudienceId) =>
      (await at.ask<{ grantee: string }>(audience, 'select "grantee" from "consent" order by 1')).map(
        ({ grantee }) => grantee,
      );
    expect(await grantees(otit)).toEqual([otit]);
    expect(await grantees(embassy)).toEqual([embassy]);
    expect(await grantees('japan_mhlw')).toEqual([embassy, otit]);
    expect(await grantees('kyrgyzstan_ministry')).toEqual([]);
    await expect(grantees('public')).rejects.toThrow('permission denied');
  });

  it.each([
    ['a table itself', 'select "id" from public."receiving_entity"'],
    ['the consents of everybody', 'select "id" from public."consent"'],
    ['another’s view', 'select "id" from third_party_embassy."receiving_entity"'],
    ['a change through its view', 'update "receiving_entity" set "id" = "id"'],
    ['a consent of its own making', `insert into "consent" ("id") values (gen_random_uuid())`],
    ['a longer consent', `update "consent" set "valid_until" = '2999-12-31'`],
    ['the owner of the views', 'set role japan_consent'],
    ['a view of its own', 'create view third_party_otit.mine as select 1'],
  ])('refuses a third party %s', async (_what, sql) => {
    await expect(at.ask(otit, sql)).rejects.toThrow(/permission denied/);
  });

  it('lets writers give and withdraw a consent, and change nothing else of it', async () => {
    await at.give(telephoneOf(1));
    const [{ id } = { id: '' }] = (
      await at.database.superuser.query<{ id: string }>('select id from consent')
    ).rows;
    const writer = await writerDataSource({
      subgraph: 'japan',
      databaseUrl: at.database.databaseUrl,
      loginSecret: testLoginSecret,
      tables: japan.tables,
    });
    try {
      for (const change of [
        { coordinates: ['ReceivingEntity.workersReported'] },
        { validUntil: '2999-12-31' },
      ])
        await expect(
          writer.transaction((manager) => updateRows(manager, consent, [{ id, ...change }])),
        ).rejects.toThrow('permission denied');
      await writer.transaction((manager) =>
        updateRows(manager, consent, [{ id, withdrawnAt: '2026-01-02T00:00:00.000Z' }]),
      );
    } finally {
      await writer.destroy();
    }
    expect(await telephones(otit)).toEqual([null, null, null]);
  });
});

describe('the views of third parties at the cooperation’s database', () => {
  let at: Opened;
  const ofJapan = idOf('report', 1);
  const ofKyrgyzstan = idOf('report', 2);
  beforeAll(async () => {
    at = await open(cooperation);
    await at.database.insert(misconductReport, [
      reportRow(1, { originator: 'JAPAN', summary: 'Japan’s' }),
      reportRow(2, { originator: 'KYRGYZSTAN', summary: 'Kyrgyzstan’s' }),
    ]);
    await at.database.insert(contactPoint, [contactPointRow(1)]);
  }, 60_000);
  afterEach(() => at.database.superuser.query('delete from consent'));
  afterAll(async () => {
    await at.logins.close();
    await at.database.drop();
  });

  const seen = () =>
    at.ask(otit, 'select "id", "summary", "originator" from "misconduct_report" order by "summary"');
  const summaries = { recordType: 'MisconductReport', coordinates: ['MisconductReport.summary'] };

  it('holds no report for a third party without a consent', async () => {
    expect(await seen()).toEqual([]);
    expect(await at.ask(otit, 'select count(*) as "n" from "misconduct_report"')).toEqual([{ n: 0 }]);
  });

  it('opens only reports of the party that consents, though the consent names the other’s too', async () => {
    await at.give({ ...summaries, originator: 'JAPAN', records: [ofJapan, ofKyrgyzstan] });
    expect(await seen()).toEqual([{ id: ofJapan, summary: 'Japan’s', originator: null }]);
  });

  it('opens every report of that party, and none of the other’s, where all are consented', async () => {
    await at.give({
      ...summaries,
      originator: 'KYRGYZSTAN',
      givenBy: 'KYRGYZSTAN_MINISTRY',
      everyRecord: true,
    });
    expect(await seen()).toEqual([{ id: ofKyrgyzstan, summary: 'Kyrgyzstan’s', originator: null }]);
  });

  it('shows each side the consents that it gave itself', async () => {
    await at.give({ ...summaries, originator: 'JAPAN' });
    await at.give({ ...summaries, originator: 'KYRGYZSTAN' });
    const parties = (audience: AudienceId) => at.ask(audience, 'select "originator" as "of" from "consent"');
    expect(await parties('japan_npa')).toEqual([{ of: 'JAPAN' }]);
    expect(await parties('kyrgyzstan_center')).toEqual([{ of: 'KYRGYZSTAN' }]);
  });
});
