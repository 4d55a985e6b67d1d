import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { examination } from '../../../subgraphs/cooperation/examination/examination.table.ts';
import { memorandum } from '../../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { expectAsPreviewed } from '../previewed-fields.ts';
import type { Preview } from '../previewed-fields.ts';
import { examinationRow, memorandumRow } from '../rows/cooperation-rows.ts';
import { idOf } from '../rows/id-of.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { Data, ServedSubgraph } from '../served-subgraph.ts';

type Input = Readonly<Record<string, unknown>>;

let subgraph: ServedSubgraph;
let keys = 0;

beforeAll(async () => {
  subgraph = await serveSubgraph(cooperation);
  await subgraph.insert(memorandum, [memorandumRow()]);
  await subgraph.insert(examination, [examinationRow(1)]);
}, 180_000);
afterAll(() => subgraph.close());

const nextYear = `${String(new Date().getUTCFullYear() + 1)}-03-01`;

/** What is previewed and then sent: the two operations, the record, the fields of which nothing is said, and what is given. */
const sendings: readonly {
  readonly preview: string;
  readonly act: string;
  readonly record: string;
  readonly type: string;
  readonly leftOut?: readonly string[];
  readonly given: Input;
  readonly wrong: readonly (readonly [Input, string])[];
}[] = [
  {
    preview: 'previewExamFraudReport',
    act: 'reportExamFraud',
    record: 'examFraudReport',
    type: 'ExamFraudReport',
    given: {
      kind: 'FORGERY',
      examinationKind: 'JFT_BASIC',
      examinationId: idOf('examination', 1),
      certificateNumber: 'EXAMPLE-1',
      summary: 'a forged certificate',
      occurredOn: '2026-02-01',
      knownAt: '2026-02-03T00:00:00.000Z',
    },
    wrong: [
      [{ occurredOn: '2026-02-05' }, 'the report could not be sent: `occurredOn`: '],
      [{ examinationKind: 'SKILL' }, 'the report could not be sent: `examinationKind`: '],
      [{ examinationId: idOf('examination', 2) }, 'the report could not be sent: There is no such record.'],
    ],
  },
  {
    preview: 'previewInquiry',
    act: 'makeInquiry',
    record: 'inquiry',
    type: 'Inquiry',
    // A record of its own, of the other side.
    leftOut: ['answer'],
    given: { topic: 'permits', question: 'Which are valid?', wantedOn: nextYear },
    wrong: [[{ wantedOn: '2026-01-01' }, 'the inquiry could not be sent: `wantedOn`: ']],
  },
];

const inputOf = (act: string) => `${act.slice(0, 1).toUpperCase()}${act.slice(1)}Input`;
const keyed = (given: Input): Input => ({ clientMutationKey: `sending ${String((keys += 1))}`, ...given });

const previewing = (
  as: AudienceId,
  { preview, act }: { readonly preview: string; readonly act: string },
  given: Input,
) =>
  subgraph.ask(
    as,
    `query($input: ${inputOf(act)}!) { ${preview}(input: $input) { audience values { coordinate value } } }`,
    { input: keyed(given) },
  );

const now = () => new Date().toISOString();

describe.each(sendings)('$preview', (sending) => {
  const { preview, act, record, type, leftOut = [], given, wrong } = sending;

  it.each(['japan_isa', 'kyrgyzstan_center'] as const)(
    'says to %s of every audience what it then gets, and of the public and third parties that they get nothing',
    async (caller) => {
      const began = now();
      const { data, errors } = await previewing(caller, sending, given);
      const then = now();
      expect(errors).toEqual([]);
      const previews = data[preview] as readonly Preview[];
      const { data: made } = await subgraph.ask(
        caller,
        `mutation($input: ${inputOf(act)}!) { ${act}(input: $input) { ... on ${type}Recorded { ${record} { id } } } }`,
        { input: keyed(given) },
      );
      const id = made[act][record].id as string;
      const read = async (as: AudienceId, selection: string): Promise<unknown> => {
        const { data: seen, errors: refused } = await subgraph.ask(
          as,
          `{ ${record}(id: "${id}") { ${selection} } }`,
        );
        const found: Data = refused.length > 0 ? null : seen[record];
        return found?.[selection.split(' ')[0] ?? ''] as unknown;
      };
      await expectAsPreviewed({
        ...{ subgraph: 'cooperation', type, leftOut, caller, previews, read },
        moments: { previewed: [began, then], done: [then, now()] },
      });
      expect(previews.filter(({ values }) => values === null).map(({ audience }) => audience)).toEqual([
        'PUBLIC',
        'THIRD_PARTY_OTIT',
        'THIRD_PARTY_EMBASSY',
      ]);
    },
  );

  it.each(wrong)('keeps nothing, and refuses %j, which could not be sent', async (more, message) => {
    const count = async () =>
      (
        await subgraph.superuser.query(
          `select count(*)::int as n from "${record.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`,
        )
      ).rows as unknown;
    const before = await count();
    const { errors } = await previewing('japan_mofa', sending, { ...given, ...more });
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(message),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ]);
    await previewing('japan_mofa', sending, given);
    expect(await count()).toEqual(before);
  });
});

describe('previewInquiryAnswer', () => {
  /** An inquiry of Japan that the Kyrgyz side has accepted. */
  const accepted = async (): Promise<string> => {
    const { data } = await subgraph.ask(
      'japan_isa',
      'mutation($input: MakeInquiryInput!) { makeInquiry(input: $input) { ... on InquiryRecorded { inquiry { id } } } }',
      { input: keyed({ topic: 'permits', question: 'Which are valid?' }) },
    );
    const inquiryId = data.makeInquiry.inquiry.id as string;
    await subgraph.ask(
      'kyrgyzstan_center',
      'mutation($input: AcceptInquiryInput!) { acceptInquiry(input: $input) { __typename } }',
      { input: keyed({ inquiryId, version: 1, dueOn: nextYear }) },
    );
    return inquiryId;
  };
  const answering = { preview: 'previewInquiryAnswer', act: 'answerInquiry' };

  it('says of every audience what it then gets of the answer, and nothing before it is given', async () => {
    const inquiryId = await accepted();
    const given = { inquiryId, version: 2, text: 'Все.', language: 'ru' };
    const began = now();
    const { data, errors } = await previewing('kyrgyzstan_ministry', answering, given);
    const then = now();
    expect(errors).toEqual([]);
    const read = async (as: AudienceId, selection: string): Promise<unknown> => {
      const { data: seen, errors: refused } = await subgraph.ask(
        as,
        `{ inquiry(id: "${inquiryId}") { answer { ${selection} } } }`,
      );
      const found: Data = refused.length > 0 ? null : seen.inquiry?.answer;
      return found?.[selection.split(' ')[0] ?? ''] as unknown;
    };
    expect(await read('japan_isa', 'text')).toBeUndefined();
    await subgraph.ask(
      'kyrgyzstan_ministry',
      'mutation($input: AnswerInquiryInput!) { answerInquiry(input: $input) { __typename } }',
      { input: keyed(given) },
    );
    expect(await read('japan_isa', 'text')).toBe('Все.');
    await expectAsPreviewed({
      ...{ subgraph: 'cooperation', type: 'InquiryAnswer', caller: 'kyrgyzstan_ministry', read },
      previews: data.previewInquiryAnswer as readonly Preview[],
      moments: { previewed: [began, then], done: [then, now()] },
    });
  });

  it.each([
    ['japan_mofa', {}, 'the answer could not be sent: This is for the side to which it was sent.'],
    ['kyrgyzstan_center', { version: 1 }, 'the answer could not be sent: The record has changed since'],
    ['kyrgyzstan_center', { language: 'Russian' }, 'the answer could not be sent: `language`: '],
    ['kyrgyzstan_center', { inquiryId: 'x' }, 'the answer could not be sent: There is no such record.'],
  ] as const)('refuses to %s what could not be sent: %j', async (as, more, message) => {
    const given = { inquiryId: await accepted(), version: 2, text: 'x', ...more };
    const { errors } = await previewing(as, answering, given);
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })]);
  });

  it('refuses an answer to what was answered already', async () => {
    const inquiryId = await accepted();
    const given = { inquiryId, version: 2, text: 'x' };
    await subgraph.ask(
      'kyrgyzstan_center',
      'mutation($input: AnswerInquiryInput!) { answerInquiry(input: $input) { __typename } }',
      { input: keyed(given) },
    );
    const { errors } = await previewing('kyrgyzstan_center', answering, { ...given, version: 3 });
    expect(errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining('It stands as ANSWERED') }),
    ]);
  });
});
