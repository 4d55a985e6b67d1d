import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { memorandum } from '../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { improvementOrder } from '../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { memorandumRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow, orderRow, publicationInJapanRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

type Input = Readonly<Record<string, unknown>>;

const ministry = 'kyrgyzstan_ministry';
let ministries: Ministries;
let relay: Relay;
let keys = 0;

const act = (as: AudienceId, mutation: string, input: Input): Promise<Data> =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });
const ask = async (as: AudienceId, query: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, query);
  expect(errors).toEqual([]);
  return data;
};

const suspected = {
  agencyId: idOf('agency', 1),
  suspicion: 'CRITERIA_NOT_MET',
  summary: 'workers were not told their terms',
};
const reported = {
  category: 'OTHER',
  subjectKind: 'UNREGISTERED',
  subjectName: 'Пример Брокер',
  summary: 'x',
  urgent: false,
  knownAt: '2026-02-03T00:00:00Z',
};
const order = (n: number, version: number): Input => ({ improvementOrderId: idOf('order', n), version });
const guidance = (number: string): Input => ({
  kind: 'GUIDANCE',
  number,
  givenOn: '2026-03-01',
  agencyIds: [idOf('agency', 1)],
  summary: 'terms are told in writing',
  text: 'for the agency',
});

/** What the one side notified, the other received, and an investigation that was opened upon it, from before the end. */
const notified: string[] = [];
let investigationId: string;
let draftId: string;

/** What waits for a relay. */
const waiting = async (side: 'japan' | 'kyrgyzstan'): Promise<number | undefined> => {
  const { rows } = await ministries[side].superuser.query<{ n: number }>(
    'select count(*)::int as n from "outbox" where "dispatched_at" is null',
  );
  return rows[0]?.n;
};

const knownEnds = async () => {
  const known: unknown[] = [];
  for (const side of ['japan', 'kyrgyzstan'] as const) {
    const { rows } = await ministries[side].superuser.query<{ at: Date }>(
      'select "ends_at" as "at" from "memorandum_end"',
    );
    known.push(rows.map(({ at }) => at.toISOString()));
  }
  return known;
};

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
  await ministries.cooperation.insert(memorandum, [memorandumRow()]);
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(1), agencyRow(2, { sendsToJapan: false })]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(1)]);
  await ministries.japan.insert(publicationInJapan, [
    publicationInJapanRow(1, { agencyId: idOf('agency', 1) }),
  ]);
  await ministries.japan.insert(
    receivingEntity,
    [1, 2].map((n) => entityRow(n)),
  );
  await ministries.japan.insert(
    improvementOrder,
    [1, 2].map((n) => orderRow(n, { publicNoticeDate: null, orderDate: '2026-03-01' })),
  );
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

describe('until the end of the Memorandum', () => {
  it('the relays bring home when it ends, and either side goes on sharing', async () => {
    expect(await knownEnds()).toEqual([[], []]);
    await act('japan_mofa', 'giveNoticeOfTermination', { documentReference: 'EXAMPLE-NOTE-1' });
    const { memorandum: stands } = await ask(
      'public',
      '{ memorandum { state terminationNotice { endsAt } } }',
    );
    expect(stands.state).toBe('NOTICE_GIVEN');
    for (let round = 0; round < 2; round += 1) {
      expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
      expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
    }
    const { endsAt } = stands.terminationNotice;
    expect(await knownEnds()).toEqual([[endsAt], [endsAt]]);

    expect(await act('japan_isa', 'notifyImprovementOrder', order(1, 1))).toEqual({
      __typename: 'ImprovementOrderNotified',
    });
    for (let one = 0; one < 2; one += 1)
      expect(await act('japan_mhlw', 'notifySuspectedNonconformity', suspected)).toEqual({
        __typename: 'SuspectedNonconformityNotified',
      });
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 3, faults: [] });
    const { nonconformityNotifications } = await ask(
      ministry,
      '{ nonconformityNotifications { edges { node { id } } } }',
    );
    const { edges } = nonconformityNotifications as { edges: readonly { node: { id: string } }[] };
    notified.push(...edges.map(({ node }) => node.id));
    expect(
      await act(ministry, 'openInvestigation', {
        nonconformityNotificationId: notified[0],
        openedOn: '2026-03-01',
      }),
    ).toEqual({ __typename: 'InvestigationOpened' });
    const { investigations } = await ask(ministry, '{ investigations { edges { node { id } } } }');
    investigationId = investigations.edges[0].node.id;
    expect(await act('kyrgyzstan_center', 'giveGuidance', guidance('before'))).toEqual({
      __typename: 'GuidanceGiven',
    });
    const { data } = await ministries.ask(
      'japan_isa',
      'mutation($input: DraftMisconductReportInJapanInput!) { draftMisconductReportInJapan(input: $input) { ... on MisconductReportDraftKept { draft { id } } } }',
      {
        input: {
          clientMutationKey: 'a draft',
          content: reported,
        },
      },
    );
    draftId = data.draftMisconductReportInJapan.draft.id;
  });
});

describe('from the end of the Memorandum on, by each side’s own clock', () => {
  beforeAll(async () => {
    // Six months pass. No side asks the other's database, nor the one between them.
    for (const side of ['japan', 'kyrgyzstan'] as const)
      await ministries[side].superuser.query('update "memorandum_end" set "ends_at" = now()');
  });

  const ended = (article: string) => ({
    __typename: 'WrongState',
    state: 'TERMINATED',
    article,
    message: 'The Memorandum has ended (section 10). What was shared stays confidential (section 3).',
  });

  it('Japan notifies and corrects nothing more of what the two sides alone read', async () => {
    expect(await act('japan_isa', 'notifyImprovementOrder', order(2, 1))).toEqual(ended('6(3)'));
    expect(
      await act('japan_isa', 'correctImprovementOrder', { ...order(1, 2), ground: 'a slip', reason: 'x' }),
    ).toEqual(ended('6(3)'));
    expect(await act('japan_mhlw', 'notifySuspectedNonconformity', suspected)).toEqual(ended('7(3)'));
    expect(
      await act('japan_mhlw', 'correctNonconformityNotification', {
        nonconformityNotificationId: notified[0],
        version: 1,
        ground: 'a slip',
        summary: 'x',
      }),
    ).toEqual(ended('7(3)'));
    expect(await act('japan_isa', 'sendMisconductReportDraftInJapan', { draftId, version: 1 })).toEqual(
      ended('4(1)'),
    );
    const { misconductReportDraftInJapan } = await ask(
      'japan_isa',
      `{ misconductReportDraftInJapan(id: "${draftId}") { state } }`,
    );
    expect(misconductReportDraftInJapan).toEqual({ state: 'DRAFT' });
    const { improvementOrders } = await ask(
      ministry,
      '{ improvementOrders { edges { node { id reason } } } }',
    );
    expect(improvementOrders.edges).toEqual([
      { node: { id: idOf('order', 1), reason: orderRow(1)['reason'] } },
    ]);
  });

  it('the Kyrgyz side investigates nothing more for Japan, and gives it neither a result nor its guidance', async () => {
    expect(
      await act(ministry, 'openInvestigation', {
        nonconformityNotificationId: notified[1],
        openedOn: '2026-03-01',
      }),
    ).toEqual(ended('7(3)'));
    expect(
      await act(ministry, 'concludeInvestigation', {
        investigationId,
        version: 1,
        result: 'UNFOUNDED',
        summary: 'nothing was found',
        closedOn: '2026-03-20',
      }),
    ).toEqual(ended('7(3)'));
    expect(
      await ask('japan_isa', '{ investigations { edges { node { state result summary closedOn } } } }'),
    ).toEqual({
      investigations: {
        edges: [{ node: { state: 'INVESTIGATING', result: null, summary: null, closedOn: null } }],
      },
    });
    // Guidance is the Kyrgyz side's own duty; what Japan read of it before stays.
    expect(await act('kyrgyzstan_center', 'giveGuidance', guidance('after'))).toEqual({
      __typename: 'GuidanceGiven',
    });
    const numbers = async (as: AudienceId): Promise<unknown> =>
      (await ask(as, '{ guidance { edges { node { number } } } }')).guidance.edges
        .map(({ node }: Data) => node.number as string)
        .toSorted();
    expect(await numbers(ministry)).toEqual(['after', 'before']);
    expect(await numbers('japan_isa')).toEqual(['before']);
  });

  it('what is a side’s own register goes on at home, and nothing of it waits to be told', async () => {
    const before = [await waiting('japan'), await waiting('kyrgyzstan')];
    for (const [as, mutation, input, result] of [
      [
        'japan_isa',
        'correctImprovementOrder',
        { ...order(2, 1), ground: 'a slip', reason: 'y' },
        'ImprovementOrderCorrected',
      ],
      ['japan_isa', 'recordPublicNotice', { ...order(2, 2), date: '2026-03-10' }, 'PublicNoticeRecorded'],
      [
        'japan_isa',
        'withdrawImprovementOrder',
        { ...order(1, 2), ground: 'in error' },
        'ImprovementOrderWithdrawn',
      ],
      [
        'japan_mhlw',
        'withdrawNonconformityNotification',
        { nonconformityNotificationId: notified[1], version: 1, ground: 'in error' },
        'NonconformityNotificationWithdrawn',
      ],
      [
        ministry,
        'revokeCertification',
        {
          certificationId: idOf('certification', 1),
          version: 1,
          date: '2026-03-10',
          ground: 'false information',
        },
        'CertificationRevoked',
      ],
    ] as const)
      expect(await act(as, mutation, input)).toEqual({ __typename: result });
    expect(await ask('public', '{ certifications { edges { node { state } } } }')).toEqual({
      certifications: { edges: [{ node: { state: 'REVOKED' } }] },
    });
    expect(await ask('public', '{ improvementOrders { edges { node { reason } } } }')).toEqual({
      improvementOrders: { edges: [{ node: { reason: 'y' } }] },
    });
    expect([await waiting('japan'), await waiting('kyrgyzstan')]).toEqual(before);
    expect(before).toEqual([0, 0]);
  });
});

describe('between the two sides, from the end on', () => {
  const nextYear = `${String(new Date().getUTCFullYear() + 1)}-03-01`;
  const made: Record<string, string> = {};
  const make = async (as: AudienceId, mutation: string, record: string, input: Input) =>
    ministries.made(as, mutation, record, { clientMutationKey: `make ${String((keys += 1))}`, ...input });

  it('nothing that was asked or proposed before is taken up, and what waits can be declined', async () => {
    const consultation = { topics: ['OTHER'], agenda: 'x', day: nextYear };
    const inquiry = { topic: 'permits', question: 'Which are valid?' };
    made['inquiry'] = await make('japan_isa', 'makeInquiry', 'inquiry', inquiry);
    made['proposed'] = await make('japan_mofa', 'proposeConsultation', 'consultation', consultation);
    made['agreed'] = await make('japan_mofa', 'proposeConsultation', 'consultation', consultation);
    made['held'] = await make('japan_mofa', 'proposeConsultation', 'consultation', consultation);
    const wording = { clientMutationKey: 'a report', ...reported };
    const reporting = ['japan_isa', 'reportMisconduct', 'misconductReport'] as const;
    made['report'] = await ministries.made(...reporting, wording, 'MisconductReported');
    await act(ministry, 'receiveMisconductReport', { misconductReportId: made['report'], version: 1 });
    for (const person of ['issued', 'declined']) {
      made[person] = await make('japan_mofa', 'requestTravelDocument', 'travelDocumentRequest', {
        fullName: `PRIMEROV ${person.toUpperCase()}`,
        bornOn: '1998-04-05',
      });
      const received = { travelDocumentRequestId: made[person], version: 1 };
      await act(ministry, 'receiveTravelDocumentRequest', received);
    }
    made['request'] = await make('japan_mofa', 'requestCooperation', 'cooperationRequest', {
      wanted: 'rooms',
    });
    const step = (as: AudienceId, mutation: string, which: string, version: number, more: Input = {}) =>
      act(as, mutation, { consultationId: made[which], version, ...more });
    const minutes = { heldOn: '2026-03-01', minutes: 'x' };
    await step(ministry, 'agreeToConsultation', 'agreed', 1);
    await step(ministry, 'agreeToConsultation', 'held', 1);
    await step('japan_mofa', 'recordConsultation', 'held', 2, minutes);
    await step(ministry, 'agreeToMinutes', 'held', 3);

    await ministries.cooperation.superuser.query('update "termination_notice" set "ends_at" = now()');
    const refused = (article: string) =>
      expect.objectContaining({ __typename: 'WrongState', state: 'TERMINATED', article });
    expect(
      await act(ministry, 'acceptInquiry', { inquiryId: made['inquiry'], version: 1, dueOn: nextYear }),
    ).toEqual(refused('7(6)'));
    expect(
      await act(ministry, 'acceptCooperationRequest', { cooperationRequestId: made['request'], version: 1 }),
    ).toEqual(refused('5'));
    for (const [as, mutation, which, version, more] of [
      [ministry, 'proposeConsultationDay', 'proposed', 1, { day: nextYear }],
      [ministry, 'agreeToConsultation', 'proposed', 1, {}],
      ['japan_mofa', 'recordConsultation', 'agreed', 2, minutes],
      [ministry, 'addActionItem', 'held', 4, { owner: 'JAPAN', wanted: 'x', dueOn: nextYear }],
    ] as const)
      expect(await step(as, mutation, which, version, more)).toEqual(refused('4(2)'));

    const answer = (which: string, more: Input) =>
      act(ministry, 'answerTravelDocumentRequest', {
        ...{ travelDocumentRequestId: made[which], version: 2 },
        ...more,
      });
    expect(await answer('issued', { documentNumber: 'KG000077' })).toEqual(refused('8'));
    expect(await answer('issued', {})).toEqual(refused('8'));
    expect(await answer('declined', { declineReason: 'OUTSIDE_THE_MEMORANDUM' })).toEqual({
      __typename: 'TravelDocumentRequestRecorded',
    });
    const { errors } = await ministries.ask(
      'japan_isa',
      'query($input: MakeInquiryInput!) { previewInquiry(input: $input) { audience } }',
      { input: { clientMutationKey: 'a preview after the end', ...inquiry } },
    );
    expect(errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
    ]);

    const conclude = (more: Input) =>
      act(ministry, 'concludeMisconductReport', { misconductReportId: made['report'], version: 2, ...more });
    const words = { conclusion: 'The fees were paid back.', conclusionLanguage: 'en' };
    expect(await conclude({ actionTaken: true, ...words })).toEqual(refused('4(1)'));
    expect(await conclude({ actionTaken: false, ...words })).toEqual(refused('4(1)'));
    expect(await conclude({ actionTaken: false })).toEqual({ __typename: 'MisconductReportConcluded' });

    const reason = { reason: 'OUTSIDE_THE_MEMORANDUM' };
    expect(await step(ministry, 'declineConsultation', 'proposed', 1, reason)).toEqual({
      __typename: 'ConsultationRecorded',
    });
    expect(await step(ministry, 'closeConsultation', 'held', 4)).toEqual({
      __typename: 'ConsultationRecorded',
    });
    expect(
      await act(ministry, 'declineInquiry', { inquiryId: made['inquiry'], version: 1, ...reason }),
    ).toEqual({ __typename: 'InquiryRecorded' });
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
  });
});
