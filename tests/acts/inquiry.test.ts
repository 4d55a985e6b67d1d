import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { inquiryAnswer } from '../../subgraphs/cooperation/inquiry/inquiry-answer.table.ts';
import { inquiry } from '../../subgraphs/cooperation/inquiry/inquiry.table.ts';
import { inquiryAnswerRow, inquiryRow } from '../subgraphs/rows/cooperation-rows.ts';
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

const question = (more: Given = {}) => ({
  clientMutationKey: `inquiry ${String((n += 1))}`,
  topic: 'permits',
  question: 'Which agencies hold a permit for Japan today?',
  ...more,
});

const asked = (as: AudienceId, more: Given = {}) =>
  ministries.made(as, 'makeInquiry', 'inquiry', question(more));

const act = (as: AudienceId, mutation: string, inquiryId: string, version: number, more: Given = {}) =>
  ministries.act(as, mutation, {
    clientMutationKey: `${mutation} ${String((n += 1))}`,
    inquiryId,
    version,
    ...more,
  });

const shown = async (as: AudienceId, id: string, fields: string): Promise<unknown> => {
  const { data, errors } = await ministries.ask(as, `{ inquiry(id: "${id}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.inquiry as unknown;
};

const done = { __typename: 'InquiryRecorded' };
const nextYear = `${String(new Date().getUTCFullYear() + 1)}-12-31`;

/** Lets the agreed day of an inquiry be over. */
const pass = (id: string) =>
  ministries.cooperation.superuser.query(`update inquiry set due_on = '2026-01-31' where id = $1`, [id]);

describe('an inquiry', () => {
  it('of Japan is accepted with a day and answered by the Kyrgyz side', async () => {
    const id = await asked('japan_mhlw', { wantedOn: nextYear });
    expect(await act('kyrgyzstan_center', 'acceptInquiry', id, 1, { dueOn: nextYear })).toEqual(done);
    expect(await act('kyrgyzstan_ministry', 'answerInquiry', id, 2, { text: 'These three.' })).toEqual(done);
    expect(
      await shown(
        'japan_isa',
        id,
        'originator state wantedOn dueOn closedAt version answer { originator text declineReason } history { act article agency }',
      ),
    ).toEqual({
      originator: 'JAPAN',
      state: 'ANSWERED',
      wantedOn: nextYear,
      dueOn: nextYear,
      closedAt: expect.any(String),
      version: 3,
      answer: { originator: 'KYRGYZSTAN', text: 'These three.', declineReason: null },
      history: [
        { act: 'makeInquiry', article: '7(6)', agency: 'JAPAN_MHLW' },
        { act: 'acceptInquiry', article: '7(6)', agency: 'KYRGYZSTAN_CENTER' },
        { act: 'answerInquiry', article: '7(6)', agency: 'KYRGYZSTAN_MINISTRY' },
      ],
    });
  });

  it('is due by a day to which the side that asks agrees, where the other one names a later day than it wanted', async () => {
    const id = await asked('kyrgyzstan_center', { wantedOn: `${nextYear.slice(0, 4)}-06-30` });
    expect(await act('kyrgyzstan_ministry', 'agreeToInquiryDay', id, 1)).toMatchObject({
      __typename: 'WrongState',
      state: 'SENT',
      article: '6(4)',
    });
    expect(await act('japan_mhlw', 'acceptInquiry', id, 1, { dueOn: nextYear })).toEqual(done);
    expect(await shown('japan_isa', id, 'state dueOn dueAgreedAt')).toEqual({
      state: 'ACCEPTED',
      dueOn: nextYear,
      dueAgreedAt: null,
    });
    expect(await act('japan_isa', 'agreeToInquiryDay', id, 2)).toMatchObject({
      __typename: 'WrongParty',
      article: '7(6)',
    });
    expect(await act('kyrgyzstan_ministry', 'agreeToInquiryDay', id, 2)).toEqual(done);
    expect(await shown('japan_isa', id, 'state dueAgreedAt')).toEqual({
      state: 'ACCEPTED',
      dueAgreedAt: expect.any(String),
    });
    expect(await act('kyrgyzstan_ministry', 'agreeToInquiryDay', id, 3)).toMatchObject({
      __typename: 'WrongState',
      state: 'ACCEPTED',
    });
    expect(await toldOf(ministries, 'japan_isa', id)).toEqual([
      'INQUIRY_MADE 6(4)',
      'INQUIRY_ACCEPTED 6(4)',
      'INQUIRY_DAY_AGREED 6(4)',
    ]);
    for (const wantedOn of [null, nextYear]) {
      const other = await asked('kyrgyzstan_center', { wantedOn });
      await act('japan_mhlw', 'acceptInquiry', other, 1, { dueOn: nextYear });
      expect(await shown('kyrgyzstan_center', other, 'dueAgreedAt')).toEqual({
        dueAgreedAt: expect.any(String),
      });
    }
  });

  it('of the Kyrgyz side is declined by Japan with a code that says no more', async () => {
    const id = await asked('kyrgyzstan_center');
    expect(await act('japan_isa', 'declineInquiry', id, 1, { reason: 'DOMESTIC_LAW' })).toEqual(done);
    expect(
      await shown('kyrgyzstan_ministry', id, 'state dueOn answer { originator text declineReason }'),
    ).toEqual({
      state: 'DECLINED',
      dueOn: null,
      answer: { originator: 'JAPAN', text: null, declineReason: 'DOMESTIC_LAW' },
    });
    expect(await toldOf(ministries, 'kyrgyzstan_center', id)).toEqual([
      'INQUIRY_MADE 6(4)',
      'INQUIRY_CLOSED 6(4)',
    ]);
  });

  it('is overdue once its agreed day is over, by no act of anyone, and can still be answered', async () => {
    const id = await asked('kyrgyzstan_ministry');
    await act('japan_mofa', 'acceptInquiry', id, 1, { dueOn: nextYear });
    await pass(id);
    const overdue = async () =>
      (
        await ministries.ask(
          'kyrgyzstan_ministry',
          '{ inquiries(filter: { state: OVERDUE }) { edges { node { id state } } } }',
        )
      ).data.inquiries.edges as unknown;
    expect(await overdue()).toEqual([{ node: { id, state: 'OVERDUE' } }]);
    expect(await act('japan_mofa', 'answerInquiry', id, 2, { text: 'Late, and here it is.' })).toEqual(done);
    expect(await shown('kyrgyzstan_center', id, 'state')).toEqual({ state: 'ANSWERED' });
    expect(await overdue()).toEqual([]);
  });

  it('is nothing to the public and to third parties', async () => {
    const id = await asked('japan_isa');
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await ministries.ask(as, `{ inquiry(id: "${id}") { state } }`);
      const invented = await ministries.ask(as, `{ inquirz(id: "${id}") { state } }`);
      expect(real.text).toBe(invented.text.replaceAll('inquirz', 'inquiry'));
    }
  });
});

describe('a wrong move', () => {
  const day = { dueOn: nextYear };
  it.each([
    ['the side that asks accepts', 'japan_isa', 'acceptInquiry', 1, day, 'WrongParty'],
    ['the side that asks answers', 'japan_isa', 'answerInquiry', 1, { text: 'x' }, 'WrongParty'],
    ['it is answered unaccepted', 'kyrgyzstan_center', 'answerInquiry', 1, { text: 'x' }, 'WrongState'],
    ['it has another version', 'kyrgyzstan_center', 'acceptInquiry', 2, day, 'StaleVersion'],
    ['the day is over', 'kyrgyzstan_center', 'acceptInquiry', 1, { dueOn: '2026-01-01' }, 'InvalidInput'],
    ['the answer is empty', 'kyrgyzstan_center', 'answerInquiry', 1, { text: ' ' }, 'InvalidInput'],
  ] as const)(
    'where %s is refused, names the section and changes nothing',
    async (_, as, mutation, at, more, type) => {
      const id = await asked('japan_npa');
      // The section is the one under which the caller's side answers.
      expect(await act(as, mutation, id, at, more)).toMatchObject({
        __typename: type,
        article: as === 'japan_isa' ? '6(4)' : '7(6)',
      });
      expect(await shown('japan_npa', id, 'state version answer { text } history { act }')).toEqual({
        state: 'SENT',
        version: 1,
        answer: null,
        history: [{ act: 'makeInquiry' }],
      });
    },
  );

  it('upon a closed or an unknown inquiry is refused', async () => {
    const id = await asked('kyrgyzstan_center');
    await act('japan_isa', 'declineInquiry', id, 1, { reason: 'NOT_HELD' });
    for (const [mutation, more] of [
      ['acceptInquiry', day],
      ['answerInquiry', { text: 'x' }],
      ['declineInquiry', { reason: 'NOT_HELD' }],
    ] as const)
      expect(await act('japan_isa', mutation, id, 2, more)).toMatchObject({
        __typename: 'WrongState',
        state: 'DECLINED',
        article: '6(4)',
      });
    expect(await act('japan_isa', 'acceptInquiry', 'x', 1, day)).toMatchObject({ __typename: 'NotFound' });
  });

  it('in a new inquiry is refused, and nothing is sent', async () => {
    expect(
      await ministries.act('japan_isa', 'makeInquiry', question({ wantedOn: '2026-01-01' })),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'wantedOn', article: '7(6)' });
  });
});

it('the service levels of both sides are the same figures', async () => {
  await ministries.cooperation.superuser.query('delete from inquiry');
  const row = (at: number, given: Given) =>
    inquiryRow(at, {
      originator: 'KYRGYZSTAN',
      sentAt: '2026-01-01T00:00:00.000Z',
      dueOn: '2026-01-15',
      acceptedAt: '2026-01-03T00:00:00.000Z',
      closedAt: '2026-01-11T00:00:00.000Z',
      ...given,
    });
  await ministries.cooperation.insert(inquiry, [
    row(1, {}),
    // Three o'clock in Tokyo of the day after the agreed one.
    row(2, { closedAt: '2026-01-15T18:00:00.000Z', acceptedAt: '2026-01-08T00:00:00.001Z' }),
    row(3, { closedAt: '2026-01-15T14:59:00.000Z' }),
    row(4, { state: 'ACCEPTED', closedAt: null }),
    row(5, { state: 'DECLINED', acceptedAt: null, dueOn: null }),
    row(6, { state: 'SENT', acceptedAt: null, dueOn: null, closedAt: null }),
  ]);
  await ministries.cooperation.insert(inquiryAnswer, [inquiryAnswerRow(1, { originator: 'JAPAN' })]);
  const { data, errors } = await ministries.ask(
    'kyrgyzstan_center',
    `{ inquiryServiceLevels { party received accepted acceptedWithinSevenDays answered answeredByTheAgreedDay declined
         overdue medianDaysToAnswer longestDaysToAnswer averageDaysToAccept averageDaysToAnswer acceptsInTime
         answersQuickly answersByTheAgreedDay } }`,
  );
  expect(errors).toEqual([]);
  const none = Object.fromEntries(
    ['received', 'accepted', 'acceptedWithinSevenDays', 'answered', 'answeredByTheAgreedDay']
      .concat(['declined', 'overdue'])
      .map((figure) => [figure, 0]),
  );
  expect(data.inquiryServiceLevels).toEqual([
    {
      party: 'JAPAN',
      received: 6,
      accepted: 4,
      acceptedWithinSevenDays: 3,
      answered: 3,
      answeredByTheAgreedDay: 2,
      declined: 1,
      overdue: 1,
      medianDaysToAnswer: 15,
      longestDaysToAnswer: 15,
      // 2, 7, 2 and 2 days; 10, 14 days and 18 hours, and 14 days and 15 hours.
      averageDaysToAccept: 3.3,
      averageDaysToAnswer: 13.1,
      // Three of five, of which one waits; two of four, of which one is overdue.
      acceptsInTime: false,
      answersQuickly: true,
      answersByTheAgreedDay: false,
    },
    {
      party: 'KYRGYZSTAN',
      ...none,
      medianDaysToAnswer: null,
      longestDaysToAnswer: null,
      averageDaysToAccept: null,
      averageDaysToAnswer: null,
      acceptsInTime: null,
      answersQuickly: null,
      answersByTheAgreedDay: null,
    },
  ]);
});

it.each([
  // Four of five are enough, and what was declined at once or sent this week is not judged.
  [4, 1, 16, { acceptsInTime: true, answersQuickly: true, answersByTheAgreedDay: true }],
  [3, 1, 17, { acceptsInTime: false, answersQuickly: false, answersByTheAgreedDay: false }],
] as const)(
  'the marks of service with %i in time and %i late, answered by day %i',
  async (inTime, late, day, marks) => {
    await ministries.cooperation.superuser.query('delete from inquiry');
    const closedAt = `2026-01-${String(day)}T23:00:00.000Z`;
    const row = (at: number, given: Given) =>
      inquiryRow(at, {
        originator: 'KYRGYZSTAN',
        sentAt: '2026-01-01T00:00:00.000Z',
        acceptedAt: '2026-01-03T00:00:00.000Z',
        dueOn: '2026-01-31',
        closedAt,
        ...given,
      });
    const lateOnes = { acceptedAt: '2026-01-09T00:00:00.000Z', dueOn: '2026-01-10' };
    const fresh = {
      state: 'SENT',
      sentAt: new Date().toISOString(),
      acceptedAt: null,
      dueOn: null,
      closedAt: null,
    };
    await ministries.cooperation.insert(inquiry, [
      ...Array.from({ length: inTime }, (_, at) => row(at, {})),
      ...Array.from({ length: late }, (_, at) => row(10 + at, lateOnes)),
      row(20, fresh),
      row(21, { state: 'DECLINED', acceptedAt: null, dueOn: null }),
      // Late by a day to which the side that asks has not agreed.
      row(22, { acceptedAt: null, dueOn: '2026-01-10', dueAgreedAt: null }),
      row(23, {
        state: 'ACCEPTED',
        acceptedAt: null,
        dueOn: '2026-01-10',
        dueAgreedAt: null,
        closedAt: null,
      }),
    ]);
    const { data } = await ministries.ask(
      'japan_isa',
      '{ inquiryServiceLevels { party acceptsInTime answersQuickly answersByTheAgreedDay } }',
    );
    expect(data.inquiryServiceLevels[0]).toEqual({ party: 'JAPAN', ...marks });
  },
);
