import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { memorandum } from '../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { memorandumRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
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

const outside = ['public', 'third_party_otit', 'third_party_embassy'] as const;
const nextYear = `${String(new Date().getUTCFullYear() + 1)}-12-31`;

const act = (as: AudienceId, mutation: string, more: Given) =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((n += 1))}`, ...more });

/** An inquiry of one side, as it was made. */
const asked = (as: AudienceId, more: Given = {}) =>
  ministries.made(as, 'makeInquiry', 'inquiry', {
    clientMutationKey: `inquiry ${String((n += 1))}`,
    topic: 'permits',
    question: 'Which agencies hold a permit today?',
    ...more,
  });

const shown = async (as: AudienceId, id: string, fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, `{ inquiry(id: "${id}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.inquiry;
};

/** Whatever an act is called, those outside are told of it as of one that never was. */
const expectNoSuchAct = async (as: AudienceId, mutation: string): Promise<void> => {
  const attempt = (name: string) =>
    ministries.ask(as, `mutation { ${name}(input: { version: 1 }) { __typename } }`);
  const [known, unknown] = [await attempt(mutation), await attempt('doNothingOfAnyKind')];
  expect(known.text.replaceAll(mutation, 'X')).toBe(unknown.text.replaceAll('doNothingOfAnyKind', 'X'));
};

describe('an answer', () => {
  /** An inquiry of Japan that the Kyrgyz side answered, and the answer. */
  const answered = async () => {
    const inquiryId = await asked('japan_mhlw');
    await act('kyrgyzstan_center', 'acceptInquiry', { inquiryId, version: 1, dueOn: nextYear });
    await act('kyrgyzstan_ministry', 'answerInquiry', { inquiryId, version: 2, text: 'These two.' });
    const { answer } = await shown('japan_isa', inquiryId, 'answer { id version }');
    expect(answer.version).toBe(1);
    return { inquiryId, inquiryAnswerId: answer.id as string };
  };
  const correct = (
    inquiryAnswerId: string,
    version: number,
    text: string,
    as: AudienceId = 'kyrgyzstan_center',
  ) => act(as, 'correctInquiryAnswer', { inquiryAnswerId, version, ground: 'one was left out', text });
  const done = { __typename: 'InquiryAnswerRecorded' };

  it('is corrected by the side that gave it, and the side that asked is told and reads both', async () => {
    const { inquiryId, inquiryAnswerId } = await answered();
    expect(await correct(inquiryAnswerId, 1, 'These three.')).toEqual(done);
    for (const as of ['japan_isa', 'japan_npa', 'kyrgyzstan_ministry'] as const)
      expect(
        await shown(
          as,
          inquiryId,
          'state version answer { text version correctedAt earlierVersions { version text ground receivedAt } }',
        ),
      ).toEqual({
        state: 'ANSWERED',
        version: 3,
        answer: {
          text: 'These three.',
          version: 2,
          correctedAt: expect.any(String),
          earlierVersions: [{ version: 1, text: 'These two.', ground: 'one was left out', receivedAt: null }],
        },
      });
    expect(await toldOf(ministries, 'japan_mofa', inquiryAnswerId)).toEqual([
      'INQUIRY_ANSWER_CORRECTED 7(6)',
    ]);
    const { data } = await ministries.ask(
      'japan_mofa',
      `{ notices(filter: { subjectId: "${inquiryAnswerId}" }) { edges { node { recipient
         subject { ... on InquiryAnswer { text inquiry { id topic } } } } } } }`,
    );
    expect(data.notices.edges).toEqual([
      {
        node: {
          recipient: 'JAPAN',
          subject: { text: 'These three.', inquiry: { id: inquiryId, topic: 'permits' } },
        },
      },
    ]);
  });

  it('of Japan is corrected under the section under which Japan answers', async () => {
    const inquiryId = await asked('kyrgyzstan_center');
    await act('japan_isa', 'acceptInquiry', { inquiryId, version: 1, dueOn: nextYear });
    await act('japan_isa', 'answerInquiry', { inquiryId, version: 2, text: 'It does.' });
    const { answer } = await shown('japan_isa', inquiryId, 'answer { id }');
    expect(await correct(answer.id as string, 1, 'It did.', 'japan_mofa')).toEqual(done);
    expect(await toldOf(ministries, 'kyrgyzstan_center', answer.id)).toEqual([
      'INQUIRY_ANSWER_CORRECTED 6(4)',
    ]);
    const history = 'answer { history { act article agency } }';
    expect(await shown('japan_npa', inquiryId, history)).toEqual({
      answer: {
        history: [
          { act: 'answerInquiry', article: '6(4)', agency: 'JAPAN_ISA' },
          { act: 'correctInquiryAnswer', article: '6(4)', agency: 'JAPAN_MOFA' },
        ],
      },
    });
    expect(await shown('kyrgyzstan_ministry', inquiryId, history)).toEqual({ answer: { history: [] } });
  });

  it('is known to each side as it stood on a day', async () => {
    const { inquiryId, inquiryAnswerId } = await answered();
    await correct(inquiryAnswerId, 1, 'These three.');
    await correct(inquiryAnswerId, 2, 'None of them.');
    for (const as of ['japan_mhlw', 'kyrgyzstan_center'] as const) {
      const { answer } = await shown(
        as,
        inquiryId,
        'answer { answeredAt correctedAt earlierVersions { version text knownFrom knownUntil } }',
      );
      const [one, two, ...more]: readonly Data[] = answer.earlierVersions;
      expect(more).toEqual([]);
      expect(one).toMatchObject({ version: 1, text: 'These two.', knownFrom: answer.answeredAt });
      expect(two).toMatchObject({ version: 2, text: 'These three.', knownFrom: one.knownUntil });
      expect(two.knownUntil).toBe(answer.correctedAt);
      const known = async (on: unknown) =>
        (await shown(as, inquiryId, `answer { asKnownOn(on: "${String(on)}") { text } }`)).answer
          .asKnownOn as unknown;
      expect(await known('2026-01-01T00:00:00Z')).toBeNull();
      expect(await known(answer.answeredAt)).toEqual({ text: 'These two.' });
      expect(await known(one.knownUntil)).toEqual({ text: 'These three.' });
      expect(await known('2999-01-01T00:00:00Z')).toEqual({ text: 'None of them.' });
    }
  });

  it.each([
    ['by the side that asked', 'japan_mhlw', 1, 'x', { __typename: 'WrongParty', article: '6(4)' }],
    ['of another version', 'kyrgyzstan_center', 2, 'x', { __typename: 'StaleVersion', version: 1 }],
    [
      'that changes nothing',
      'kyrgyzstan_center',
      1,
      'These two.',
      { __typename: 'InvalidInput', field: 'text' },
    ],
    ['that says nothing', 'kyrgyzstan_center', 1, ' ', { __typename: 'InvalidInput', field: 'text' }],
  ] as const)(
    'corrected %s is refused, tells nobody and stays as it is',
    async (_, as, version, text, told) => {
      const { inquiryId, inquiryAnswerId } = await answered();
      expect(await correct(inquiryAnswerId, version, text, as)).toMatchObject({ article: '7(6)', ...told });
      expect(await toldOf(ministries, 'japan_isa', inquiryAnswerId)).toEqual([]);
      expect(
        await shown('japan_isa', inquiryId, 'answer { text version correctedAt earlierVersions { text } }'),
      ).toEqual({ answer: { text: 'These two.', version: 1, correctedAt: null, earlierVersions: [] } });
    },
  );

  it('that was not given yet cannot be corrected, nor a decline', async () => {
    const inquiryId = await asked('japan_isa');
    expect(await correct(inquiryId, 1, 'x')).toMatchObject({ __typename: 'NotFound', article: '7(6)' });
    await act('kyrgyzstan_center', 'declineInquiry', { inquiryId, version: 1, reason: 'NOT_HELD' });
    const { answer } = await shown('kyrgyzstan_center', inquiryId, 'answer { id }');
    expect(await correct(answer.id as string, 1, 'x')).toMatchObject({
      __typename: 'WrongState',
      state: 'DECLINED',
      article: '7(6)',
    });
    expect(await shown('japan_isa', inquiryId, 'answer { text declineReason version }')).toEqual({
      answer: { text: null, declineReason: 'NOT_HELD', version: 1 },
    });
  });

  it('is nothing to the public and to third parties, corrected or not', async () => {
    const { inquiryId, inquiryAnswerId } = await answered();
    await correct(inquiryAnswerId, 1, 'These three.');
    for (const as of outside) {
      const ask = (id: string) =>
        ministries.ask(as, `{ inquiry(id: "${id}") { answer { correctedAt earlierVersions { text } } } }`);
      const told = await ask(inquiryId);
      expect(told.text).toBe((await ask(idOf('nothing', 1))).text);
      expect(told.data).toBeUndefined();
      await expectNoSuchAct(as, 'correctInquiryAnswer');
    }
  });
});

describe('an inquiry', () => {
  const correct = (inquiryId: string, version: number, more: Given, as: AudienceId = 'japan_isa') =>
    act(as, 'correctInquiry', { inquiryId, version, ground: 'another list was meant', ...more });
  const withdraw = (inquiryId: string, version: number, as: AudienceId = 'japan_isa') =>
    act(as, 'withdrawInquiry', { inquiryId, version, ground: 'found elsewhere' });
  const accept = (inquiryId: string, version: number) =>
    act('kyrgyzstan_center', 'acceptInquiry', { inquiryId, version, dueOn: nextYear });
  const answer = (inquiryId: string, version: number) =>
    act('kyrgyzstan_center', 'answerInquiry', { inquiryId, version, text: 'These two.' });
  const done = { __typename: 'InquiryRecorded' };
  const question = 'Which agencies held a permit in January?';
  const first = { topic: 'permits', question: 'Which agencies hold a permit today?', wantedOn: null };

  it('is corrected by the side that asks, before its answer and wherever it stands, and both read what it was', async () => {
    const id = await asked('japan_mhlw');
    expect(await correct(id, 1, { question })).toEqual(done);
    await accept(id, 2);
    await ministries.cooperation.superuser.query(`update inquiry set due_on = '2026-01-31' where id = $1`, [
      id,
    ]);
    expect(await correct(id, 3, { wantedOn: nextYear })).toEqual(done);
    for (const as of ['kyrgyzstan_ministry', 'japan_npa'] as const) {
      const { sentAt, correctedAt, earlierVersions, ...now } = await shown(
        as,
        id,
        `sentAt correctedAt state version topic question wantedOn
         earlierVersions { version ground topic question wantedOn knownFrom knownUntil withdrawn }`,
      );
      expect(now).toEqual({ state: 'OVERDUE', version: 4, topic: 'permits', question, wantedOn: nextYear });
      expect(earlierVersions).toMatchObject([
        { ...first, version: 1, knownFrom: sentAt, ground: 'another list was meant', withdrawn: false },
        { ...first, question, version: 3, knownUntil: correctedAt },
      ]);
      const known = async (on: unknown) =>
        (await shown(as, id, `asKnownOn(on: "${String(on)}") { question }`)).asKnownOn as unknown;
      expect(await known('2026-01-01T00:00:00Z')).toBeNull();
      expect(await known(sentAt)).toEqual({ question: first.question });
      expect(await known('2999-01-01T00:00:00Z')).toEqual({ question });
    }
    expect(await toldOf(ministries, 'kyrgyzstan_center', id)).toEqual([
      'INQUIRY_MADE 7(6)',
      'INQUIRY_CORRECTED 7(6)',
      'INQUIRY_ACCEPTED 7(6)',
      'INQUIRY_CORRECTED 7(6)',
    ]);
    // The question that was answered is the one that stands.
    expect(await answer(id, 2)).toMatchObject({ __typename: 'StaleVersion', version: 4 });
    expect(await answer(id, 4)).toEqual(done);
  });

  it('of the Kyrgyz side is withdrawn, keeps its words, and owes no answer any more', async () => {
    /** What is open under section 6(4): answers that Japan owes, and what the Kyrgyz side owes to tell. */
    const board = async () => {
      const { data } = await ministries.ask('japan_isa', '{ dutyBoard { article party open } }');
      const open = (of: string): number =>
        data.dutyBoard.find(({ article, party }: Data) => article === '6(4)' && party === of)?.open ?? 0;
      return { answers: open('JAPAN'), told: open('KYRGYZSTAN') };
    };
    const served = async () => {
      const { data } = await ministries.ask(
        'japan_isa',
        '{ inquiryServiceLevels { party received overdue } }',
      );
      return data.inquiryServiceLevels.find(({ party }: Data) => party === 'JAPAN') as unknown;
    };
    const id = await asked('kyrgyzstan_center', { question });
    const [waiting, level] = [await board(), await served()];
    expect(level).toMatchObject({ received: expect.any(Number) });
    await correct(id, 1, { topic: 'acceptance' }, 'kyrgyzstan_ministry');
    expect(await board()).toEqual({ ...waiting, told: waiting.told + 1 });
    expect(await withdraw(id, 2, 'kyrgyzstan_ministry')).toEqual(done);
    // No answer is owed any more, and what is left to be acknowledged is the withdrawal alone.
    expect(await board()).toEqual({ answers: waiting.answers - 1, told: waiting.told + 1 });
    expect(await served()).toEqual({ ...(level as object), received: (level as Data).received - 1 });
    expect(await toldOf(ministries, 'japan_mofa', id)).toEqual([
      'INQUIRY_MADE 6(4)',
      'INQUIRY_CORRECTED 6(4)',
      'INQUIRY_WITHDRAWN 6(4)',
    ]);
    expect(
      await shown(
        'japan_isa',
        id,
        'state withdrawnAt question answer { text } earlierVersions { topic ground } asKnownOn(on: "2999-01-01T00:00:00Z") { question withdrawn }',
      ),
    ).toEqual({
      state: 'WITHDRAWN',
      withdrawnAt: expect.any(String),
      question,
      answer: null,
      earlierVersions: [
        { topic: 'permits', ground: 'another list was meant' },
        { topic: 'acceptance', ground: 'found elsewhere' },
      ],
      asKnownOn: { question, withdrawn: true },
    });
    const listed = async (withdrawn: boolean) =>
      (
        await ministries.ask(
          'japan_isa',
          `{ inquiries(first: 100, filter: { withdrawn: ${String(withdrawn)} }) { edges { node { id } } } }`,
        )
      ).text.includes(id);
    expect([await listed(true), await listed(false)]).toEqual([true, false]);
    for (const [mutation, more] of [
      ['acceptInquiry', { dueOn: nextYear }],
      ['answerInquiry', { text: 'x' }],
      ['declineInquiry', { reason: 'NOT_HELD' }],
    ] as const)
      expect(await act('japan_isa', mutation, { inquiryId: id, version: 3, ...more })).toMatchObject({
        __typename: 'WrongState',
        state: 'WITHDRAWN',
        article: '6(4)',
      });
  });

  it('that is answered or declined is neither corrected nor withdrawn', async () => {
    const [one, other] = [await asked('japan_isa'), await asked('japan_isa')];
    await accept(one, 1);
    await answer(one, 2);
    await act('kyrgyzstan_center', 'declineInquiry', { inquiryId: other, version: 1, reason: 'NOT_HELD' });
    for (const [id, version, state] of [
      [one, 3, 'ANSWERED'],
      [other, 2, 'DECLINED'],
    ] as const)
      for (const again of [correct(id, version, { question }), withdraw(id, version)])
        expect(await again).toMatchObject({ __typename: 'WrongState', state, article: '7(6)' });
  });

  it.each([
    ['by the side that is asked', 'kyrgyzstan_center', 1, { question }, { __typename: 'WrongParty' }],
    ['of another version', 'japan_isa', 2, { question }, { __typename: 'StaleVersion', version: 1 }],
    ['in nothing', 'japan_isa', 1, {}, { __typename: 'InvalidInput', field: 'topic' }],
    [
      'into what it is',
      'japan_isa',
      1,
      { question: first.question },
      { __typename: 'InvalidInput', field: 'question' },
    ],
    [
      'into no question',
      'japan_isa',
      1,
      { question: null },
      { __typename: 'InvalidInput', field: 'question' },
    ],
    [
      'to a day that is over',
      'japan_isa',
      1,
      { wantedOn: '2026-01-01' },
      { __typename: 'InvalidInput', field: 'wantedOn' },
    ],
  ] as const)(
    'corrected %s is refused, tells nobody and stays as it is',
    async (_, as, version, more, told) => {
      const id = await asked('japan_isa');
      expect(await correct(id, version, more, as)).toMatchObject({
        article: as === 'japan_isa' ? '7(6)' : '6(4)',
        ...told,
      });
      expect(await toldOf(ministries, 'kyrgyzstan_center', id)).toEqual(['INQUIRY_MADE 7(6)']);
      expect(
        await shown(
          'japan_isa',
          id,
          'topic question wantedOn version correctedAt earlierVersions { version }',
        ),
      ).toEqual({ ...first, version: 1, correctedAt: null, earlierVersions: [] });
    },
  );

  it('is withdrawn by nobody but the side that asks, and in the version that it saw', async () => {
    const id = await asked('japan_isa');
    expect(await withdraw(id, 1, 'kyrgyzstan_center')).toMatchObject({ __typename: 'WrongParty' });
    expect(await withdraw(id, 2)).toMatchObject({ __typename: 'StaleVersion', version: 1 });
    expect(await withdraw(idOf('nothing', 1), 1)).toMatchObject({ __typename: 'NotFound', article: '7(6)' });
    expect(await shown('kyrgyzstan_center', id, 'state withdrawnAt')).toEqual({
      state: 'SENT',
      withdrawnAt: null,
    });
  });

  it('is nothing to the public and to third parties, corrected, withdrawn or not', async () => {
    const id = await asked('japan_isa');
    await correct(id, 1, { question });
    await withdraw(id, 2);
    for (const as of outside) {
      const ask = (of: string) =>
        ministries.ask(
          as,
          `{ inquiry(id: "${of}") { withdrawnAt earlierVersions { question } asKnownOn(on: "2999-01-01T00:00:00Z") { question } } }`,
        );
      const told = await ask(id);
      expect(told.text).toBe((await ask(idOf('nothing', 1))).text);
      expect(told.data).toBeUndefined();
      for (const mutation of ['correctInquiry', 'withdrawInquiry']) await expectNoSuchAct(as, mutation);
    }
  });
});

describe('after the end of the Memorandum', () => {
  it('nothing that was said is corrected any more, and what is asked can be withdrawn', async () => {
    const [one, other] = [await asked('japan_isa'), await asked('japan_isa')];
    await act('kyrgyzstan_center', 'acceptInquiry', { inquiryId: one, version: 1, dueOn: nextYear });
    await act('kyrgyzstan_center', 'answerInquiry', { inquiryId: one, version: 2, text: 'These two.' });
    const { answer } = await shown('japan_isa', one, 'answer { id }');
    await ministries.cooperation.insert(memorandum, [memorandumRow()]);
    expect(
      await act('japan_mofa', 'giveNoticeOfTermination', { documentReference: 'EXAMPLE-NOTE-1' }),
    ).toEqual({ __typename: 'NoticeOfTerminationGiven' });
    await ministries.cooperation.superuser.query('update termination_notice set ends_at = now()');
    const grounded = { version: 1, ground: 'too late' };
    for (const [mutation, more] of [
      ['correctInquiryAnswer', { inquiryAnswerId: answer.id as string, text: 'x' }],
      ['correctInquiry', { inquiryId: other, topic: 'x' }],
    ] as const)
      expect(await act('kyrgyzstan_center', mutation, { ...grounded, ...more })).toMatchObject({
        __typename: 'WrongState',
        state: 'TERMINATED',
      });
    expect(await act('japan_isa', 'withdrawInquiry', { ...grounded, inquiryId: other })).toEqual({
      __typename: 'InquiryRecorded',
    });
  });
});
