import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

type Given = Readonly<Record<string, unknown>>;

const first = {
  summary: 'deposits of twelve workers are held',
  occurredOn: '2026-02-01',
  particulars: { amount: '300000', currency: 'KGS' },
};

/** Sends a report and gives its id. */
const sent = async (as: AudienceId = 'japan_isa'): Promise<string> => {
  const { data, errors } = await ministries.ask(
    as,
    'mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported { misconductReport { id } } } }',
    {
      input: {
        clientMutationKey: `report ${String((n += 1))}`,
        category: 'MANAGING_PROPERTY',
        subjectKind: 'UNREGISTERED',
        subjectName: 'Пример',
        knownAt: '2026-02-03T00:00:00.000Z',
        ...first,
      },
    },
  );
  expect(errors).toEqual([]);
  return data.reportMisconduct.misconductReport.id as string;
};

const act = (as: AudienceId, mutation: string, misconductReportId: string, version: number, more: Given) =>
  ministries.act(as, mutation, {
    clientMutationKey: `${mutation} ${String((n += 1))}`,
    misconductReportId,
    version,
    ...more,
  });
const correct = (id: string, version: number, more: Given, as: AudienceId = 'japan_isa') =>
  act(as, 'correctMisconductReport', id, version, { ground: 'a slip of the pen', ...more });
const withdraw = (id: string, version: number, as: AudienceId = 'japan_isa') =>
  act(as, 'withdrawMisconductReport', id, version, { ground: 'it was another body' });
const corrected = { __typename: 'MisconductReportCorrected' };
const withdrawn = { __typename: 'MisconductReportWithdrawn' };

const content = 'summary occurredOn particulars { amount currency }';
const shown = async (as: AudienceId, id: string, fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, `{ misconductReport(id: "${id}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.misconductReport;
};
const versions = async (as: AudienceId, id: string): Promise<readonly Data[]> =>
  (await shown(as, id, `earlierVersions { version knownFrom knownUntil ground ${content} }`)).earlierVersions;

/** The notices to a side about a report, by kind, in the order in which they reached it. */
const notices = async (as: AudienceId, id: string): Promise<readonly string[]> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ notices(filter: { subjectId: "${id}", recipient: KYRGYZSTAN }, orderBy: { field: ARRIVAL, direction: ASCENDING }) { edges { node {
      kind article recipient receivedAt subject { ... on MisconductReport { id } } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.notices.edges.map(({ node }: Data) => {
    expect(node).toMatchObject({
      article: '4(1)',
      recipient: 'KYRGYZSTAN',
      receivedAt: expect.any(String),
      subject: { id },
    });
    return node.kind as string;
  });
};

/** What a side knew of a report at an instant; null where it knew nothing of it. */
const knownAt = async (as: AudienceId, id: string, instant: string, fields = content): Promise<Data> =>
  (await shown(as, id, `asKnownOn(on: "${instant}") { ${fields} }`)).asKnownOn;

describe('a correction', () => {
  it('is sent on to the side that received the report, which then reads it as corrected', async () => {
    const id = await sent();
    expect(await shown('kyrgyzstan_ministry', id, 'correctedAt earlierVersions { version }')).toEqual({
      correctedAt: null,
      earlierVersions: [],
    });
    expect(await correct(id, 1, { summary: 'deposits of two workers are held' })).toEqual(corrected);
    expect(await notices('kyrgyzstan_ministry', id)).toEqual([
      'MISCONDUCT_REPORTED',
      'MISCONDUCT_REPORT_CORRECTED',
    ]);
    expect(await shown('kyrgyzstan_center', id, `state version correctedAt withdrawnAt ${content}`)).toEqual({
      ...first,
      summary: 'deposits of two workers are held',
      state: 'SENT',
      version: 2,
      correctedAt: expect.any(String),
      withdrawnAt: null,
    });
  });

  it('leaves what both sides knew before readable as they knew it, and since when until when', async () => {
    const id = await sent();
    await correct(id, 1, { occurredOn: null, particulars: { amount: '30000', currency: 'KGS' } });
    await correct(id, 2, { summary: 'nothing is held any more' });
    for (const as of ['kyrgyzstan_ministry', 'japan_npa'] as const) {
      const [one, two, ...more] = await versions(as, id);
      expect(more).toEqual([]);
      const { sentAt, correctedAt } = await shown(as, id, 'sentAt correctedAt');
      expect(one).toEqual({
        ...first,
        version: 1,
        ground: 'a slip of the pen',
        knownFrom: sentAt,
        knownUntil: expect.any(String),
      });
      expect(two).toMatchObject({
        version: 2,
        summary: first.summary,
        occurredOn: null,
        particulars: { amount: '30000', currency: 'KGS' },
        knownFrom: one.knownUntil,
        knownUntil: correctedAt,
      });
      expect(await knownAt(as, id, '2026-01-01T00:00:00Z')).toBeNull();
      expect(await knownAt(as, id, sentAt as string)).toEqual(first);
      expect(await knownAt(as, id, one.knownUntil as string)).toEqual({
        summary: first.summary,
        occurredOn: null,
        particulars: { amount: '30000', currency: 'KGS' },
      });
      const now = 'summary version knownFrom knownUntil ground withdrawn';
      expect(await knownAt(as, id, '2999-01-01T00:00:00+09:00', now)).toEqual({
        summary: 'nothing is held any more',
        version: 3,
        knownFrom: correctedAt,
        knownUntil: null,
        ground: null,
        withdrawn: false,
      });
    }
  });

  it('is known to the other side from when the report reached it, and not from when it was sent', async () => {
    const id = await sent();
    // As of a report that was sent from a draft while the relay was down.
    const reached = '2999-01-01T00:00:00.000Z';
    await ministries.cooperation.superuser.query('update notice set received_at = $2 where subject_id = $1', [
      id,
      reached,
    ]);
    await correct(id, 1, { summary: 'less' });
    expect(await versions('kyrgyzstan_ministry', id)).toMatchObject([{ knownFrom: reached }]);
    const { sentAt } = await shown('japan_isa', id, 'sentAt');
    expect(await versions('japan_isa', id)).toMatchObject([{ knownFrom: sentAt }]);
    expect(await knownAt('japan_isa', id, sentAt as string)).toEqual(first);
    expect(await knownAt('kyrgyzstan_ministry', id, sentAt as string)).toBeNull();
  });

  it('is possible wherever the report stands, and leaves it there', async () => {
    const id = await sent('kyrgyzstan_center');
    const done: readonly (readonly [AudienceId, string, Given, string])[] = [
      ['japan_isa', 'receiveMisconductReport', {}, 'RECEIVED'],
      [
        'japan_isa',
        'concludeMisconductReport',
        { actionTaken: true, conclusion: 'x', conclusionLanguage: 'ja' },
        'ACTED',
      ],
      ['kyrgyzstan_center', 'closeMisconductReport', {}, 'CLOSED'],
    ];
    let version = 1;
    for (const [as, mutation, more, state] of done) {
      await act(as, mutation, id, version, more);
      expect(await correct(id, version + 1, { summary: `as it is ${state}` }, 'kyrgyzstan_ministry')).toEqual(
        corrected,
      );
      version += 2;
      expect(await shown('japan_mofa', id, 'state version summary')).toEqual({
        state,
        version,
        summary: `as it is ${state}`,
      });
    }
    // What is kept is the content: each version is named after the last version that said it.
    expect((await versions('japan_mofa', id)).map((each) => each.version)).toEqual([2, 4, 6]);
  });

  it.each([
    [{}, 'summary'],
    [{ summary: null }, 'summary'],
    [{ summary: 'x', ground: ' ' }, 'ground'],
    [{ occurredOn: '2026-02-05' }, 'occurredOn'],
    [{ particulars: { procedure: 'VISA' } }, 'particulars.procedure'],
    [{ attachments: [{ sha256: 'x', mediaType: 'application/pdf', size: 1 }] }, 'attachments.sha256'],
  ])('of %j is refused by the name of the field, tells nobody and keeps nothing', async (more, field) => {
    const id = await sent();
    expect(await correct(id, 1, more)).toMatchObject({ __typename: 'InvalidInput', article: '4(1)', field });
    expect(await notices('kyrgyzstan_ministry', id)).toEqual(['MISCONDUCT_REPORTED']);
    expect(await shown('japan_isa', id, `version earlierVersions { version } ${content}`)).toEqual({
      ...first,
      version: 1,
      earlierVersions: [],
    });
  });
});

describe('a withdrawal', () => {
  it('is sent on, marks the report as withdrawn, and ends it', async () => {
    const id = await sent();
    await act('kyrgyzstan_ministry', 'receiveMisconductReport', id, 1, {});
    expect(await withdraw(id, 2)).toEqual(withdrawn);
    expect(await notices('kyrgyzstan_center', id)).toEqual([
      'MISCONDUCT_REPORTED',
      'MISCONDUCT_REPORT_WITHDRAWN',
    ]);
    expect(await shown('kyrgyzstan_center', id, 'state version withdrawnAt correctedAt')).toEqual({
      state: 'WITHDRAWN',
      version: 3,
      withdrawnAt: expect.any(String),
      correctedAt: null,
    });
    expect(await versions('kyrgyzstan_center', id)).toMatchObject([
      { ...first, version: 2, ground: 'it was another body' },
    ]);
    const { sentAt } = await shown('japan_isa', id, 'sentAt');
    for (const [on, withdrawnThen] of [
      [sentAt as string, false],
      ['2999-01-01T00:00:00Z', true],
    ] as const)
      expect(await knownAt('kyrgyzstan_center', id, on, `withdrawn ${content}`)).toEqual({
        ...first,
        withdrawn: withdrawnThen,
      });
    for (const again of [
      correct(id, 3, { summary: 'x' }),
      withdraw(id, 3),
      act('kyrgyzstan_ministry', 'concludeMisconductReport', id, 3, {
        actionTaken: true,
        conclusion: 'x',
        conclusionLanguage: 'ru',
      }),
    ])
      expect(await again).toMatchObject({ __typename: 'WrongState', state: 'WITHDRAWN', article: '4(1)' });
  });
});

describe('corrections and withdrawals', () => {
  it.each([
    ['kyrgyzstan_ministry', 1, 'WrongParty'],
    ['japan_isa', 2, 'StaleVersion'],
  ] as const)(
    'of %s at version %i are refused, and the report says what it said',
    async (as, version, type) => {
      const id = await sent();
      expect(await correct(id, version, { summary: 'x' }, as)).toMatchObject({ __typename: type });
      expect(await withdraw(id, version, as)).toMatchObject({ __typename: type });
      expect(await shown('japan_isa', id, `state ${content}`)).toEqual({ state: 'SENT', ...first });
      expect(await notices('kyrgyzstan_ministry', id)).toEqual(['MISCONDUCT_REPORTED']);
    },
  );

  it('are nothing to the public and to third parties', async () => {
    const id = await sent();
    await correct(id, 1, { summary: 'x' });
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const ask = (of: string) =>
        ministries.ask(
          as,
          `{ misconductReport(id: "${of}") { correctedAt earlierVersions { summary } asKnownOn(on: "2999-01-01T00:00:00Z") { summary } } }`,
        );
      const told = await ask(id);
      expect(told.text).toBe((await ask(idOf('nothing', 1))).text);
      expect(told.data).toBeUndefined();
      for (const mutation of ['correctMisconductReport', 'withdrawMisconductReport']) {
        const attempt = (name: string) => `mutation { ${name}(input: { version: 1 }) { __typename } }`;
        const [known, unknown] = [
          await ministries.ask(as, attempt(mutation)),
          await ministries.ask(as, attempt('doNothingOfAnyKind')),
        ];
        expect(known.text.replaceAll(mutation, 'X')).toBe(unknown.text.replaceAll('doNothingOfAnyKind', 'X'));
      }
    }
  });

  it('open what the report says now to a third party with a consent, and never what it said before', async () => {
    const id = await sent();
    const given = await ministries.act('japan_isa', 'giveConsent', {
      clientMutationKey: `consent ${String((n += 1))}`,
      grantee: 'THIRD_PARTY_OTIT',
      recordType: 'MisconductReport',
      records: [id],
      coordinates: ['MisconductReport.summary', 'MisconductReport.correctedAt'],
      purpose: 'a joint visit',
      documentReference: 'EXAMPLE-CONSENT-1',
      documentDigest: '0f'.repeat(32),
      validFrom: '2026-01-01T00:00:00.000Z',
      validUntil: '2999-01-01T00:00:00.000Z',
    });
    expect(given).toEqual({ __typename: 'ConsentGiven' });
    await correct(id, 1, { summary: 'as it is now' });
    expect(await shown('third_party_otit', id, 'summary correctedAt')).toEqual({
      summary: 'as it is now',
      correctedAt: expect.any(String),
    });
    for (const field of ['earlierVersions', 'asKnownOn(on: "2999-01-01T00:00:00Z")', 'asKnownOn']) {
      const before = await ministries.ask(
        'third_party_otit',
        `{ misconductReport(id: "${id}") { ${field} { summary } } }`,
      );
      expect(before.data).toBeUndefined();
      expect(before.text).not.toContain(first.summary);
    }
  });
});
