import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { audienceIds } from '../../../../schema/audience.ts';
import type { AudienceId } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../../subgraphs/cooperation/cooperation.ts';
import { misconductReport } from '../../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { errorCode } from '../../../../subgraphs/kit/error-code.ts';
import { openDatabases } from '../../../../subgraphs/kit/storage/databases.ts';
import type { Databases } from '../../../../subgraphs/kit/storage/databases.ts';
import type { Subgraph } from '../../../../subgraphs/kit/subgraph.ts';
import { findDrift } from '../../../../subgraphs/kit/walls/drift.ts';
import { kyrgyzstan } from '../../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { testLoginSecret } from '../../../cluster/test-database.ts';
import { idOf } from '../../rows/id-of.ts';
import { reportRow } from '../../rows/cooperation-rows.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

interface Opened extends MigratedDatabase {
  readonly databases: Databases;
  readonly source: Parameters<typeof findDrift>[1];
}

const opened = new Map<string, Opened>();

const of = (subgraph: Subgraph): Opened => {
  const known = opened.get(subgraph.name);
  if (known === undefined) throw new Error(`${subgraph.name} is not open`);
  return known;
};

beforeAll(async () => {
  for (const subgraph of [japan, kyrgyzstan, cooperation]) {
    const migrated = await migrateDatabase(subgraph);
    const source = {
      subgraph: subgraph.name,
      tables: subgraph.tables,
      markings: readMarkings(readSubgraphDocument(subgraph.name)),
    };
    const databases = openDatabases({
      ...source,
      databaseUrl: migrated.databaseUrl,
      loginSecret: testLoginSecret,
    });
    opened.set(subgraph.name, { ...migrated, databases, source });
  }
  await of(cooperation).insert(misconductReport, [
    reportRow(1, { originator: 'JAPAN' }),
    reportRow(2, { originator: 'KYRGYZSTAN' }),
  ]);
}, 120_000);
afterAll(async () => {
  for (const { databases, drop } of opened.values()) {
    await databases.close();
    await drop();
  }
});

/** What a statement under an audience's own login comes to: its rows, or PostgreSQL's code of the refusal. */
const run = async (
  subgraph: Subgraph,
  audience: AudienceId,
  sql: string,
  given: readonly unknown[] = [],
): Promise<unknown> => {
  try {
    const login = await of(subgraph).databases.forAudience(audience);
    return await login.query(sql, [...given]);
  } catch (error) {
    return errorCode(error);
  }
};

const denied = '42501';
const unknownColumn = '42703';
/** What a view answers that takes no changes. */
const notForViews = '0A000';

/** The tables that an audience may write at all, with what it may do there. */
const writable = async (
  subgraph: Subgraph,
  audience: AudienceId,
): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await of(subgraph).superuser.query<{ relation: string; rights: string }>(
    `select c.relname as relation, string_agg(distinct p.privilege || ' ' || a.attname, ', ' order by p.privilege || ' ' || a.attname) as rights
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     cross join unnest(array['INSERT', 'UPDATE']) p(privilege)
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     and c.relname = any($2) and has_column_privilege($1, c.oid, a.attnum, p.privilege) group by 1`,
    [`${subgraph.name}_${audience}`, subgraph.tables.map(({ name }) => name)],
  );
  return Object.fromEntries(rows.map(({ relation, rights }) => [relation, rights]));
};

describe('the wall of the database', () => {
  it('lets those alone write whose acts these are, and only what their acts write', async () => {
    const byAudience = async (subgraph: Subgraph) => {
      const rights = await Promise.all(
        audienceIds.map(async (id) => [id, await writable(subgraph, id)] as const),
      );
      return Object.fromEntries(rights.filter(([, tables]) => Object.keys(tables).length > 0));
    };
    /** What every agency of a side writes in its own database: drafts, and what each act leaves behind. */
    const everyAgency = ['misconduct_report_draft', 'mutation_receipt', 'outbox', 'record_change'];
    /** And every one that signed (section 3): consents. */
    const everySignatory = ['consent', ...everyAgency];
    const tablesOf = (rights: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
      Object.fromEntries(Object.entries(rights).map(([id, tables]) => [id, Object.keys(tables).sort()]));

    const inKyrgyzstan = await byAudience(kyrgyzstan);
    expect(tablesOf(inKyrgyzstan)).toEqual({
      kyrgyzstan_ministry: [
        'certification',
        'certification_application',
        'certification_criteria',
        'certification_event',
        'certification_version',
        'guidance',
        'inbox',
        'investigation',
        'publication_in_kyrgyzstan',
        'published_support_organization',
        'published_support_organization_change',
        'sending_agency',
        ...everySignatory,
      ].sort(),
      kyrgyzstan_center: ['certification_application', 'guidance', 'sending_agency', ...everyAgency].sort(),
    });
    expect(inKyrgyzstan['kyrgyzstan_ministry']?.['certification']).toMatch(
      / UPDATE corrected_at, UPDATE number, UPDATE state, UPDATE valid_from, UPDATE valid_until, UPDATE version$/,
    );
    expect(inKyrgyzstan['kyrgyzstan_ministry']?.['inbox']).toMatch(/^[^A-Z]*UPDATE published_at$/);
    expect(inKyrgyzstan['kyrgyzstan_center']?.['certification_application']).not.toContain('UPDATE decision');
    const inJapan = await byAudience(japan);
    const notifications = ['nonconformity_notification', 'nonconformity_notification_version'];
    expect(tablesOf(inJapan)).toEqual({
      japan_isa: [
        'field_suspension',
        'field_suspension_version',
        'improvement_order',
        'improvement_order_version',
        'industry_field',
        ...notifications,
        'receiving_entity',
        ...everySignatory,
      ].sort(),
      japan_mofa: [...everySignatory, ...notifications].sort(),
      japan_mhlw: [...everySignatory, ...notifications].sort(),
      japan_npa: [...everySignatory, ...notifications].sort(),
    });
    // How a draft stands and what it holds is its agency's; whose it is, it cannot say otherwise.
    expect(inJapan['japan_npa']?.['misconduct_report_draft']).not.toContain('UPDATE agency');
    expect(inJapan['japan_isa']?.['improvement_order']).toContain('UPDATE notified_at');
    const between = await byAudience(cooperation);
    expect(Object.keys(between)).toEqual(audienceIds.filter((id) => /^(japan|kyrgyzstan)_/.test(id)));
    expect(between['japan_npa']?.['misconduct_report']).not.toContain('UPDATE category');
  });

  const insertReport =
    'insert into "misconduct_report" ("id", "category", "originator", "subject_kind", "subject_name", "summary", "urgent", "state", "known_at", "sent_at", "synthetic") ' +
    "values ($1, 'OTHER', $2, 'UNREGISTERED', 'x', 'x', false, 'SENT', now(), now(), true)";

  const earlierVersion =
    'insert into "misconduct_report_version" ("id", "record_id", "originator", "version", "recorded_until", "ground", "summary") ' +
    "values (gen_random_uuid(), $1, $2, 1, now(), 'x', 'x')";

  it.each([
    ['a report in the other side’s name', insertReport, [randomUUID(), 'KYRGYZSTAN']],
    ['the words of the other side’s report', `update "misconduct_report" set "summary" = 'x'`, []],
    ['the kind of a report', `update "misconduct_report" set "category" = 'OTHER'`, []],
    ['the side of a report', `update "misconduct_report" set "originator" = 'KYRGYZSTAN'`, []],
    ['a receipt in another’s name', receipt('JAPAN_MOFA'), []],
    ['history in another’s name', history('KYRGYZSTAN_CENTER', 'now()'), []],
    ['what a report of the other side said before', earlierVersion, [idOf('report', 2), 'KYRGYZSTAN']],
    ['what a report said before', `update "misconduct_report_version" set "summary" = 'x'`, []],
    ['the time of history', history('JAPAN_ISA', `'2020-01-01'`, true), []],
    ['what history holds', `update "record_change" set "act" = 'x'`, []],
    ['a report away', 'delete from "misconduct_report"', []],
    ['what waits for the other side', 'select * from "outbox"', []],
    ['another column of receipts', `update "mutation_receipt" set "caller" = 'X'`, []],
  ])('lets nobody write or read %s', async (_, sql, given) => {
    expect(await run(cooperation, 'japan_isa', sql, given)).toBe(denied);
  });

  it('admits the same in one’s own name', async () => {
    expect(await run(cooperation, 'japan_isa', insertReport, [randomUUID(), 'JAPAN'])).toEqual([]);
    expect(await run(cooperation, 'japan_isa', receipt('JAPAN_ISA'))).toEqual([]);
    expect(await run(cooperation, 'japan_isa', earlierVersion, [idOf('report', 1), 'JAPAN'])).toEqual([]);
    expect(await run(cooperation, 'japan_isa', history('JAPAN_ISA', 'now()'))).toEqual([]);
  });

  it('shows a draft to the agency that wrote it alone, and lets no other write in its name', async () => {
    const draft = (agency: string) =>
      'insert into "misconduct_report_draft" ("id", "agency", "state", "urgent", "changed_at") ' +
      `values (gen_random_uuid(), '${agency}', 'DRAFT', false, now())`;
    const drafts = 'select "id" from "misconduct_report_draft"';
    expect(await run(japan, 'japan_npa', draft('JAPAN_ISA'))).toBe(denied);
    expect(await run(japan, 'japan_npa', draft('JAPAN_NPA'))).toEqual([]);
    expect(await run(japan, 'japan_npa', drafts)).toHaveLength(1);
    for (const audience of ['japan_isa', 'japan_mofa', 'kyrgyzstan_ministry', 'third_party_otit'] as const)
      expect(await run(japan, audience, drafts)).toEqual([]);
    expect(await run(japan, 'public', drafts)).toBe(denied);
  });

  it('shows nobody another’s receipts, nor their key by its being taken', async () => {
    await run(cooperation, 'japan_isa', receipt('JAPAN_ISA', 'shared'));
    const seen = 'select "caller" from "mutation_receipt"';
    expect(await run(cooperation, 'japan_mofa', seen)).toEqual([]);
    expect(await run(cooperation, 'kyrgyzstan_center', seen)).toEqual([]);
    expect(await run(cooperation, 'public', seen)).toBe(denied);
    expect(await run(cooperation, 'japan_mofa', receipt('JAPAN_MOFA', 'shared'))).toEqual([]);
  });

  it('shows history to the side whose record it is', async () => {
    await of(cooperation).superuser.query(history('JAPAN_ISA', 'now()', false, 'JAPAN'));
    await of(cooperation).superuser.query(history('JAPAN_ISA', 'now()', false, 'KYRGYZSTAN'));
    const seen = 'select distinct "kept_for" from "record_change"';
    expect(await run(cooperation, 'japan_npa', seen)).toEqual([{ kept_for: 'JAPAN' }]);
    expect(await run(cooperation, 'kyrgyzstan_ministry', seen)).toEqual([{ kept_for: 'KYRGYZSTAN' }]);
    // A third party's own view of the table has no such column, and the table itself it does not reach.
    expect(await run(cooperation, 'third_party_otit', seen)).toBe(unknownColumn);
    const past = 'select "kept_for" from public."record_change"';
    expect(await run(cooperation, 'third_party_otit', past)).toBe(denied);
  });

  it('changes nothing of a report that the row’s rule does not give to the one who writes', async () => {
    const close = (relation: string) =>
      `with changed as (update ${relation} set "state" = 'CLOSED' where "id" = $1 returning 1) select count(*)::int as n from changed`;
    for (const audience of ['public', 'third_party_otit', 'third_party_embassy'] as const)
      expect(await run(cooperation, audience, close('public."misconduct_report"'), [idOf('report', 1)])).toBe(
        denied,
      );
    for (const audience of ['third_party_otit', 'third_party_embassy'] as const)
      expect(await run(cooperation, audience, close('"misconduct_report"'), [idOf('report', 1)])).toBe(
        notForViews,
      );
  });

  it.each([
    ['a policy for writing that is gone', 'drop policy "insert_japan_isa" on "misconduct_report"'],
    [
      'a policy for writing that admits more',
      'alter policy "insert_japan_isa" on "misconduct_report" with check (true)',
    ],
    [
      'a policy for changing that admits more',
      'alter policy "update_japan_npa" on "misconduct_report" using (true) with check (true)',
    ],
    [
      'a right to change that nobody gave',
      'grant update ("category") on "misconduct_report" to "cooperation_japan_isa"',
    ],
    ['a right to insert that nobody gave', 'grant insert ("id") on "memorandum" to "cooperation_public"'],
    [
      'a right to insert that is gone',
      'revoke insert ("summary") on "misconduct_report" from "cooperation_japan_isa"',
    ],
  ])('is found not to stand with %s', async (_, sql) => {
    const { superuser, source } = of(cooperation);
    expect(await findDrift(superuser, source)).toEqual([]);
    await superuser.query('begin');
    try {
      await superuser.query(sql);
      expect(await findDrift(superuser, source)).not.toEqual([]);
    } finally {
      await superuser.query('rollback');
    }
  });
});

function receipt(caller: string, key: string = randomUUID()): string {
  return `insert into "mutation_receipt" ("id", "caller", "key", "digest") values ('${randomUUID()}', '${caller}', '${key}', 'x')`;
}

function history(agency: string, at: string, withTime = false, keptFor = 'JAPAN'): string {
  const columns = withTime ? ', "at"' : '';
  const values = withTime ? `, ${at}` : '';
  return (
    `insert into "record_change" ("id", "record_id", "kept_for", "version", "act", "article", "agency", "values"${columns}) ` +
    `values ('${randomUUID()}', '${randomUUID()}', '${keptFor}', 1, 'x', 'x', '${agency}', '[]'${values})`
  );
}
