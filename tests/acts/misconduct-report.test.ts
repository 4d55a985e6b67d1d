import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(1)]);
}, 120_000);
afterAll(() => ministries.close());

const done = { actionTaken: true, conclusion: 'акт проверки составлен', conclusionLanguage: 'ru' };

const report = (more: Readonly<Record<string, unknown>> = {}) => ({
  clientMutationKey: `report ${String((n += 1))}`,
  category: 'FEES_WITHOUT_BASIS',
  subjectKind: 'SENDING_AGENCY',
  subjectId: idOf('agency', 1),
  subjectName: 'Пример Жол',
  summary: 'a fee was collected without its basis being shown',
  occurredOn: '2026-02-01',
  knownAt: '2026-02-03T00:00:00.000Z',
  ...more,
});

const file = { sha256: '0f'.repeat(32), mediaType: 'application/pdf', size: 1024 };

/** Sends a report and gives its id. */
const sent = async (as: AudienceId, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { data, errors } = await ministries.ask(
    as,
    'mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported { misconductReport { id } } } }',
    { input: report(more) },
  );
  expect(errors).toEqual([]);
  return data.reportMisconduct.misconductReport.id as string;
};

const act = (
  as: AudienceId,
  mutation: string,
  misconductReportId: string,
  version: number,
  more: Readonly<Record<string, unknown>> = {},
) =>
  ministries.act(as, mutation, {
    clientMutationKey: `${mutation} ${String((n += 1))}`,
    misconductReportId,
    version,
    ...more,
  });

const shown = (as: AudienceId, id: string, fields: string) =>
  ministries.ask(as, `{ misconductReport(id: "${id}") { ${fields} } }`);

describe('a misconduct report', () => {
  it('is sent by one side, received and acted on by the other, and closed by the first', async () => {
    const id = await sent('japan_npa', { urgent: true });
    const told = await shown(
      'kyrgyzstan_center',
      id,
      'category originator urgent state receivedAt subject { ... on SendingAgency { name } }',
    );
    expect(told.data.misconductReport).toEqual({
      category: 'FEES_WITHOUT_BASIS',
      originator: 'JAPAN',
      urgent: true,
      state: 'SENT',
      receivedAt: null,
      subject: { name: 'Пример Жол 1' },
    });
    expect(await act('kyrgyzstan_center', 'receiveMisconductReport', id, 1)).toEqual({
      __typename: 'MisconductReportReceived',
    });
    expect(await act('kyrgyzstan_ministry', 'concludeMisconductReport', id, 2, done)).toEqual({
      __typename: 'MisconductReportConcluded',
    });
    expect(await act('japan_isa', 'closeMisconductReport', id, 3)).toEqual({
      __typename: 'MisconductReportClosed',
    });
    const closed = await shown(
      'japan_mofa',
      id,
      'state receivedAt conclusion conclusionLanguage concludedAt closedAt version history { version act agency }',
    );
    expect(closed.data.misconductReport).toEqual({
      state: 'CLOSED',
      receivedAt: expect.any(String),
      conclusion: 'акт проверки составлен',
      conclusionLanguage: 'ru',
      concludedAt: expect.any(String),
      closedAt: expect.any(String),
      version: 4,
      history: [
        { version: 1, act: 'reportMisconduct', agency: 'JAPAN_NPA' },
        { version: 2, act: 'receiveMisconductReport', agency: 'KYRGYZSTAN_CENTER' },
        { version: 3, act: 'concludeMisconductReport', agency: 'KYRGYZSTAN_MINISTRY' },
        { version: 4, act: 'closeMisconductReport', agency: 'JAPAN_ISA' },
      ],
    });
    // The history is kept for the side that reported.
    expect((await shown('kyrgyzstan_ministry', id, 'history { act }')).data.misconductReport.history).toEqual(
      [],
    );
  });

  it('is opened once, after its receipt, by the side that received it', async () => {
    const id = await sent('kyrgyzstan_center');
    const open = (as: AudienceId, version: number) => act(as, 'openMisconductReport', id, version);
    const standing = async () =>
      (await shown('kyrgyzstan_ministry', id, 'state openedAt version')).data.misconductReport as unknown;
    expect(await open('japan_isa', 1)).toMatchObject({ __typename: 'WrongState', state: 'SENT' });
    await act('japan_isa', 'receiveMisconductReport', id, 1);
    expect(await open('kyrgyzstan_ministry', 2)).toMatchObject({ __typename: 'WrongParty' });
    expect(await standing()).toEqual({ state: 'RECEIVED', openedAt: null, version: 2 });
    expect(await open('japan_npa', 2)).toEqual({ __typename: 'MisconductReportOpened' });
    expect(await standing()).toEqual({ state: 'RECEIVED', openedAt: expect.any(String), version: 3 });
    expect(await open('japan_isa', 3)).toMatchObject({ __typename: 'WrongState', state: 'RECEIVED' });
    expect(await act('japan_isa', 'concludeMisconductReport', id, 3, { actionTaken: false })).toEqual({
      __typename: 'MisconductReportConcluded',
    });
  });

  it('goes the other way alike', async () => {
    const id = await sent('kyrgyzstan_ministry', {
      category: 'OTHER',
      subjectKind: 'UNREGISTERED',
      subjectId: null,
    });
    await act('japan_isa', 'receiveMisconductReport', id, 1);
    await act('japan_isa', 'concludeMisconductReport', id, 2, { actionTaken: false });
    await act('kyrgyzstan_center', 'closeMisconductReport', id, 3);
    const { data } = await shown(
      'japan_isa',
      id,
      'originator state subject { __typename } conclusion conclusionLanguage concludedAt',
    );
    expect(data.misconductReport).toEqual({
      originator: 'KYRGYZSTAN',
      state: 'CLOSED',
      subject: null,
      conclusion: null,
      conclusionLanguage: null,
      concludedAt: expect.any(String),
    });
  });

  it('is nothing to the public and to third parties, whatever becomes of it', async () => {
    const ask = (id: string) => (as: AudienceId) =>
      ministries.ask(
        as,
        `mutation { receiveMisconductReport(input: { misconductReportId: "${id}" }) { __typename } }`,
      );
    const id = await sent('japan_isa');
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      expect((await ask(id)(as)).text).toBe((await ask(idOf('nothing', 1))(as)).text);
      expect((await shown(as, id, 'state')).data).toBeUndefined();
    }
    expect(audienceIds).toHaveLength(9);
  });
});

describe('a subject that a report identifies and no register holds', () => {
  const registered = [
    ['SENDING_AGENCY', 'japan_isa', '... on SendingAgency { id name }'],
    ['RECEIVING_ENTITY', 'kyrgyzstan_ministry', '... on ReceivingEntity { id name }'],
    [
      'SUPPORT_ORGANIZATION',
      'kyrgyzstan_center',
      '... on SupportOrganization { id registrationNumber name }',
    ],
  ] as const;

  it.each(registered)('is null, and nothing besides: %s', async (subjectKind, as, fields) => {
    const id = await sent(as, { subjectKind, subjectId: randomUUID(), subjectName: 'Мисал' });
    for (const reader of ['japan_mofa', 'kyrgyzstan_ministry'] as const) {
      const { data, errors, text } = await shown(reader, id, `subjectName subject { __typename ${fields} }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({ misconductReport: { subjectName: 'Мисал', subject: null } });
      expect(text).not.toContain('withheld');
    }
  });

  it('is null in a list too, beside those that a register holds', async () => {
    const wrong = await sent('japan_isa', { subjectId: randomUUID() });
    const right = await sent('japan_isa');
    const { data, errors } = await ministries.ask(
      'kyrgyzstan_ministry',
      '{ misconductReports(first: 2) { edges { node { id subject { ... on SendingAgency { name } } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.misconductReports.edges).toEqual([
      { node: { id: right, subject: { name: 'Пример Жол 1' } } },
      { node: { id: wrong, subject: null } },
    ]);
  });
});

describe('a subject in no register', () => {
  it('is a person or a body of a country, as far as that is known', async () => {
    const unregistered = { subjectKind: 'UNREGISTERED', subjectId: null };
    const given = { subjectForm: 'PERSON', subjectCountry: 'KZ' };
    const fields = 'subjectName subjectForm subjectCountry';
    const known = await sent('japan_isa', { ...unregistered, ...given });
    expect((await shown('kyrgyzstan_center', known, fields)).data.misconductReport).toEqual({
      subjectName: 'Пример Жол',
      ...given,
    });
    const unknown = await sent('japan_isa', unregistered);
    expect((await shown('kyrgyzstan_center', unknown, fields)).data.misconductReport).toMatchObject({
      subjectForm: null,
      subjectCountry: null,
    });
  });

  it.each([
    [{ subjectForm: 'BODY' }, 'subjectForm'],
    [{ subjectCountry: 'KG' }, 'subjectCountry'],
    [{ subjectKind: 'UNREGISTERED', subjectId: null, subjectCountry: 'Kg' }, 'subjectCountry'],
    [{ subjectKind: 'UNREGISTERED', subjectId: null, subjectCountry: 'XX' }, 'subjectCountry'],
  ])(
    'with %j is refused: a register says itself what is in it, and a country is one',
    async (more, field) => {
      expect(await ministries.act('japan_isa', 'reportMisconduct', report(more))).toMatchObject({
        __typename: 'InvalidInput',
        field,
      });
    },
  );
});

describe('what was done about a report', () => {
  it.each([
    [{ actionTaken: true }, 'conclusion'],
    [{ actionTaken: true, conclusionLanguage: 'ru' }, 'conclusion'],
    [{ actionTaken: true, conclusion: 'x' }, 'conclusionLanguage'],
    [{ actionTaken: false, conclusionLanguage: 'ru' }, 'conclusionLanguage'],
    [{ actionTaken: true, conclusion: 'x', conclusionLanguage: 'Russian' }, 'conclusionLanguage'],
    [{ actionTaken: true, conclusion: '', conclusionLanguage: 'ru' }, 'conclusion'],
  ])('with %j is refused, and the report stands as it did', async (more, field) => {
    const id = await sent('japan_isa');
    await act('kyrgyzstan_ministry', 'receiveMisconductReport', id, 1);
    expect(await act('kyrgyzstan_ministry', 'concludeMisconductReport', id, 2, more)).toMatchObject({
      __typename: 'InvalidInput',
      article: '4(1)',
      field,
    });
    expect((await shown('japan_isa', id, 'state version concludedAt')).data.misconductReport).toEqual({
      state: 'RECEIVED',
      version: 2,
      concludedAt: null,
    });
  });
});

describe('the particulars', () => {
  it.each([
    ['MANAGING_PROPERTY', { victimKind: 'RELATIVE', amount: '300000.50', currency: 'KGS' }],
    ['PENALTY_CONTRACT', { contract: file }],
    ['FALSE_DOCUMENTS', { documentKind: 'a certificate of Japanese', procedure: 'VISA' }],
    [
      'FEES_WITHOUT_BASIS',
      { fees: [{ item: 'papers', amount: '45000', currency: 'KGS', basisShown: false }] },
    ],
  ])('of %s reach the other side as they were given', async (category, particulars) => {
    const id = await sent('japan_isa', { category, particulars, attachments: [file] });
    const { data } = await shown(
      'kyrgyzstan_ministry',
      id,
      `particulars {
        victimKind amount currency contract { sha256 mediaType size } documentKind procedure
        fees { item amount currency basisShown }
      } attachments { sha256 mediaType size }`,
    );
    expect(data.misconductReport).toMatchObject({ particulars, attachments: [file] });
  });
});

describe('the reference of the police', () => {
  it('is recorded by Japan, once, and changes nothing that the Kyrgyz side can see', async () => {
    const id = await sent('kyrgyzstan_ministry', { category: 'HUMAN_RIGHTS' });
    const seen = () => shown('kyrgyzstan_ministry', id, 'version state history { version }');
    const before = (await seen()).text;
    const routing = { policeReference: 'NPA-EXAMPLE-1' };
    expect(await act('japan_npa', 'recordPoliceReference', id, 1, routing)).toEqual({
      __typename: 'PoliceReferenceRecorded',
    });
    expect((await shown('japan_isa', id, 'policeReference')).data.misconductReport).toEqual(routing);
    expect((await seen()).text).toBe(before);
    expect(await act('japan_isa', 'recordPoliceReference', id, 1, routing)).toMatchObject({
      __typename: 'WrongState',
    });
    const { data } = await shown('japan_isa', id, 'history { act agency values { property after } }');
    expect(data.misconductReport.history).toEqual([
      {
        act: 'recordPoliceReference',
        agency: 'JAPAN_NPA',
        values: [{ property: 'policeReference', after: 'NPA-EXAMPLE-1' }],
      },
    ]);
    // What follows between the two sides goes on from the version that both know.
    expect(await act('japan_mofa', 'receiveMisconductReport', id, 1)).toEqual({
      __typename: 'MisconductReportReceived',
    });
  });

  it.each(['kyrgyzstan_ministry', 'japan_mofa', 'public'] as const)('is no act of %s', async (as) => {
    const mutation = (name: string) => `mutation { ${name}(input: { version: 1 }) { __typename } }`;
    const [known, unknown] = [
      await ministries.ask(as, mutation('recordPoliceReference')),
      await ministries.ask(as, mutation('recordNothingOfAnyKind')),
    ];
    expect(known.text.replaceAll('recordPoliceReference', 'X')).toBe(
      unknown.text.replaceAll('recordNothingOfAnyKind', 'X'),
    );
  });
});

describe('a wrong move', () => {
  it.each([
    ['the sender receives', 'japan_mofa', 'receiveMisconductReport', 1, {}, 'WrongParty'],
    ['the receiver closes', 'kyrgyzstan_ministry', 'closeMisconductReport', 1, {}, 'WrongParty'],
    ['it is closed unanswered', 'japan_isa', 'closeMisconductReport', 1, {}, 'WrongState'],
    [
      'it is concluded unreceived',
      'kyrgyzstan_center',
      'concludeMisconductReport',
      1,
      { actionTaken: true },
      'WrongState',
    ],
    ['it has another version', 'kyrgyzstan_center', 'receiveMisconductReport', 2, {}, 'StaleVersion'],
  ] as const)(
    'where %s is refused, names the section and changes nothing',
    async (_, as, mutation, version, more, type) => {
      const id = await sent('japan_isa');
      expect(await act(as, mutation, id, version, more)).toMatchObject({
        __typename: type,
        article: '4(1)',
        message: expect.any(String),
      });
      const { data } = await shown('japan_isa', id, 'state version history { act }');
      expect(data.misconductReport).toEqual({
        state: 'SENT',
        version: 1,
        history: [{ act: 'reportMisconduct' }],
      });
    },
  );

  it.each([
    [{ subjectId: null }, 'subjectId'],
    [{ subjectId: 'x' }, 'subjectId'],
    [{ subjectKind: 'UNREGISTERED' }, 'subjectId'],
    [{ knownAt: '2999-01-01T00:00:00Z' }, 'knownAt'],
    [{ occurredOn: '2026-02-04' }, 'occurredOn'],
    [{ summary: '' }, 'summary'],
    [{ particulars: { victimKind: 'WORKER' } }, 'particulars.victimKind'],
    [{ particulars: { procedure: 'VISA' } }, 'particulars.procedure'],
    [{ category: 'OTHER', particulars: { fees: [] } }, 'particulars.fees'],
    [{ category: 'MANAGING_PROPERTY', particulars: { amount: '1' } }, 'particulars.currency'],
    [
      { category: 'MANAGING_PROPERTY', particulars: { amount: '1,0', currency: 'JPY' } },
      'particulars.amount',
    ],
    [
      { category: 'MANAGING_PROPERTY', particulars: { amount: '1', currency: 'yen' } },
      'particulars.currency',
    ],
    [
      { category: 'PENALTY_CONTRACT', particulars: { contract: { ...file, sha256: 'x' } } },
      'particulars.contract.sha256',
    ],
    [{ attachments: [{ ...file, mediaType: 'pdf' }] }, 'attachments.mediaType'],
    [{ attachments: [{ ...file, size: 0 }] }, 'attachments.size'],
  ])('in a report with %j is refused, and nothing is sent', async (more, field) => {
    const count = async () =>
      (await ministries.cooperation.superuser.query('select count(*)::int as n from misconduct_report'))
        .rows as unknown;
    const before = await count();
    expect(await ministries.act('japan_isa', 'reportMisconduct', report(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '4(1)',
      field,
    });
    expect(await count()).toEqual(before);
  });
});
