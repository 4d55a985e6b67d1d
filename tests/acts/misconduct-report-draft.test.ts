import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow } from '../subgraphs/rows/japan-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

type Input = Readonly<Record<string, unknown>>;

let ministries: Ministries;
let relay: Relay;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

const victims = 'ИМЯ ПОСТРАДАВШЕГО (пример)';
const digest = 'ab'.repeat(32);
const key = () => ({ clientMutationKey: `draft ${String((keys += 1))}` });

const content = (more: Input = {}): Input => ({
  category: 'PENALTY_CONTRACT',
  subjectKind: 'UNREGISTERED',
  subjectName: 'Пример Брокер',
  summary: 'a contract with a penalty was signed',
  knownAt: '2026-02-03T00:00:00.000Z',
  particulars: { contract: { sha256: digest, mediaType: 'application/pdf', size: 1234 } },
  attachments: [{ sha256: digest, mediaType: 'image/png', size: 1 }],
  victims,
  evidenceReference: 'cabinet 4',
  ...more,
});

const act = (as: AudienceId, mutation: string, input: Input) =>
  ministries.act(as, mutation, { ...key(), ...input });

/** Writes a draft of a Japanese agency and gives its id. */
const drafted = async (as: AudienceId, more: Input = {}): Promise<string> => {
  const { data, errors } = await ministries.ask(
    as,
    'mutation($input: DraftMisconductReportInJapanInput!) { draftMisconductReportInJapan(input: $input) { ... on MisconductReportDraftKept { draft { id } } } }',
    { input: { ...key(), content: content(more) } },
  );
  expect(errors).toEqual([]);
  return data.draftMisconductReportInJapan.draft.id as string;
};

const draft = async (as: AudienceId, draftId: string, fields: string) =>
  (await ministries.ask(as, `{ misconductReportDraftInJapan(id: "${draftId}") { ${fields} } }`)).data;

const change = { __typename: 'MisconductReportDraftKept' };

describe('a draft of a misconduct report', () => {
  it('is seen by the agency that wrote it, and by nobody else, in no database but its own', async () => {
    const id = await drafted('japan_npa');
    expect((await draft('japan_npa', id, 'victims state')).misconductReportDraftInJapan).toEqual({
      victims,
      state: 'DRAFT',
    });
    for (const as of audienceIds.filter((each) => each !== 'japan_npa')) {
      const told = await ministries.ask(
        as,
        `{ misconductReportDraftInJapan(id: "${id}") { id } misconductReportDraftsInJapan { id } }`,
      );
      expect([as, told.text.includes(id)]).toEqual([as, false]);
      expect((await ministries.ask(as, `{ misconductReport(id: "${id}") { id } }`)).text).not.toContain(id);
    }
    await relay.toKyrgyzstan();
    expect(await keptOf(id)).toEqual({ cooperation: 0, kyrgyzstan: 0 });
  });

  it('is changed and discarded by its agency alone, from the version that it saw', async () => {
    const id = await drafted('japan_isa', { category: null, particulars: null, summary: null });
    const more = { draftId: id, content: content() };
    expect(await act('japan_mofa', 'draftMisconductReportInJapan', { ...more, version: 1 })).toMatchObject({
      __typename: 'NotFound',
      article: '4(1)',
    });
    expect(await act('japan_isa', 'draftMisconductReportInJapan', { ...more, version: 1 })).toEqual(change);
    expect(await act('japan_isa', 'draftMisconductReportInJapan', { ...more, version: 1 })).toMatchObject({
      __typename: 'StaleVersion',
      version: 2,
    });
    expect((await draft('japan_isa', id, 'category version')).misconductReportDraftInJapan).toEqual({
      category: 'PENALTY_CONTRACT',
      version: 2,
    });
    const seen = { draftId: id, version: 2 };
    expect(await act('japan_mhlw', 'discardMisconductReportDraftInJapan', seen)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await act('japan_isa', 'discardMisconductReportDraftInJapan', seen)).toEqual(change);
    expect(
      await act('japan_isa', 'sendMisconductReportDraftInJapan', { draftId: id, version: 3 }),
    ).toMatchObject({ __typename: 'WrongState', state: 'DISCARDED' });
    const { data } = await ministries.ask('japan_isa', '{ misconductReportDraftsInJapan { id } }');
    expect(data.misconductReportDraftsInJapan).toEqual([]);
  });

  it('is sent by an act, and reaches the other side once, without the victims and the evidence', async () => {
    const id = await drafted('japan_npa');
    const sending = { draftId: id, version: 1 };
    expect(await act('japan_npa', 'sendMisconductReportDraftInJapan', sending)).toEqual(change);
    await relay.toKyrgyzstan();
    await relay.ends.japan.query(
      'with again as (update "outbox" set "dispatched_at" = null returning 1) select 1',
    );
    await relay.toKyrgyzstan();
    expect(await keptOf(id)).toEqual({ cooperation: 1, kyrgyzstan: 1 });
    const report = `misconductReport(id: "${id}") { originator state knownAt sentAt particulars { contract { sha256 } } attachments { sha256 mediaType size } history { version act agency } }`;
    const { data } = await ministries.ask('kyrgyzstan_center', `{ ${report} }`);
    expect(data.misconductReport).toEqual({
      originator: 'JAPAN',
      state: 'SENT',
      knownAt: '2026-02-03T00:00:00.000Z',
      sentAt: expect.any(String),
      particulars: { contract: { sha256: digest } },
      attachments: [{ sha256: digest, mediaType: 'image/png', size: 1 }],
      history: [],
    });
    expect((await ministries.ask('japan_mofa', `{ ${report} }`)).data.misconductReport.history).toEqual([
      { version: 1, act: 'sendMisconductReportDraftInJapan', agency: 'JAPAN_NPA' },
    ]);
    const notices = await ministries.ask(
      'kyrgyzstan_ministry',
      `{ notices(filter: { subjectId: "${id}" }) { edges { node { kind article occurredAt receivedAt } } } }`,
    );
    expect(notices.data.notices.edges).toEqual([
      {
        node: {
          kind: 'MISCONDUCT_REPORTED',
          article: '4(1)',
          occurredAt: '2026-02-03T00:00:00.000Z',
          receivedAt: expect.any(String),
        },
      },
    ]);
    for (const side of ['cooperation', 'kyrgyzstan'] as const) {
      const everything = await everyRow(side);
      expect(everything).toContain(id);
      for (const home of [victims, 'cabinet 4'])
        expect([side, everything.includes(home)]).toEqual([side, false]);
    }
    // What stays at home can be read there afterwards.
    expect((await draft('japan_npa', id, 'state victims')).misconductReportDraftInJapan).toEqual({
      state: 'SENT',
      victims,
    });
  });

  it.each([
    [{ category: null, particulars: null }, 'category'],
    [{ subjectName: null }, 'subjectName'],
    [{ knownAt: '2999-01-01T00:00:00Z' }, 'knownAt'],
    [{ subjectKind: 'SENDING_AGENCY' }, 'subjectId'],
    [{ subjectKind: 'RECEIVING_ENTITY', subjectId: idOf('nothing', 1) }, 'subjectId'],
    [{ subjectKind: 'SUPPORT_ORGANIZATION', subjectId: idOf('nothing', 1) }, 'subjectId'],
    [{ subjectKind: 'SENDING_AGENCY', subjectId: idOf('nothing', 1), subjectForm: 'BODY' }, 'subjectForm'],
  ])('that is not ready, with %j, is not sent', async (more, field) => {
    const id = await drafted('japan_mhlw', more);
    expect(
      await act('japan_mhlw', 'sendMisconductReportDraftInJapan', { draftId: id, version: 1 }),
    ).toMatchObject({ __typename: 'InvalidInput', article: '4(1)', field });
    expect((await draft('japan_mhlw', id, 'state version')).misconductReportDraftInJapan).toEqual({
      state: 'DRAFT',
      version: 1,
    });
  });

  it('of a subject in the own register is sent where the register has it, and of another one as it is said to be', async () => {
    await ministries.japan.insert(receivingEntity, [entityRow(1)]);
    const held = await drafted('japan_isa', {
      subjectKind: 'RECEIVING_ENTITY',
      subjectId: idOf('entity', 1),
    });
    const other = await drafted('japan_isa', { subjectForm: 'PERSON', subjectCountry: 'KG' });
    for (const draftId of [held, other])
      expect(await act('japan_isa', 'sendMisconductReportDraftInJapan', { draftId, version: 1 })).toEqual(
        change,
      );
    await relay.toKyrgyzstan();
    const read = async (id: string) =>
      (
        await ministries.ask(
          'kyrgyzstan_center',
          `{ misconductReport(id: "${id}") { subjectForm subjectCountry subject { ... on ReceivingEntity { corporateNumber } } } }`,
        )
      ).data.misconductReport as unknown;
    expect(await read(held)).toEqual({
      subjectForm: null,
      subjectCountry: null,
      subject: { corporateNumber: entityRow(1)['corporateNumber'] },
    });
    expect(await read(other)).toEqual({ subjectForm: 'PERSON', subjectCountry: 'KG', subject: null });
  });

  it('goes the other way alike', async () => {
    const { data } = await ministries.ask(
      'kyrgyzstan_center',
      'mutation($input: DraftMisconductReportInKyrgyzstanInput!) { draftMisconductReportInKyrgyzstan(input: $input) { ... on MisconductReportDraftKept { draft { id } } } }',
      { input: { ...key(), content: content() } },
    );
    const { id } = data.draftMisconductReportInKyrgyzstan.draft;
    const sending = { draftId: id, version: 1 };
    // The other agency of the same side knows nothing of it.
    expect(await act('kyrgyzstan_ministry', 'sendMisconductReportDraftInKyrgyzstan', sending)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await act('kyrgyzstan_center', 'sendMisconductReportDraftInKyrgyzstan', sending)).toEqual(change);
    await relay.toJapan();
    const told = await ministries.ask(
      'japan_isa',
      `{ misconductReport(id: "${String(id)}") { originator } }`,
    );
    expect(told.data.misconductReport).toEqual({ originator: 'KYRGYZSTAN' });
  });
});

describe('a report that was sent from a draft and waits when the Memorandum ends', () => {
  const sent = async () => {
    const id = await drafted('japan_npa');
    const sending = { draftId: id, version: 1 };
    expect(await act('japan_npa', 'sendMisconductReportDraftInJapan', sending)).toEqual(change);
    return id;
  };
  const standing = async (id: string) =>
    (await draft('japan_npa', id, 'state returnReason version')).misconductReportDraftInJapan as unknown;
  const returned = { state: 'RETURNED', returnReason: 'MEMORANDUM_ENDED', version: 3 };

  it('comes back to the agency that wrote it, which reads why, and is told to nobody', async () => {
    // One lies where both sides read it already, though its notice has not got through; one has not left.
    const shared = await sent();
    await relay.toKyrgyzstan({ onReceipt: () => Promise.reject(new Error('away')) });
    const waiting = await sent();
    await ministries.cooperation.superuser.query(
      `insert into termination_notice (id, memorandum_id, originator, document_reference, given_at, given_on,
         ends_on_in_japan, ends_on_in_kyrgyzstan, ends_at)
       values (gen_random_uuid(), gen_random_uuid(), 'JAPAN', 'EXAMPLE', now() - interval '6 months', '2026-01-01',
         '2026-07-01', '2026-07-01', now())`,
    );
    for (let round = 0; round < 2; round += 1)
      expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
    expect(await standing(waiting)).toEqual(returned);
    expect(await standing(shared)).toEqual({ state: 'SENT', returnReason: null, version: 2 });
    expect(await keptOf(waiting)).toEqual({ cooperation: 0, kyrgyzstan: 0 });
    const lists = '{ misconductReportDraftsInJapan { id } }';
    const listed = async (as: AudienceId) =>
      ((await ministries.ask(as, lists)).data.misconductReportDraftsInJapan as { id: string }[]).map(
        ({ id }) => id,
      );
    expect(await listed('japan_npa')).toContain(waiting);
    expect(await listed('japan_isa')).not.toContain(waiting);
    const { rows } = await ministries.japan.superuser.query(
      'select act, article, agency, kept_for from record_change where record_id = $1 order by version',
      [waiting],
    );
    expect(rows.at(-1)).toEqual({
      act: 'returnMisconductReport',
      article: '10',
      agency: 'RELAY',
      kept_for: 'JAPAN_NPA',
    });

    // From then on none leaves, so that none has to come back; one that came back is not sent again, and may be discarded.
    const late = await drafted('japan_npa');
    expect(
      await act('japan_npa', 'sendMisconductReportDraftInJapan', { draftId: late, version: 1 }),
    ).toMatchObject({ __typename: 'WrongState', state: 'TERMINATED', article: '4(1)' });
    expect(await standing(late)).toEqual({ state: 'DRAFT', returnReason: null, version: 1 });
    const seen = { draftId: waiting, version: 3 };
    expect(await act('japan_npa', 'sendMisconductReportDraftInJapan', seen)).toMatchObject({
      __typename: 'WrongState',
      state: 'TERMINATED',
    });
    expect(await act('japan_npa', 'discardMisconductReportDraftInJapan', seen)).toEqual(change);
  });
});

/** How often something of a draft lies where the other side could read it. */
const keptOf = async (id: string) => {
  const count = async (side: 'cooperation' | 'kyrgyzstan', table: string, by: string) => {
    const { rows } = await ministries[side].superuser.query<{ n: number }>(
      `select count(*)::int as n from "${table}" where "${by}" = $1`,
      [id],
    );
    return rows[0]?.n;
  };
  return {
    cooperation: await count('cooperation', 'misconduct_report', 'id'),
    kyrgyzstan: await count('kyrgyzstan', 'inbox', 'subject_id'),
  };
};

/** Every row of every table of a database, as one text. */
const everyRow = async (side: 'cooperation' | 'kyrgyzstan'): Promise<string> => {
  const { superuser } = ministries[side];
  const { rows } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  );
  const texts: string[] = [];
  for (const { name } of rows)
    texts.push(JSON.stringify((await superuser.query(`select to_jsonb(t) from ${name} t`)).rows));
  return texts.join();
};
