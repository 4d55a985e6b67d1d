import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { supergraphDigest } from '../../schema/supergraph-digest.ts';
import { memorandumEnd } from '../../subgraphs/cooperation/memorandum/memorandum-end.ts';
import { memorandum } from '../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { memorandumRow } from '../subgraphs/rows/cooperation-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.cooperation.insert(memorandum, [memorandumRow()]);
}, 120_000);
afterAll(() => ministries.close());

type Given = Readonly<Record<string, unknown>>;
const keyed = (more: Given) => ({ clientMutationKey: `act ${String((n += 1))}`, ...more });

const told = async (as: AudienceId, query: string): Promise<unknown> => {
  const { data, errors } = await ministries.ask(as, query);
  expect(errors).toEqual([]);
  return data as unknown;
};

describe('the Memorandum', () => {
  it('says to everyone what the cooperation is for, in the four languages, and where the words are from', async () => {
    for (const as of ['public', 'third_party_embassy', 'japan_npa', 'kyrgyzstan_center'] as const) {
      const { data } = await ministries.ask(
        as,
        '{ memorandum { purpose { code section texts { language text source } } } }',
      );
      const { code, section, texts } = data.memorandum.purpose;
      expect([code, section]).toEqual(['MOC_KG_2023', '1']);
      expect(texts.map(({ language }: { readonly language: string }) => language)).toEqual([
        'ja',
        'en',
        'ru',
        'ky',
      ]);
      expect(texts).toContainEqual({
        language: 'ja',
        text: expect.stringMatching(/^この協力覚書は、.*悪質な仲介機関の排除.*を目的とする。$/),
        source: expect.stringContaining('仮訳'),
      });
    }
  });
});

describe('an amendment', () => {
  const proposal = (more: Given = {}) =>
    keyed({
      number: `EXAMPLE-${String(n)}`,
      title: 'Suspension is told',
      text: 'A suspension is told as a revocation is.',
      documentDigest: 'b'.repeat(64),
      ...more,
    });
  const proposed = (as: AudienceId) => ministries.made(as, 'proposeAmendment', 'amendment', proposal());
  const act = (as: AudienceId, mutation: string, amendmentId: string, version: number) =>
    ministries.act(as, mutation, keyed({ amendmentId, version }));
  const done = { __typename: 'AmendmentRecorded' };
  const seen = (as: AudienceId) =>
    told(as, '{ amendments(first: 1) { edges { node { id state inForceAt } } } }');

  it('is in force, and seen by everyone, once both sides have consented and not before', async () => {
    const id = await proposed('kyrgyzstan_ministry');
    const nothing = { amendments: { edges: [] } };
    expect(await seen('public')).toEqual(nothing);
    expect(await act('japan_mofa', 'consentToAmendment', id, 1)).toEqual(done);
    expect(await seen('public')).toEqual(nothing);
    expect(await seen('japan_npa')).toEqual({
      amendments: { edges: [{ node: { id, state: 'CONSENTED_BY_JAPAN', inForceAt: null } }] },
    });
    expect(await act('japan_isa', 'consentToAmendment', id, 2)).toMatchObject({
      __typename: 'WrongState',
      article: '9',
      state: 'CONSENTED_BY_JAPAN',
    });
    expect(await act('kyrgyzstan_ministry', 'consentToAmendment', id, 2)).toEqual(done);
    for (const as of ['public', 'third_party_otit', 'japan_mhlw', 'kyrgyzstan_center'] as const)
      expect(await seen(as)).toEqual({
        amendments: { edges: [{ node: { id, state: 'IN_FORCE', inForceAt: expect.any(String) } }] },
      });
    expect(await act('kyrgyzstan_ministry', 'withdrawAmendment', id, 3)).toMatchObject({
      __typename: 'WrongState',
    });
  });

  it('is declined by the side to which it was proposed, by a code that says no more, unless it has consented', async () => {
    const decline = (as: AudienceId, amendmentId: string, version: number) =>
      ministries.act(as, 'declineAmendment', keyed({ amendmentId, version, reason: 'DOMESTIC_LAW' }));
    const id = await proposed('kyrgyzstan_ministry');
    expect(await decline('kyrgyzstan_ministry', id, 1)).toMatchObject({
      __typename: 'WrongParty',
      article: '9',
    });
    await act('kyrgyzstan_ministry', 'consentToAmendment', id, 1);
    expect(await decline('japan_mofa', id, 2)).toEqual(done);
    expect(
      await told(
        'kyrgyzstan_center',
        '{ amendments(first: 1) { edges { node { state declineReason declinedAt inForceAt } } } }',
      ),
    ).toEqual({
      amendments: {
        edges: [
          {
            node: {
              state: 'DECLINED',
              declineReason: 'DOMESTIC_LAW',
              declinedAt: expect.any(String),
              inForceAt: null,
            },
          },
        ],
      },
    });
    const { data } = await ministries.ask(
      'japan_isa',
      `{ notices(filter: { subjectId: "${id}", kind: AMENDMENT_DECLINED }) { edges { node { article recipient } } } }`,
    );
    expect(data.notices.edges).toEqual([{ node: { article: '9', recipient: 'KYRGYZSTAN' } }]);
    expect(await act('japan_mofa', 'consentToAmendment', id, 3)).toMatchObject({
      __typename: 'WrongState',
      state: 'DECLINED',
    });
    for (const as of ['public', 'third_party_otit'] as const) {
      const { data: seenOutside } = await ministries.ask(
        as,
        '{ amendments(first: 100) { edges { node { id } } } }',
      );
      expect(JSON.stringify(seenOutside)).not.toContain(id);
      expect(
        (await ministries.ask(as, '{ amendments { edges { node { declineReason } } } }')).errors,
      ).toEqual([
        expect.objectContaining({ message: 'Cannot query field "declineReason" on type "Amendment".' }),
      ]);
    }
    const consented = await proposed('kyrgyzstan_ministry');
    await act('japan_mofa', 'consentToAmendment', consented, 1);
    expect(await decline('japan_mofa', consented, 2)).toMatchObject({
      __typename: 'WrongState',
      state: 'CONSENTED_BY_JAPAN',
    });
  });

  it('is withdrawn by the side alone that proposed it, and then takes no consent', async () => {
    const id = await proposed('japan_mofa');
    await act('japan_mofa', 'consentToAmendment', id, 1);
    expect(await act('kyrgyzstan_ministry', 'withdrawAmendment', id, 2)).toMatchObject({
      __typename: 'WrongParty',
      article: '9',
    });
    expect(await act('japan_mofa', 'withdrawAmendment', id, 2)).toEqual(done);
    expect(await act('kyrgyzstan_ministry', 'consentToAmendment', id, 3)).toMatchObject({
      __typename: 'WrongState',
      state: 'WITHDRAWN',
    });
  });

  it('in force names the version of the schema that carries it out, for everyone to read', async () => {
    const id = await proposed('japan_mofa');
    const record = (as: AudienceId, version: number, schemaDigest = supergraphDigest) =>
      ministries.act(as, 'recordAmendmentSchema', keyed({ amendmentId: id, version, schemaDigest }));
    await act('japan_mofa', 'consentToAmendment', id, 1);
    expect(await record('japan_isa', 2)).toMatchObject({
      __typename: 'WrongState',
      article: '9',
      state: 'CONSENTED_BY_JAPAN',
    });
    await act('kyrgyzstan_ministry', 'consentToAmendment', id, 2);
    // What is no digest, and what is that of another schema than the one that runs.
    for (const other of ['x', 'c'.repeat(64), supergraphDigest.toUpperCase()])
      expect(await record('japan_isa', 3, other)).toMatchObject({
        __typename: 'InvalidInput',
        article: '9',
        field: 'schemaDigest',
      });
    expect(
      await told('japan_isa', '{ amendments(first: 1) { edges { node { id version schemaDigest } } } }'),
    ).toEqual({ amendments: { edges: [{ node: { id, version: 3, schemaDigest: null } }] } });
    expect(await record('japan_isa', 3)).toEqual(done);
    // It is recorded anew with each version that carries it out; by either side.
    expect(await record('kyrgyzstan_ministry', 4)).toEqual(done);
    expect(
      await told(
        'public',
        '{ amendments(first: 1) { edges { node { id schemaDigest schemaRecordedAt } } } }',
      ),
    ).toEqual({
      amendments: {
        edges: [{ node: { id, schemaDigest: supergraphDigest, schemaRecordedAt: expect.any(String) } }],
      },
    });
  });

  it('has a number of its own and a digest', async () => {
    const input = proposal({ number: 'EXAMPLE-TWICE' });
    await ministries.act('japan_mofa', 'proposeAmendment', input);
    expect(
      await ministries.act('japan_mofa', 'proposeAmendment', proposal({ number: 'EXAMPLE-TWICE' })),
    ).toMatchObject({ __typename: 'Conflict', article: '9' });
    expect(
      await ministries.act('japan_mofa', 'proposeAmendment', proposal({ documentDigest: 'x' })),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'documentDigest' });
  });
});

describe('a difference', () => {
  const raised = (as: AudienceId) =>
    ministries.made(as, 'raiseDispute', 'dispute', keyed({ section: '7(3)', question: 'Is a reason owed?' }));
  const act = (as: AudienceId, mutation: string, disputeId: string, version: number, more: Given = {}) =>
    ministries.act(as, mutation, keyed({ disputeId, version, ...more }));
  const done = { __typename: 'DisputeRecorded' };
  const settlement = { settlement: 'A reason is given in a line.' };

  it('is raised, taken up by the other side, and settled when both agree', async () => {
    const id = await raised('japan_mofa');
    expect(await act('kyrgyzstan_ministry', 'takeUpDispute', id, 1)).toEqual(done);
    expect(await act('kyrgyzstan_ministry', 'agreeToSettlement', id, 2)).toMatchObject({
      __typename: 'WrongState',
      article: '10',
    });
    expect(await act('kyrgyzstan_ministry', 'proposeSettlement', id, 2, settlement)).toEqual(done);
    expect(await act('kyrgyzstan_ministry', 'agreeToSettlement', id, 3)).toMatchObject({
      __typename: 'WrongParty',
    });
    expect(await act('japan_mofa', 'agreeToSettlement', id, 3)).toEqual(done);
    expect(
      await told(
        'kyrgyzstan_center',
        '{ disputes(filter: { state: RESOLVED }) { edges { node { id originator section settlement settlementBy } } } }',
      ),
    ).toEqual({
      disputes: {
        edges: [
          { node: { id, originator: 'JAPAN', section: '7(3)', ...settlement, settlementBy: 'KYRGYZSTAN' } },
        ],
      },
    });
  });

  it('moved wrongly is refused, and is nothing to others', async () => {
    const id = await raised('kyrgyzstan_ministry');
    expect(await act('kyrgyzstan_ministry', 'takeUpDispute', id, 1)).toMatchObject({
      __typename: 'WrongParty',
    });
    expect(await act('japan_mofa', 'proposeSettlement', id, 1, settlement)).toMatchObject({
      __typename: 'WrongState',
    });
    expect(
      await ministries.act('japan_mofa', 'raiseDispute', keyed({ section: '11', question: 'x' })),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'section' });
    const real = await ministries.ask('public', '{ disputes { edges { cursor } } }');
    const invented = await ministries.ask('public', '{ disputez { edges { cursor } } }');
    expect(real.text).toBe(invented.text.replaceAll('disputez', 'disputes'));
  });
});

describe('whoever did not sign', () => {
  const acts = [
    'proposeAmendment',
    'consentToAmendment',
    'declineAmendment',
    'withdrawAmendment',
    'recordAmendmentSchema',
    'raiseDispute',
    'takeUpDispute',
    'proposeSettlement',
    'agreeToSettlement',
    'giveNoticeOfTermination',
    // Section 3: the consent is that of the Ministry.
    'giveConsent',
    'withdrawConsent',
    'answerConsentRequest',
  ];
  const typeOf = (mutation: string) => mutation.slice(0, 1).toUpperCase() + mutation.slice(1);

  it.each(acts)('has no %s: the Center reads what it does, and binds nobody', async (mutation) => {
    const asked = (name: string) =>
      ministries.ask('kyrgyzstan_center', `mutation { ${name}(input: {}) { __typename } }`);
    const [real, invented] = [await asked(mutation), await asked('bindSomebody')];
    expect(real.text).toContain('Cannot query field');
    expect(real.text).toBe(invented.text.replaceAll('bindSomebody', mutation));
    const sdl = async (as: AudienceId) => (await ministries.send(as, '/schema.graphql', {})).text();
    for (const name of [`${mutation}(`, `${typeOf(mutation)}Input`, `${typeOf(mutation)}Result`]) {
      expect(await sdl('kyrgyzstan_center')).not.toContain(name);
      for (const as of ['kyrgyzstan_ministry', 'japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa'] as const)
        expect(await sdl(as)).toContain(name);
    }
  });

  it('is refused at the door of the subgraph too, as for an act that never was, and its login may write nothing', async () => {
    const { cooperation } = ministries;
    const propose = (name: string) => `mutation($input: ProposeAmendmentInput!) {
      ${name}(input: $input) { __typename ... on AmendmentRecorded { amendment { id } } } }`;
    const input = keyed({ number: 'FORGED', title: 'x', text: 'x', documentDigest: 'b'.repeat(64) });
    const kept = async () =>
      (await cooperation.superuser.query(`select from "amendment" where "number" = 'FORGED'`)).rowCount;
    const forged = await cooperation.ask('kyrgyzstan_center', propose('proposeAmendment'), { input });
    const invented = await cooperation.ask('kyrgyzstan_center', propose('bindSomebody'), { input });
    expect(forged.text).toBe(invented.text);
    expect(forged.data).toBeUndefined();
    expect(await kept()).toBe(0);
    const { rows } = await cooperation.superuser.query(
      `select "login", "table", has_any_column_privilege('cooperation_' || "login", "table", 'INSERT') as "writes"
       from unnest(array['amendment', 'dispute', 'termination_notice', 'consent']) "table",
         unnest(array['kyrgyzstan_center', 'kyrgyzstan_ministry', 'japan_npa']) "login"`,
    );
    expect(rows.filter(({ login, writes }) => (login === 'kyrgyzstan_center') === writes)).toEqual([]);
    expect(rows).toHaveLength(12);
    // The same by one that signed is done.
    const signed = await cooperation.ask('kyrgyzstan_ministry', propose('proposeAmendment'), { input });
    expect(signed.errors).toEqual([]);
    expect(await kept()).toBe(1);
  });
});

describe('the end by a notice of termination', () => {
  it.each([
    // The same day six calendar months later, to its end where the giver is; Tokyo is three hours ahead of Bishkek.
    ['2026-03-15T00:00:00Z', 'JAPAN', '2026-03-15', '2026-09-15', '2026-09-15', '2026-09-15T15:00:00.000Z'],
    [
      '2026-03-15T00:00:00Z',
      'KYRGYZSTAN',
      '2026-03-15',
      '2026-09-16',
      '2026-09-15',
      '2026-09-15T18:00:00.000Z',
    ],
    // The month's last day where there is no such day.
    ['2026-08-31T03:00:00Z', 'JAPAN', '2026-08-31', '2027-02-28', '2027-02-28', '2027-02-28T15:00:00.000Z'],
    ['2027-08-31T03:00:00Z', 'JAPAN', '2027-08-31', '2028-02-29', '2028-02-29', '2028-02-29T15:00:00.000Z'],
    // The giver's day, where it is another one than in universal time.
    ['2026-10-30T15:00:00Z', 'JAPAN', '2026-10-31', '2027-04-30', '2027-04-30', '2027-04-30T15:00:00.000Z'],
    [
      '2026-06-30T17:59:59Z',
      'KYRGYZSTAN',
      '2026-06-30',
      '2026-12-31',
      '2026-12-30',
      '2026-12-30T18:00:00.000Z',
    ],
  ] as const)('given at %s by %s', (at, giver, givenOn, endsOnInJapan, endsOnInKyrgyzstan, endsAt) => {
    expect(memorandumEnd(at, giver)).toEqual({ givenOn, endsOnInJapan, endsOnInKyrgyzstan, endsAt });
  });
});

describe('notice of termination', () => {
  const give = (as: AudienceId) =>
    ministries.act(as, 'giveNoticeOfTermination', keyed({ documentReference: 'EXAMPLE-NOTE-1' }));
  const state = () =>
    told('public', '{ memorandum { state terminationNotice { originator givenOn endsAt } } }');
  const inquire = () =>
    ministries.act('japan_isa', 'makeInquiry', keyed({ topic: 'permits', question: 'Which are valid?' }));

  it('is given once, told to everyone, and ends what is new but not what follows upon it', async () => {
    expect(await state()).toEqual({ memorandum: { state: 'IN_FORCE', terminationNotice: null } });
    expect(await give('kyrgyzstan_ministry')).toEqual({ __typename: 'NoticeOfTerminationGiven' });
    expect(await give('japan_mofa')).toMatchObject({
      __typename: 'WrongState',
      state: 'NOTICE_GIVEN',
      article: '10',
    });
    expect(await state()).toEqual({
      memorandum: {
        state: 'NOTICE_GIVEN',
        terminationNotice: {
          originator: 'KYRGYZSTAN',
          givenOn: expect.any(String),
          endsAt: expect.stringMatching(/T18:00:00\.000Z$/),
        },
      },
    });
    const inquiryId = await ministries.made(
      'kyrgyzstan_center',
      'makeInquiry',
      'inquiry',
      keyed({ topic: 'acceptance', question: 'Who accepts?' }),
    );
    expect(await inquire()).toEqual({ __typename: 'InquiryRecorded' });

    await ministries.cooperation.superuser.query('update termination_notice set ends_at = now()');
    expect(await state()).toMatchObject({ memorandum: { state: 'TERMINATED' } });
    expect(await inquire()).toMatchObject({
      __typename: 'WrongState',
      state: 'TERMINATED',
      article: '7(6)',
      message: expect.stringContaining('section 10'),
    });
    for (const [mutation, input] of [
      [
        'reportExamFraud',
        { kind: 'OTHER', examinationKind: 'SKILL', summary: 'x', knownAt: '2026-01-01T00:00:00Z' },
      ],
      ['proposeConsultation', { topics: ['OTHER'], agenda: 'x', day: '2999-01-01' }],
      [
        'reportMisconduct',
        {
          category: 'OTHER',
          subjectKind: 'UNREGISTERED',
          subjectName: 'x',
          summary: 'x',
          knownAt: '2026-01-01T00:00:00Z',
        },
      ],
    ] as const)
      expect(await ministries.act('kyrgyzstan_ministry', mutation, keyed(input))).toMatchObject({
        __typename: 'WrongState',
        state: 'TERMINATED',
      });
    // What was asked before is still declined; what the two differ about is still settled.
    expect(
      await ministries.act(
        'japan_isa',
        'declineInquiry',
        keyed({ inquiryId, version: 1, reason: 'OUTSIDE_THE_MEMORANDUM' }),
      ),
    ).toEqual({ __typename: 'InquiryRecorded' });
    expect(
      await ministries.act('japan_mofa', 'raiseDispute', keyed({ section: '3', question: 'How long?' })),
    ).toEqual({ __typename: 'DisputeRecorded' });
  });
});
