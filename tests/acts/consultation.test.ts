import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

type Given = Readonly<Record<string, unknown>>;
const keyed = (more: Given) => ({ clientMutationKey: `act ${String((n += 1))}`, ...more });
const nextYear = String(new Date().getUTCFullYear() + 1);

const proposal = (more: Given = {}) =>
  keyed({
    topics: ['POLICY', 'EXAMINATIONS'],
    agenda: 'The year behind and the year ahead',
    day: `${nextYear}-03-01`,
    ...more,
  });
const proposed = (as: AudienceId, more: Given = {}) =>
  ministries.made(as, 'proposeConsultation', 'consultation', proposal(more));
const act = (as: AudienceId, mutation: string, consultationId: string, version: number, more: Given = {}) =>
  ministries.act(as, mutation, keyed({ consultationId, version, ...more }));
const shown = async (as: AudienceId, id: string, fields: string): Promise<unknown> => {
  const { data, errors } = await ministries.ask(as, `{ consultation(id: "${id}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.consultation as unknown;
};
const done = { __typename: 'ConsultationRecorded' };
const minutes = { heldOn: '2026-03-01', minutes: 'Both sides said what they do.' };

/** A consultation that was held, with minutes to which both agree. */
const held = async (): Promise<string> => {
  const id = await proposed('japan_mofa');
  expect(await act('kyrgyzstan_ministry', 'agreeToConsultation', id, 1)).toEqual(done);
  expect(await act('japan_mofa', 'recordConsultation', id, 2, minutes)).toEqual(done);
  expect(await act('kyrgyzstan_ministry', 'agreeToMinutes', id, 3)).toEqual(done);
  return id;
};

describe('a consultation', () => {
  it('is one of the regular ones or held at need, as section 4(2) knows both, and is listed by that', async () => {
    const regular = await proposed('kyrgyzstan_center', { kind: 'REGULAR' });
    const atNeed = await proposed('japan_isa');
    expect(await shown('japan_npa', regular, 'kind')).toEqual({ kind: 'REGULAR' });
    expect(await shown('kyrgyzstan_ministry', atNeed, 'kind')).toEqual({ kind: 'AD_HOC' });
    const listed = async (kind: string) => {
      const { data, errors } = await ministries.ask(
        'japan_mofa',
        `{ consultations(filter: { kind: ${kind} }) { edges { node { id } } } }`,
      );
      expect(errors).toEqual([]);
      return data.consultations as unknown;
    };
    expect(await listed('REGULAR')).toEqual({ edges: [{ node: { id: regular } }] });
    expect(await listed('AD_HOC')).toEqual({ edges: [{ node: { id: atNeed } }] });
  });

  it('is declined by the side to which it was proposed, by a code that says no more, until it is held', async () => {
    const id = await proposed('japan_mofa');
    const reason = { reason: 'DOMESTIC_LAW' };
    expect(await act('japan_isa', 'declineConsultation', id, 1, reason)).toMatchObject({
      __typename: 'WrongParty',
      article: '4(2)',
    });
    await act('kyrgyzstan_center', 'agreeToConsultation', id, 1);
    expect(await act('kyrgyzstan_ministry', 'declineConsultation', id, 2, reason)).toEqual(done);
    expect(await shown('japan_npa', id, 'state declineReason declinedAt')).toEqual({
      state: 'DECLINED',
      declineReason: 'DOMESTIC_LAW',
      declinedAt: expect.any(String),
    });
    const { data } = await ministries.ask(
      'japan_isa',
      `{ notices(filter: { subjectId: "${id}", kind: CONSULTATION_DECLINED }) { edges { node { article recipient } } } }`,
    );
    expect(data.notices.edges).toEqual([{ node: { article: '4(2)', recipient: 'JAPAN' } }]);
    for (const [mutation, more] of [
      ['declineConsultation', reason],
      ['agreeToConsultation', {}],
      ['recordConsultation', minutes],
    ] as const)
      expect(await act('kyrgyzstan_center', mutation, id, 3, more)).toMatchObject({
        __typename: 'WrongState',
        state: 'DECLINED',
      });
    expect(await act('kyrgyzstan_center', 'declineConsultation', await held(), 4, reason)).toMatchObject({
      __typename: 'WrongState',
      state: 'MINUTES_AGREED',
    });
  });

  it('is proposed, moved to another day, agreed to by the side that did not propose the day, and held', async () => {
    const id = await proposed('kyrgyzstan_ministry', { topics: ['INTERMEDIARIES'] });
    const day = { day: `${nextYear}-04-01` };
    expect(await act('japan_mofa', 'proposeConsultationDay', id, 1, day)).toEqual(done);
    expect(await act('japan_isa', 'agreeToConsultation', id, 2)).toMatchObject({ __typename: 'WrongParty' });
    expect(await act('kyrgyzstan_center', 'agreeToConsultation', id, 2)).toEqual(done);
    expect(await act('japan_isa', 'recordConsultation', id, 3, minutes)).toEqual(done);
    expect(await act('japan_isa', 'agreeToMinutes', id, 4)).toMatchObject({ __typename: 'WrongParty' });
    const other = { ...minutes, minutes: 'Both sides said what they do, and when.' };
    expect(await act('kyrgyzstan_center', 'recordConsultation', id, 4, other)).toEqual(done);
    expect(await act('japan_isa', 'agreeToMinutes', id, 5)).toEqual(done);
    expect(
      await shown(
        'japan_npa',
        id,
        'originator topics state day dayProposedBy heldOn minutes minutesBy version',
      ),
    ).toEqual({
      originator: 'KYRGYZSTAN',
      topics: ['INTERMEDIARIES'],
      state: 'MINUTES_AGREED',
      day: `${nextYear}-04-01`,
      dayProposedBy: 'JAPAN',
      heldOn: '2026-03-01',
      minutes: other.minutes,
      minutesBy: 'KYRGYZSTAN',
      version: 6,
    });
  });

  it('is followed by what each side does, and closed when all of it is done', async () => {
    const id = await held();
    const item = { owner: 'KYRGYZSTAN', wanted: 'Send the new standards', dueOn: `${nextYear}-06-01` };
    expect(await act('japan_mofa', 'addActionItem', id, 4, item)).toEqual(done);
    expect(await act('japan_mofa', 'closeConsultation', id, 5)).toMatchObject({
      __typename: 'WrongState',
      state: 'FOLLOW_UP',
      article: '4(2)',
    });
    const items = (await shown(
      'kyrgyzstan_center',
      id,
      'actionItems { id owner wanted dueOn state version }',
    )) as {
      readonly actionItems: readonly { readonly id: string }[];
    };
    expect(items.actionItems).toMatchObject([{ ...item, state: 'OPEN', version: 1 }]);
    const complete = (as: AudienceId) =>
      ministries.act(as, 'completeActionItem', keyed({ actionItemId: items.actionItems[0]?.id, version: 1 }));
    expect(await complete('japan_mofa')).toMatchObject({ __typename: 'WrongParty', article: '4(2)' });
    expect(await complete('kyrgyzstan_center')).toEqual({ __typename: 'ActionItemRecorded' });
    expect(await act('japan_mofa', 'closeConsultation', id, 5)).toEqual(done);
    expect(await shown('kyrgyzstan_center', id, 'state closedAt actionItems { state }')).toEqual({
      state: 'CLOSED',
      closedAt: expect.any(String),
      actionItems: [{ state: 'DONE' }],
    });
  });

  it('is told to the other side by a notice', async () => {
    const id = await proposed('japan_mofa');
    const { data, errors } = await ministries.ask(
      'kyrgyzstan_center',
      `{ notices(filter: { subjectId: "${id}" }) { edges { node { kind article subject { ... on Consultation { agenda actionItems { wanted } } } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.notices.edges).toEqual([
      {
        node: {
          kind: 'CONSULTATION_PROPOSED',
          article: '4(2)',
          subject: { agenda: 'The year behind and the year ahead', actionItems: [] },
        },
      },
    ]);
  });

  it('is nothing to the public and to third parties', async () => {
    const id = await proposed('japan_mofa');
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await ministries.ask(as, `{ consultation(id: "${id}") { agenda } }`);
      const invented = await ministries.ask(as, `{ consultazion(id: "${id}") { agenda } }`);
      expect(real.text).toBe(invented.text.replaceAll('consultazion', 'consultation'));
    }
  });

  it.each([
    ['the side agrees to its own day', 'japan_isa', 'agreeToConsultation', 1, {}, 'WrongParty'],
    ['it is held before it is agreed', 'japan_isa', 'recordConsultation', 1, minutes, 'WrongState'],
    ['minutes are agreed to that are not', 'kyrgyzstan_center', 'agreeToMinutes', 1, {}, 'WrongState'],
    ['it is closed unheld', 'japan_isa', 'closeConsultation', 1, {}, 'WrongState'],
    ['it has another version', 'kyrgyzstan_center', 'agreeToConsultation', 2, {}, 'StaleVersion'],
    [
      'the day is over',
      'kyrgyzstan_center',
      'proposeConsultationDay',
      1,
      { day: '2026-01-01' },
      'InvalidInput',
    ],
  ] as const)(
    'moved wrongly, where %s, is refused and unchanged',
    async (_, as, mutation, at, more, type) => {
      const id = await proposed('japan_isa');
      expect(await act(as, mutation, id, at, more)).toMatchObject({ __typename: type, article: '4(2)' });
      expect(await shown('japan_isa', id, 'state version dayProposedBy')).toEqual({
        state: 'PROPOSED',
        version: 1,
        dayProposedBy: 'JAPAN',
      });
    },
  );

  it('held on a day that is still to come is refused', async () => {
    const id = await proposed('japan_isa');
    await act('kyrgyzstan_center', 'agreeToConsultation', id, 1);
    expect(
      await act('japan_isa', 'recordConsultation', id, 2, { ...minutes, heldOn: `${nextYear}-03-01` }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'heldOn' });
  });

  it.each([
    [{ topics: [] }, 'topics'],
    [{ topics: ['OTHER', 'OTHER'] }, 'topics'],
    [{ day: '2026-01-01' }, 'day'],
    [{ agenda: '' }, 'agenda'],
  ])('with %j is not proposed', async (more, field) => {
    expect(await ministries.act('japan_isa', 'proposeConsultation', proposal(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '4(2)',
      field,
    });
  });
});
