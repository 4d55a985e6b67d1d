import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { contactPoint } from '../../subgraphs/cooperation/contact-point/contact-point.table.ts';
import { supergraphDigest } from '../../schema/supergraph-digest.ts';
import { memorandum } from '../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { contactPointRow, memorandumRow } from '../subgraphs/rows/cooperation-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

type Input = Readonly<Record<string, unknown>>;

const ministry = 'kyrgyzstan_ministry';
const nextYear = `${String(new Date().getUTCFullYear() + 1)}-03-01`;
let ministries: Ministries;
let keys = 0;

const keyed = (input: Input): Input => ({ clientMutationKey: `told ${String((keys += 1))}`, ...input });
const act = (as: AudienceId, mutation: string, input: Input) => ministries.act(as, mutation, keyed(input));
const ask = async (as: AudienceId, query: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, query);
  expect(errors).toEqual([]);
  return data;
};

beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.cooperation.insert(memorandum, [memorandumRow()]);
  await ministries.cooperation.insert(contactPoint, [
    contactPointRow(1, { party: 'JAPAN', version: 1 }),
    contactPointRow(2, { party: 'KYRGYZSTAN', version: 1 }),
  ]);
}, 120_000);
afterAll(() => ministries.close());

const common = { summary: 'x', knownAt: '2026-02-03T00:00:00.000Z' };

/** Makes a record, and gives its id. */
const made = (as: AudienceId, mutation: string, record: string, input: Input): Promise<string> =>
  ministries.made(
    as,
    mutation,
    record,
    keyed(input),
    mutation === 'reportMisconduct' ? 'MisconductReported' : undefined,
  );

/** What the two sides were told of a record, in order: the kind, the section, and who was told. */
const told = async (id: string): Promise<readonly string[]> => {
  const { notices } = await ask(
    'japan_npa',
    `{ notices(filter: { subjectId: "${id}" }, orderBy: { field: ARRIVAL, direction: ASCENDING }) { edges { node {
       kind article recipient receivedAt acknowledgedAt contactPoint { party } } } } }`,
  );
  return notices.edges.map(({ node }: Data) => {
    expect(node.receivedAt).toEqual(expect.any(String));
    expect([node.acknowledgedAt, node.contactPoint]).toEqual([null, { party: node.recipient }]);
    return `${node.kind as string} ${node.article as string} ${node.recipient as string}`;
  });
};

/** Steps in the life of a record: who takes each, by which act, and what the other side is told by it. */
type Steps = readonly (readonly [AudienceId, string, Input, string])[];

const reportSteps = (record: string, section: string, kinds: string): Steps => [
  ['japan_isa', `receive${record}`, {}, `${kinds}_RECEIVED ${section} KYRGYZSTAN`],
  ['japan_npa', `conclude${record}`, { actionTaken: false }, `${kinds}_CONCLUDED ${section} KYRGYZSTAN`],
  [ministry, `close${record}`, {}, `${kinds}_CLOSED ${section} JAPAN`],
];

const courses: readonly {
  readonly record: string;
  readonly by: AudienceId;
  readonly mutation: string;
  readonly given: Input;
  readonly first: string;
  readonly steps: Steps;
}[] = [
  {
    record: 'misconductReport',
    by: ministry,
    mutation: 'reportMisconduct',
    given: { ...common, category: 'OTHER', subjectKind: 'UNREGISTERED', subjectName: 'Пример Брокер' },
    first: 'MISCONDUCT_REPORTED 4(1) JAPAN',
    steps: reportSteps('MisconductReport', '4(1)', 'MISCONDUCT_REPORT'),
  },
  {
    record: 'examFraudReport',
    by: 'kyrgyzstan_center',
    mutation: 'reportExamFraud',
    given: { ...common, kind: 'OTHER', examinationKind: 'SKILL' },
    first: 'EXAM_FRAUD_REPORTED 5 JAPAN',
    steps: reportSteps('ExamFraudReport', '5', 'EXAM_FRAUD_REPORT'),
  },
  {
    record: 'inquiry',
    by: 'japan_isa',
    mutation: 'makeInquiry',
    given: { topic: 'permits', question: 'Which are valid?' },
    first: 'INQUIRY_MADE 7(6) KYRGYZSTAN',
    steps: [
      [ministry, 'acceptInquiry', { dueOn: nextYear }, 'INQUIRY_ACCEPTED 7(6) JAPAN'],
      [ministry, 'answerInquiry', { text: 'All of them.' }, 'INQUIRY_CLOSED 7(6) JAPAN'],
    ],
  },
  {
    record: 'examination',
    by: 'japan_isa',
    mutation: 'announceExamination',
    given: {
      kind: 'JFT_BASIC',
      organizer: 'Example Foundation',
      country: 'KYRGYZSTAN',
      place: 'Bishkek',
      heldOn: nextYear,
    },
    first: 'EXAMINATION_ANNOUNCED 5 KYRGYZSTAN',
    steps: [['japan_isa', 'cancelExamination', {}, 'EXAMINATION_CANCELLED 5 KYRGYZSTAN']],
  },
  {
    record: 'cooperationRequest',
    by: 'japan_mofa',
    mutation: 'requestCooperation',
    given: { wanted: 'rooms' },
    first: 'COOPERATION_REQUESTED 5 KYRGYZSTAN',
    steps: [
      [ministry, 'acceptCooperationRequest', {}, 'COOPERATION_ACCEPTED 5 JAPAN'],
      ['japan_mofa', 'completeCooperationRequest', {}, 'COOPERATION_COMPLETED 5 KYRGYZSTAN'],
    ],
  },
  {
    record: 'consultation',
    by: 'japan_mofa',
    mutation: 'proposeConsultation',
    given: { topics: ['OTHER'], agenda: 'x', day: nextYear },
    first: 'CONSULTATION_PROPOSED 4(2) KYRGYZSTAN',
    steps: [
      [ministry, 'proposeConsultationDay', { day: nextYear }, 'CONSULTATION_DAY_PROPOSED 4(2) JAPAN'],
      ['japan_mofa', 'agreeToConsultation', {}, 'CONSULTATION_AGREED 4(2) KYRGYZSTAN'],
      [
        'japan_mofa',
        'recordConsultation',
        { heldOn: '2026-03-01', minutes: 'x' },
        'CONSULTATION_HELD 4(2) KYRGYZSTAN',
      ],
      [ministry, 'agreeToMinutes', {}, 'MINUTES_AGREED 4(2) JAPAN'],
      ['japan_npa', 'closeConsultation', {}, 'CONSULTATION_CLOSED 4(2) KYRGYZSTAN'],
    ],
  },
  {
    record: 'amendment',
    by: ministry,
    mutation: 'proposeAmendment',
    given: { number: 'EXAMPLE-1', title: 'x', text: 'x', documentDigest: 'b'.repeat(64) },
    first: 'AMENDMENT_PROPOSED 9 JAPAN',
    steps: [
      ['japan_mofa', 'consentToAmendment', {}, 'AMENDMENT_CONSENTED 9 KYRGYZSTAN'],
      [ministry, 'consentToAmendment', {}, 'AMENDMENT_IN_FORCE 9 JAPAN'],
      [
        'japan_isa',
        'recordAmendmentSchema',
        { schemaDigest: supergraphDigest },
        'AMENDMENT_SCHEMA_RECORDED 9 KYRGYZSTAN',
      ],
    ],
  },
  {
    record: 'amendment',
    by: ministry,
    mutation: 'proposeAmendment',
    given: { number: 'EXAMPLE-2', title: 'x', text: 'x', documentDigest: 'b'.repeat(64) },
    first: 'AMENDMENT_PROPOSED 9 JAPAN',
    steps: [[ministry, 'withdrawAmendment', {}, 'AMENDMENT_WITHDRAWN 9 JAPAN']],
  },
  {
    record: 'examination',
    by: 'japan_mhlw',
    mutation: 'announceExamination',
    given: {
      kind: 'SKILL',
      industryFieldCode: 'care',
      organizer: 'Example Body',
      country: 'JAPAN',
      place: 'Tokyo',
      heldOn: new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10),
    },
    first: 'EXAMINATION_ANNOUNCED 5 KYRGYZSTAN',
    steps: [['japan_mhlw', 'recordExaminationHeld', {}, 'EXAMINATION_HELD 5 KYRGYZSTAN']],
  },
  {
    record: 'travelDocumentRequest',
    by: 'japan_mofa',
    mutation: 'requestTravelDocument',
    given: { fullName: 'PRIMEROV AZAMAT', bornOn: '1998-04-05' },
    first: 'TRAVEL_DOCUMENT_REQUESTED 8 KYRGYZSTAN',
    steps: [
      ['kyrgyzstan_center', 'receiveTravelDocumentRequest', {}, 'TRAVEL_DOCUMENT_REQUEST_RECEIVED 8 JAPAN'],
      [ministry, 'answerTravelDocumentRequest', {}, 'TRAVEL_DOCUMENT_ANSWERED 8 JAPAN'],
      ['japan_isa', 'recordDeparture', {}, 'DEPARTURE_RECORDED 8 KYRGYZSTAN'],
      ['japan_mofa', 'closeTravelDocumentRequest', {}, 'TRAVEL_DOCUMENT_REQUEST_CLOSED 8 KYRGYZSTAN'],
    ],
  },
  {
    record: 'dispute',
    by: 'japan_mofa',
    mutation: 'raiseDispute',
    given: { section: '7(3)', question: 'Is a reason owed?' },
    first: 'DISPUTE_RAISED 10 KYRGYZSTAN',
    steps: [
      [ministry, 'takeUpDispute', {}, 'DISPUTE_TAKEN_UP 10 JAPAN'],
      [ministry, 'proposeSettlement', { settlement: 'In a line.' }, 'SETTLEMENT_PROPOSED 10 JAPAN'],
      ['japan_mofa', 'agreeToSettlement', {}, 'DISPUTE_RESOLVED 10 KYRGYZSTAN'],
    ],
  },
];

describe('each step that one side takes is told to the other', () => {
  it.each(courses)('of $record, from $mutation on', async ({ record, by, mutation, given, first, steps }) => {
    const id = await made(by, mutation, record, given);
    const expected = [first];
    expect(await told(id)).toEqual(expected);
    for (const [at, [as, name, more, notice]] of steps.entries()) {
      const input = { [`${record}Id`]: id, version: at + 1, ...more };
      // An act that is refused tells nothing.
      expect(await act(as, name, { ...input, version: 99 })).toMatchObject({ __typename: 'StaleVersion' });
      expect(await told(id)).toEqual(expected);
      expect(Object.keys((await act(as, name, input)) as object)).toEqual(['__typename']);
      expected.push(notice);
      expect(await told(id)).toEqual(expected);
    }
  });
});

describe('what was agreed in a consultation to be done', () => {
  it('is told to the other side as it is agreed, and as it is done, each time as a record of its own', async () => {
    const by = 'japan_mofa';
    const given = { topics: ['OTHER'], agenda: 'x', day: nextYear };
    const consultationId = await made(by, 'proposeConsultation', 'consultation', given);
    const held = { heldOn: '2026-03-01', minutes: 'x' };
    await act(ministry, 'agreeToConsultation', { consultationId, version: 1 });
    await act(ministry, 'recordConsultation', { consultationId, version: 2, ...held });
    await act(by, 'agreeToMinutes', { consultationId, version: 3 });
    const item = { owner: 'KYRGYZSTAN', wanted: 'Send the list.', dueOn: nextYear };
    await act(by, 'addActionItem', { consultationId, version: 4, ...item });
    const { consultations } = await ask(
      ministry,
      '{ consultations(first: 1) { edges { node { id actionItems { id } } } } }',
    );
    const [{ node }] = consultations.edges;
    expect(node.id).toBe(consultationId);
    const actionItemId: string = node.actionItems[0].id;
    expect(await told(actionItemId)).toEqual(['ACTION_ITEM_AGREED 4(2) KYRGYZSTAN']);
    // It is for its owner to say that it is done.
    expect(await act(by, 'completeActionItem', { actionItemId, version: 1 })).toMatchObject({
      __typename: 'WrongParty',
    });
    await act(ministry, 'completeActionItem', { actionItemId, version: 1 });
    expect(await told(actionItemId)).toEqual([
      'ACTION_ITEM_AGREED 4(2) KYRGYZSTAN',
      'ACTION_ITEM_DONE 4(2) JAPAN',
    ]);
    const { notices } = await ask(
      'japan_mhlw',
      '{ notices(filter: { kind: ACTION_ITEM_DONE }) { edges { node { subject { ... on ActionItem { wanted state } } } } } }',
    );
    expect(notices.edges).toEqual([{ node: { subject: { wanted: 'Send the list.', state: 'DONE' } } }]);
  });
});

describe('notice of termination', () => {
  it('is told to the other side’s contact point, which acknowledges it, and to nobody outside', async () => {
    expect(await act(ministry, 'giveNoticeOfTermination', { documentReference: 'EXAMPLE-NOTE-1' })).toEqual({
      __typename: 'NoticeOfTerminationGiven',
    });
    const query = `{ notices(filter: { kind: TERMINATION_NOTICE_GIVEN }) { edges { node {
      id version article sender recipient receivedAt acknowledgedAt contactPoint { party version }
      subject { ... on TerminationNotice { originator endsAt } } } } } }`;
    const { notices } = await ask('japan_mofa', query);
    const { memorandum: stands } = await ask('public', '{ memorandum { terminationNotice { endsAt } } }');
    expect(notices.edges).toEqual([
      {
        node: {
          id: expect.any(String),
          version: 1,
          article: '10',
          sender: 'KYRGYZSTAN',
          recipient: 'JAPAN',
          receivedAt: expect.any(String),
          acknowledgedAt: null,
          contactPoint: { party: 'JAPAN', version: 1 },
          subject: { originator: 'KYRGYZSTAN', endsAt: stands.terminationNotice.endsAt },
        },
      },
    ]);
    const { id: noticeId, version } = notices.edges[0].node;
    expect(await act(ministry, 'acknowledgeNotice', { noticeId, version })).toMatchObject({
      __typename: 'WrongParty',
      article: '10',
    });
    expect(await act('japan_isa', 'acknowledgeNotice', { noticeId, version })).toEqual({
      __typename: 'NoticeAcknowledged',
    });
    const { notices: seen } = await ask('kyrgyzstan_center', query);
    expect(seen.edges[0].node.acknowledgedAt).toEqual(expect.any(String));
    // A second notice is refused, and told to nobody.
    expect(
      await act('japan_mofa', 'giveNoticeOfTermination', { documentReference: 'EXAMPLE-NOTE-2' }),
    ).toMatchObject({ __typename: 'WrongState' });
    expect((await ask(ministry, query)).notices.edges).toHaveLength(1);
  });
});
