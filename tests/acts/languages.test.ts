import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

type Given = Readonly<Record<string, unknown>>;

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

const keyed = (given: Given): Given => ({ clientMutationKey: `words ${String((keys += 1))}`, ...given });
const act = (as: AudienceId, mutation: string, given: Given) => ministries.act(as, mutation, keyed(given));
const read = async (as: AudienceId, record: string, id: string, fields: string): Promise<Data> =>
  (await ministries.read(as, `{ ${record}(id: "${id}") { ${fields} } }`))[record];

const nextYear = `${String(new Date().getUTCFullYear() + 1)}-12-31`;

const russian = { summary: 'взят залог', language: 'ru' };
const translated = { translation: '保証金が徴収された。', translationLanguage: 'ja' };
const wording = 'summary language translation translationLanguage';

const report = (more: Given = {}) => ({
  category: 'OTHER',
  subjectKind: 'UNREGISTERED',
  subjectName: 'Пример Брокер',
  knownAt: '2026-02-03T00:00:00.000Z',
  ...russian,
  ...more,
});
/** Sends a report, and gives its id. */
const reported = (as: AudienceId, more: Given = {}): Promise<string> =>
  ministries.made(as, 'reportMisconduct', 'misconductReport', keyed(report(more)), 'MisconductReported');

describe('a misconduct report', () => {
  it('says in which language it is, and the same in another one, to whoever receives it', async () => {
    const id = await reported('kyrgyzstan_center', translated);
    for (const as of ['japan_npa', 'kyrgyzstan_ministry'] as const)
      expect(await read(as, 'misconductReport', id, wording)).toEqual({ ...russian, ...translated });
  });

  it('need not say either', async () => {
    const id = await reported('japan_isa', { language: null });
    expect(await read('kyrgyzstan_center', 'misconductReport', id, wording)).toEqual({
      summary: russian.summary,
      language: null,
      translation: null,
      translationLanguage: null,
    });
  });

  it.each([
    [{ language: 'Russian' }, 'language'],
    [{ language: 'RU' }, 'language'],
    [{ translation: 'x' }, 'translationLanguage'],
    [{ translationLanguage: 'ja' }, 'translationLanguage'],
    [{ translation: 'x', translationLanguage: 'J' }, 'translationLanguage'],
    [{ translation: 'x', translationLanguage: 'ru' }, 'translationLanguage'],
    [{ ...translated, language: null }, 'language'],
  ])('with %j is refused by the name of the field', async (more, field) => {
    expect(await act('kyrgyzstan_center', 'reportMisconduct', report(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '4(1)',
      field,
    });
  });

  it('keeps with each of its versions in which language that was', async () => {
    const misconductReportId = await reported('kyrgyzstan_center', translated);
    const correct = (version: number, more: Given) =>
      act('kyrgyzstan_center', 'correctMisconductReport', {
        ...{ misconductReportId, version, ground: 'it was more' },
        ...more,
      });
    // A translation of other words would stand beside the corrected ones.
    expect(await correct(1, { summary: 'взяты два залога' })).toMatchObject({
      __typename: 'InvalidInput',
      article: '4(1)',
      field: 'translation',
    });
    const kyrgyz = { summary: 'эки күрөө алынган', language: 'ky' };
    expect(await correct(1, { ...kyrgyz, translation: '保証金が二度徴収された。' })).toMatchObject({
      __typename: 'MisconductReportCorrected',
    });
    expect(await correct(2, { translation: null, translationLanguage: null })).toMatchObject({
      __typename: 'MisconductReportCorrected',
    });
    expect(await correct(3, { language: 'xyz' })).toMatchObject({ field: 'language' });
    expect(
      await read(
        'japan_isa',
        'misconductReport',
        misconductReportId,
        `${wording} earlierVersions { ${wording} }`,
      ),
    ).toEqual({
      ...kyrgyz,
      translation: null,
      translationLanguage: null,
      earlierVersions: [
        { ...russian, ...translated },
        { ...kyrgyz, translation: '保証金が二度徴収された。', translationLanguage: 'ja' },
      ],
    });
  });

  it('takes them from its draft, across the relay', async () => {
    const content = report(translated);
    const { data } = await ministries.ask(
      'kyrgyzstan_center',
      `mutation($input: DraftMisconductReportInKyrgyzstanInput!) { draftMisconductReportInKyrgyzstan(input: $input) {
         ... on MisconductReportDraftKept { draft { id ${wording} } } } }`,
      { input: keyed({ content: { ...content, translation: null } }) },
    );
    const { id: draftId, ...kept } = data.draftMisconductReportInKyrgyzstan.draft;
    expect(kept).toEqual({ ...russian, ...translated, translation: null });
    const send = (version: number) =>
      act('kyrgyzstan_center', 'sendMisconductReportDraftInKyrgyzstan', { draftId, version });
    // What is still unfinished may stand in a draft, and is not sent.
    expect(await send(1)).toMatchObject({ __typename: 'InvalidInput', field: 'translationLanguage' });
    await act('kyrgyzstan_center', 'draftMisconductReportInKyrgyzstan', { draftId, version: 1, content });
    expect(await send(2)).toEqual({ __typename: 'MisconductReportDraftKept' });
    await relay.toJapan();
    expect(await read('japan_mhlw', 'misconductReport', draftId as string, wording)).toEqual({
      ...russian,
      ...translated,
    });
    expect(
      await act('kyrgyzstan_center', 'draftMisconductReportInKyrgyzstan', {
        content: report({ language: 'Русский' }),
      }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'language' });
  });
});

describe('an inquiry and its answer', () => {
  it('say each in which language they are, and keep it with each of their versions', async () => {
    const asked = { topic: '許可', question: '有効な許可はどれか。', language: 'ja' };
    const inquiryId = await ministries.made('japan_isa', 'makeInquiry', 'inquiry', keyed(asked));
    const english = { question: 'Which permits are valid?', language: 'en' };
    expect(
      await act('japan_isa', 'correctInquiry', { inquiryId, version: 1, ground: 'for speed', ...english }),
    ).toEqual({ __typename: 'InquiryRecorded' });
    const answer = { text: 'Все.', language: 'ru' };
    await act('kyrgyzstan_center', 'acceptInquiry', { inquiryId, version: 2, dueOn: nextYear });
    expect(await act('kyrgyzstan_center', 'answerInquiry', { inquiryId, version: 3, ...answer })).toEqual({
      __typename: 'InquiryRecorded',
    });
    const { answer: given } = await read('japan_mofa', 'inquiry', inquiryId, 'answer { id text language }');
    const { id: inquiryAnswerId, ...said } = given;
    expect(said).toEqual(answer);
    const correct = (version: number, more: Given) =>
      act('kyrgyzstan_ministry', 'correctInquiryAnswer', {
        ...{ inquiryAnswerId, version, ground: 'one was left out' },
        ...more,
      });
    expect(await correct(1, { text: 'Баары.', language: 'kg?' })).toMatchObject({
      __typename: 'InvalidInput',
      article: '7(6)',
      field: 'language',
    });
    const kyrgyz = { text: 'Баары.', language: 'ky' };
    expect(await correct(1, kyrgyz)).toEqual({ __typename: 'InquiryAnswerRecorded' });
    // What is left out stays as it is.
    expect(await correct(2, { text: 'Баары эмес.' })).toEqual({ __typename: 'InquiryAnswerRecorded' });
    expect(
      await read(
        'japan_isa',
        'inquiry',
        inquiryId,
        `question language earlierVersions { question language }
         answer { text language earlierVersions { text language } }`,
      ),
    ).toEqual({
      ...english,
      earlierVersions: [{ question: asked.question, language: 'ja' }],
      answer: { text: 'Баары эмес.', language: 'ky', earlierVersions: [answer, kyrgyz] },
    });
  });

  it.each([
    ['makeInquiry', { topic: 'x', question: 'x', language: 'Japanese' }, '6(4)'],
    ['makeInquiry', { topic: 'x', question: 'x', language: 'j' }, '6(4)'],
  ])('are refused in a language that is none: %s with %j', async (mutation, given, article) => {
    expect(await act('kyrgyzstan_center', mutation, given)).toMatchObject({
      __typename: 'InvalidInput',
      article,
      field: 'language',
    });
  });

  it('have none where the answer is declined', async () => {
    const inquiryId = await ministries.made(
      'kyrgyzstan_center',
      'makeInquiry',
      'inquiry',
      keyed({ topic: 'x', question: 'x' }),
    );
    await act('japan_isa', 'acceptInquiry', { inquiryId, version: 1, dueOn: nextYear });
    expect(
      await act('japan_isa', 'answerInquiry', { inquiryId, version: 2, text: 'x', language: '?' }),
    ).toMatchObject({ __typename: 'InvalidInput', article: '6(4)', field: 'language' });
    await act('japan_isa', 'declineInquiry', { inquiryId, version: 2, reason: 'DOMESTIC_LAW' });
    expect(
      await read('kyrgyzstan_ministry', 'inquiry', inquiryId, 'language answer { text language }'),
    ).toEqual({
      language: null,
      answer: { text: null, language: null },
    });
  });
});
