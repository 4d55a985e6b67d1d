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
    expect(
      await act('kyrgyzstan_ministry', 'concludeMisconductReport', id, 2, { actionTaken: true }),
    ).toEqual({ __typename: 'MisconductReportConcluded' });
    expect(await act('japan_isa', 'closeMisconductReport', id, 3)).toEqual({
      __typename: 'MisconductReportClosed',
    });
    const closed = await shown(
      'japan_mofa',
      id,
      'state receivedAt closedAt version history { version act agency }',
    );
    expect(closed.data.misconductReport).toEqual({
      state: 'CLOSED',
      receivedAt: expect.any(String),
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

  it('goes the other way alike', async () => {
    const id = await sent('kyrgyzstan_ministry', {
      category: 'OTHER',
      subjectKind: 'UNREGISTERED',
      subjectId: null,
    });
    await act('japan_isa', 'receiveMisconductReport', id, 1);
    await act('japan_isa', 'concludeMisconductReport', id, 2, { actionTaken: false });
    await act('kyrgyzstan_center', 'closeMisconductReport', id, 3);
    const { data } = await shown('japan_isa', id, 'originator state subject { __typename }');
    expect(data.misconductReport).toEqual({ originator: 'KYRGYZSTAN', state: 'CLOSED', subject: null });
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
