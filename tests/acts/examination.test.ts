import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { toldOf } from './told-of.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

type Given = Readonly<Record<string, unknown>>;
const keyed = (more: Given) => ({ clientMutationKey: `act ${String((n += 1))}`, ...more });

const others = ['public', 'third_party_otit', 'third_party_embassy'] as const;
const nextYear = String(new Date().getUTCFullYear() + 1);

const announcement = (more: Given = {}) =>
  keyed({
    kind: 'JFT_BASIC',
    organizer: 'Example Foundation',
    country: 'KYRGYZSTAN',
    place: 'Bishkek',
    heldOn: `${nextYear}-03-01`,
    applicationsUntil: `${nextYear}-02-01`,
    ...more,
  });
const announced = (more: Given = {}) =>
  ministries.made('japan_isa', 'announceExamination', 'examination', announcement(more));

const told = async (as: AudienceId, query: string): Promise<unknown> => {
  const { data, errors } = await ministries.ask(as, query);
  expect(errors).toEqual([]);
  return data as unknown;
};

describe('an examination', () => {
  const stateOf = async (id: string) => told('public', `{ examination(id: "${id}") { state place } }`);
  const act = (as: AudienceId, mutation: string, examinationId: string, version: number) =>
    ministries.act(as, mutation, keyed({ examinationId, version }));

  it('is announced by Japan to everyone, and held', async () => {
    const id = await announced();
    expect(await stateOf(id)).toEqual({ examination: { state: 'ANNOUNCED', place: 'Bishkek' } });
    expect(await act('japan_isa', 'recordExaminationHeld', id, 1)).toMatchObject({
      __typename: 'WrongState',
      article: '5',
    });
    await ministries.cooperation.superuser.query(
      `update examination set held_on = '2026-01-01' where id = $1`,
      [id],
    );
    expect(await act('japan_mofa', 'recordExaminationHeld', id, 1)).toEqual({
      __typename: 'ExaminationRecorded',
    });
    expect(await stateOf(id)).toEqual({ examination: { state: 'HELD', place: 'Bishkek' } });
    expect(await act('japan_isa', 'cancelExamination', id, 2)).toMatchObject({ __typename: 'WrongState' });
  });

  it('is cancelled before it is held', async () => {
    const id = await announced({ kind: 'SKILL', industryFieldCode: 'care' });
    expect(await act('japan_isa', 'cancelExamination', id, 1)).toEqual({ __typename: 'ExaminationRecorded' });
    expect(await stateOf(id)).toMatchObject({ examination: { state: 'CANCELLED' } });
  });

  it('is corrected for everyone, who go on to read what it said before, and the Kyrgyz side is told', async () => {
    const id = await announced();
    const correct = (version: number, more: Given) =>
      ministries.act(
        'japan_mofa',
        'correctExamination',
        keyed({ examinationId: id, version, ground: 'a slip of the pen', ...more }),
      );
    expect(await correct(1, { place: 'Osh', heldOn: `${nextYear}-03-02` })).toEqual({
      __typename: 'ExaminationRecorded',
    });
    const now = (fields: string) => `{ examination(id: "${id}") { ${fields} } }`;
    const whole = 'place heldOn state correctedAt earlierVersions { place heldOn }';
    for (const as of [...others, 'japan_isa', 'kyrgyzstan_center'] as const) {
      expect(await told(as, now(whole))).toEqual({
        examination: {
          place: 'Osh',
          heldOn: `${nextYear}-03-02`,
          state: 'ANNOUNCED',
          correctedAt: expect.any(String),
          earlierVersions: [{ place: 'Bishkek', heldOn: `${nextYear}-03-01` }],
        },
      });
      expect(await told(as, now('asKnownOn(on: "2999-01-01T00:00:00Z") { place }'))).toEqual({
        examination: { asKnownOn: { place: 'Osh' } },
      });
    }
    expect(await told('kyrgyzstan_ministry', now('earlierVersions { ground }'))).toEqual({
      examination: { earlierVersions: [{ ground: 'a slip of the pen' }] },
    });
    for (const as of others)
      expect((await ministries.ask(as, now('earlierVersions { ground }'))).errors).toHaveLength(1);
    const { data } = await ministries.ask(
      'kyrgyzstan_ministry',
      `{ notices(filter: { subjectId: "${id}", kind: EXAMINATION_CORRECTED }) { edges { node { kind article subject { ... on Examination { place } } } } } }`,
    );
    expect(data.notices.edges).toEqual([
      { node: { kind: 'EXAMINATION_CORRECTED', article: '5', subject: { place: 'Osh' } } },
    ]);
    for (const [more, field] of [
      [{ heldOn: '2026-01-01' }, 'applicationsUntil'],
      [{ heldOn: '2026-01-01', applicationsUntil: null }, 'heldOn'],
      [{ place: null }, 'place'],
      [{}, 'organizer'],
    ] as const)
      expect(await correct(2, more)).toMatchObject({ __typename: 'InvalidInput', article: '5', field });
    expect(await act('japan_isa', 'cancelExamination', id, 2)).toEqual({ __typename: 'ExaminationRecorded' });
    expect(await correct(3, { place: 'Bishkek' })).toMatchObject({
      __typename: 'WrongState',
      state: 'CANCELLED',
    });
  });

  it('is announced by nobody else, to whom there is no such act', async () => {
    const attempt = (as: AudienceId, mutation: string) =>
      ministries.ask(as, `mutation { ${mutation}(input: { place: "Osh" }) { __typename } }`);
    for (const as of [...others, 'kyrgyzstan_ministry', 'kyrgyzstan_center'] as const)
      expect((await attempt(as, 'announceExamination')).text).toBe(
        (await attempt(as, 'announceExaminazion')).text.replaceAll(
          'announceExaminazion',
          'announceExamination',
        ),
      );
  });

  it.each([
    [{ heldOn: '2026-01-01' }, 'heldOn'],
    [{ applicationsUntil: `${nextYear}-03-02` }, 'applicationsUntil'],
    [{ kind: 'SKILL' }, 'industryFieldCode'],
    [{ industryFieldCode: 'care' }, 'industryFieldCode'],
    [{ place: '' }, 'place'],
  ])('with %j is refused', async (more, field) => {
    expect(await ministries.act('japan_isa', 'announceExamination', announcement(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '5',
      field,
    });
  });
});

describe('a request for cooperation', () => {
  const requested = async () =>
    ministries.made(
      'japan_mofa',
      'requestCooperation',
      'cooperationRequest',
      keyed({ examinationId: await announced(), wanted: 'A hall for 200 candidates' }),
    );
  const act = (as: AudienceId, mutation: string, cooperationRequestId: string, version: number, more = {}) =>
    ministries.act(as, mutation, keyed({ cooperationRequestId, version, ...more }));
  const done = { __typename: 'CooperationRequestRecorded' };
  const listed = async (as: AudienceId, state: string) =>
    told(
      as,
      `{ cooperationRequests(filter: { state: ${state} }) { edges { node { id declineReason examination { place } } } } }`,
    );

  it('is accepted by the Kyrgyz side, and done', async () => {
    const id = await requested();
    expect(await act('kyrgyzstan_center', 'acceptCooperationRequest', id, 1)).toEqual(done);
    expect(await act('japan_mofa', 'completeCooperationRequest', id, 2)).toEqual(done);
    expect(await listed('kyrgyzstan_ministry', 'DONE')).toEqual({
      cooperationRequests: {
        edges: [{ node: { id, declineReason: null, examination: { place: 'Bishkek' } } }],
      },
    });
    const notices = await told(
      'kyrgyzstan_center',
      `{ notices(filter: { subjectId: "${id}" }, orderBy: { field: ARRIVAL, direction: ASCENDING }) { edges { node {
         kind article sender receivedAt
         subject { ... on CooperationRequest { wanted state examination { kind } history { act } } } } } } }`,
    );
    const node = (kind: string, sender: string) => ({
      node: {
        kind,
        article: '5',
        sender,
        receivedAt: expect.any(String),
        subject: {
          wanted: 'A hall for 200 candidates',
          state: 'DONE',
          examination: { kind: 'JFT_BASIC' },
          history: [],
        },
      },
    });
    expect(notices).toEqual({
      notices: {
        edges: [
          node('COOPERATION_REQUESTED', 'JAPAN'),
          node('COOPERATION_ACCEPTED', 'KYRGYZSTAN'),
          node('COOPERATION_COMPLETED', 'JAPAN'),
        ],
      },
    });
  });

  it('is declined with a code that says no more, even after it was accepted', async () => {
    const id = await requested();
    await act('kyrgyzstan_center', 'acceptCooperationRequest', id, 1);
    const reason = { reason: 'DOMESTIC_LAW' };
    expect(await act('kyrgyzstan_ministry', 'declineCooperationRequest', id, 2, reason)).toEqual(done);
    expect(await listed('japan_isa', 'DECLINED')).toMatchObject({
      cooperationRequests: { edges: [{ node: { id, declineReason: 'DOMESTIC_LAW' } }] },
    });
    expect(await toldOf(ministries, 'japan_isa', id)).toEqual([
      'COOPERATION_REQUESTED 5',
      'COOPERATION_ACCEPTED 5',
      'COOPERATION_DECLINED 5',
    ]);
  });

  it('moved wrongly is refused, names the section and changes nothing', async () => {
    const id = await requested();
    expect(await act('japan_isa', 'completeCooperationRequest', id, 1)).toMatchObject({
      __typename: 'WrongState',
      article: '5',
      state: 'REQUESTED',
    });
    expect(await act('kyrgyzstan_center', 'acceptCooperationRequest', id, 3)).toMatchObject({
      __typename: 'StaleVersion',
      version: 1,
    });
    expect(
      await ministries.act(
        'japan_isa',
        'requestCooperation',
        keyed({ examinationId: '00000000-0000-0000-0000-000000000000', wanted: 'x' }),
      ),
    ).toMatchObject({ __typename: 'NotFound', article: '5' });
    expect(await listed('japan_isa', 'REQUESTED')).toMatchObject({
      cooperationRequests: { edges: [{ node: { id } }] },
    });
    expect(await toldOf(ministries, 'japan_isa', id)).toEqual(['COOPERATION_REQUESTED 5']);
  });
});

describe('an exam fraud report', () => {
  const report = (more: Given = {}) =>
    keyed({
      kind: 'FORGERY',
      examinationKind: 'JFT_BASIC',
      certificateNumber: 'EXAMPLE-7',
      summary: 'A forged pass certificate was shown.',
      occurredOn: '2026-02-01',
      knownAt: '2026-02-03T00:00:00.000Z',
      ...more,
    });
  const sent = (as: AudienceId, more: Given = {}) =>
    ministries.made(as, 'reportExamFraud', 'examFraudReport', report(more));
  const act = (as: AudienceId, mutation: string, examFraudReportId: string, version: number, more = {}) =>
    ministries.act(as, mutation, keyed({ examFraudReportId, version, ...more }));
  const done = { __typename: 'ExamFraudReportRecorded' };
  const shown = async (as: AudienceId, id: string, fields: string) =>
    told(as, `{ examFraudReport(id: "${id}") { ${fields} } }`);

  it.each([
    ['IMPERSONATION', 'kyrgyzstan_center', 'japan_isa'],
    ['FORGERY', 'japan_isa', 'kyrgyzstan_ministry'],
    ['ALTERATION', 'japan_npa', 'kyrgyzstan_center'],
    ['OTHER', 'kyrgyzstan_ministry', 'japan_mofa'],
  ] as const)('of %s is sent by %s, answered by %s and closed', async (kind, from, to) => {
    const examinationId = await announced();
    const id = await sent(from, { kind, examinationId });
    expect(await act(to, 'receiveExamFraudReport', id, 1)).toEqual(done);
    expect(
      await act(to, 'concludeExamFraudReport', id, 2, {
        actionTaken: kind !== 'OTHER',
        conclusion: 'a word',
        conclusionLanguage: 'ky',
      }),
    ).toEqual(done);
    expect(await act(from, 'closeExamFraudReport', id, 3)).toEqual(done);
    expect(
      await shown(
        to,
        id,
        'kind state receivedAt conclusion conclusionLanguage concludedAt closedAt examination { place }',
      ),
    ).toEqual({
      examFraudReport: {
        kind,
        state: 'CLOSED',
        receivedAt: expect.any(String),
        conclusion: 'a word',
        conclusionLanguage: 'ky',
        concludedAt: expect.any(String),
        closedAt: expect.any(String),
        examination: { place: 'Bishkek' },
      },
    });
    expect(await shown(from, id, 'history { act }')).toEqual({
      examFraudReport: {
        history: ['report', 'receive', 'conclude', 'close'].map((verb) => ({
          act: verb === 'report' ? 'reportExamFraud' : `${verb}ExamFraudReport`,
        })),
      },
    });
  });

  it('is a notice, with the instant at which the fraud was known', async () => {
    const id = await sent('kyrgyzstan_center');
    expect(
      await told(
        'japan_isa',
        `{ notices(filter: { kind: EXAM_FRAUD_REPORTED, subjectId: "${id}" }) { edges { node { article sender occurredAt
           subject { ... on ExamFraudReport { summary } } } } } }`,
      ),
    ).toEqual({
      notices: {
        edges: [
          {
            node: {
              article: '5',
              sender: 'KYRGYZSTAN',
              occurredAt: '2026-02-03T00:00:00.000Z',
              subject: { summary: 'A forged pass certificate was shown.' },
            },
          },
        ],
      },
    });
  });

  it('is opened by the side that received it, once', async () => {
    const id = await sent('japan_isa');
    await act('kyrgyzstan_center', 'receiveExamFraudReport', id, 1);
    expect(await act('kyrgyzstan_center', 'openExamFraudReport', id, 2)).toEqual(done);
    expect(await act('kyrgyzstan_ministry', 'openExamFraudReport', id, 3)).toMatchObject({
      __typename: 'WrongState',
      article: '5',
    });
    expect(await shown('japan_isa', id, 'state openedAt')).toEqual({
      examFraudReport: { state: 'RECEIVED', openedAt: expect.any(String) },
    });
  });

  it('may be urgent and have files, of which digests cross; a corrected report goes on to tell the files of before', async () => {
    const file = { sha256: '0f'.repeat(32), mediaType: 'image/jpeg', size: 10 };
    const other = { ...file, sha256: '0e'.repeat(32) };
    const id = await sent('kyrgyzstan_center', { urgent: true, attachments: [file] });
    const files = 'attachments { sha256 mediaType size }';
    expect(await shown('japan_isa', id, `urgent ${files}`)).toEqual({
      examFraudReport: { urgent: true, attachments: [file] },
    });
    expect(
      await act('kyrgyzstan_center', 'correctExamFraudReport', id, 1, {
        ground: 'another scan',
        attachments: [other],
      }),
    ).toEqual(done);
    expect(await shown('japan_isa', id, `${files} earlierVersions { ${files} }`)).toEqual({
      examFraudReport: { attachments: [other], earlierVersions: [{ attachments: [file] }] },
    });
    const urgent = await told(
      'japan_isa',
      '{ examFraudReports(first: 100, filter: { urgent: true }) { edges { node { id } } } }',
    );
    expect(urgent).toEqual({ examFraudReports: { edges: [{ node: { id } }] } });
  });

  it('is nothing to the public and to third parties', async () => {
    const id = await sent('japan_isa');
    for (const as of others) {
      const real = await ministries.ask(as, `{ examFraudReport(id: "${id}") { kind } }`);
      const invented = await ministries.ask(as, `{ examFraudReporz(id: "${id}") { kind } }`);
      expect(real.text).toBe(invented.text.replaceAll('examFraudReporz', 'examFraudReport'));
    }
  });

  it.each([
    ['the sender receives', 'japan_mofa', 'receiveExamFraudReport', 1, {}, 'WrongParty'],
    ['the receiver closes', 'kyrgyzstan_ministry', 'closeExamFraudReport', 1, {}, 'WrongParty'],
    ['it is closed unanswered', 'japan_isa', 'closeExamFraudReport', 1, {}, 'WrongState'],
    ['it has another version', 'kyrgyzstan_center', 'receiveExamFraudReport', 2, {}, 'StaleVersion'],
  ] as const)(
    'moved wrongly, where %s, is refused and unchanged',
    async (_, as, mutation, at, more, type) => {
      const id = await sent('japan_isa');
      expect(await act(as, mutation, id, at, more)).toMatchObject({ __typename: type, article: '5' });
      expect(await shown('japan_isa', id, 'state version')).toEqual({
        examFraudReport: { state: 'SENT', version: 1 },
      });
    },
  );

  it.each([
    [{ knownAt: '2999-01-01T00:00:00Z' }, 'knownAt'],
    [{ occurredOn: '2026-02-04' }, 'occurredOn'],
    [{ summary: ' ' }, 'summary'],
    [{ attachments: [{ sha256: 'x', mediaType: 'image/jpeg', size: 1 }] }, 'attachments.sha256'],
    [{ attachments: [{ sha256: '0f'.repeat(32), mediaType: 'image/jpeg', size: 0 }] }, 'attachments.size'],
  ])('with %j is refused', async (more, field) => {
    expect(await ministries.act('japan_isa', 'reportExamFraud', report(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '5',
      field,
    });
  });

  it('about an examination of another kind is refused', async () => {
    const examinationId = await announced({ kind: 'NURSING_JAPANESE' });
    expect(await ministries.act('japan_isa', 'reportExamFraud', report({ examinationId }))).toMatchObject({
      __typename: 'InvalidInput',
      field: 'examinationKind',
    });
  });
});
