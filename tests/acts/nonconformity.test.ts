import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow, publicationInJapanRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

type Input = Readonly<Record<string, unknown>>;

const ministry = 'kyrgyzstan_ministry';
const outside = ['public', 'third_party_otit', 'third_party_embassy'] as const;

let ministries: Ministries;
let relay: Relay;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

/** A new agency, certified for Japan and published there, for each test. */
beforeEach(async () => {
  n += 1;
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(n)]);
  await ministries.japan.insert(publicationInJapan, [
    publicationInJapanRow(n, { agencyId: idOf('agency', n) }),
  ]);
});

const act = (as: AudienceId, mutation: string, input: Input) =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });

const suspected = (more: Input = {}): Input => ({
  agencyId: idOf('agency', n),
  suspicion: 'CRITERIA_NOT_MET',
  summary: 'workers were not told their terms',
  occurredOn: '2026-02-01',
  evidenceReference: 'file of Japan',
  ...more,
});

const notifications = async (as: AudienceId, fields: string): Promise<Data[]> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ nonconformityNotifications(filter: { agencyId: "${idOf('agency', n)}" }) { edges { node { ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.nonconformityNotifications.edges.map(({ node }: { readonly node: Data }) => node);
};

/** Notifies the suspicion, and gives the notification's id. */
const notified = async (): Promise<string> => {
  expect(await act('japan_mhlw', 'notifySuspectedNonconformity', suspected())).toEqual({
    __typename: 'SuspectedNonconformityNotified',
  });
  const [one] = await notifications('japan_isa', 'id');
  return one.id as string;
};

/** Notifies it, carries it over and opens the investigation; gives both ids. */
const opened = async () => {
  const nonconformityNotificationId = await notified();
  await relay.toKyrgyzstan();
  expect(
    await act(ministry, 'openInvestigation', {
      nonconformityNotificationId,
      openedOn: '2026-03-01',
      internalNotes: 'for ourselves',
    }),
  ).toEqual({ __typename: 'InvestigationOpened' });
  const [{ investigation }] = (await notifications(ministry, 'investigation { id }')) as [Data];
  return { nonconformityNotificationId, investigationId: investigation.id as string };
};

const conclusion = (investigationId: string, more: Input = {}): Input => ({
  investigationId,
  version: 1,
  result: 'UNFOUNDED',
  summary: 'nothing was found',
  closedOn: '2026-03-20',
  ...more,
});

/** Everything of the agency that a question can reach, as somebody outside gets it. */
const everythingOf = async (as: AudienceId): Promise<string> => {
  const { text } = await ministries.ask(
    as,
    `{ sendingAgency(id: "${idOf('agency', n)}") { name names { value } region closedOn
         publicationInJapan { receivedAt publishedAt name status }
         certification { state events { kind date } } certifications { number state } }
       certifications(first: 100) { edges { cursor node { number state agency { name } } } }
       certificationStatistics(groupBy: [STATE]) { total groups { values count } } }`,
  );
  return text;
};

describe('a notification of suspected non-conformity', () => {
  it('is investigated, and its result given to Japan even where nothing was found', async () => {
    const { nonconformityNotificationId, investigationId } = await opened();
    expect(
      await notifications('japan_isa', 'investigation { state agency { name } } resultReceivedAt'),
    ).toEqual([
      {
        investigation: { state: 'INVESTIGATING', agency: { name: `Пример Жол ${String(n % 3)}` } },
        resultReceivedAt: null,
      },
    ]);
    expect(await act(ministry, 'concludeInvestigation', conclusion(investigationId))).toEqual({
      __typename: 'InvestigationConcluded',
    });
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(
      await notifications(
        'japan_npa',
        'result resultSummary resultReceivedAt investigation { state result closedOn resultProvidedAt }',
      ),
    ).toEqual([
      {
        result: 'UNFOUNDED',
        resultSummary: 'nothing was found',
        resultReceivedAt: expect.any(String),
        investigation: {
          state: 'RESULT_PROVIDED',
          result: 'UNFOUNDED',
          closedOn: '2026-03-20',
          resultProvidedAt: expect.any(String),
        },
      },
    ]);
    const { data } = await ministries.ask(
      'japan_isa',
      `{ notices(filter: { subjectId: "${nonconformityNotificationId}" }) { edges { node { kind article recipient publishedAt subject { ... on NonconformityNotification { summary } } } } } }`,
    );
    const subject = { summary: 'workers were not told their terms' };
    expect(data.notices.edges.map(({ node }: Data) => node as unknown)).toEqual(
      expect.arrayContaining([
        {
          kind: 'NONCONFORMITY_NOTIFIED',
          article: '7(3)',
          recipient: 'KYRGYZSTAN',
          publishedAt: null,
          subject,
        },
        {
          kind: 'INVESTIGATION_CONCLUDED',
          article: '7(3)',
          recipient: 'JAPAN',
          publishedAt: null,
          subject,
        },
      ]),
    );
  });

  it('leaves no trace for the agency, the public or third parties, from its first day to its last', async () => {
    const before = await Promise.all(outside.map(everythingOf));
    const { investigationId } = await opened();
    await act('kyrgyzstan_center', 'giveGuidance', {
      kind: 'SUPERVISION',
      number: `guidance ${String(n)}`,
      givenOn: '2026-03-10',
      agencyIds: [idOf('agency', n)],
      summary: 'to tell the terms',
      text: 'the whole text',
      investigationId,
    });
    await act(ministry, 'concludeInvestigation', conclusion(investigationId, { result: 'SUPERVISION' }));
    await relay.toJapan();
    expect(await Promise.all(outside.map(everythingOf))).toEqual(before);
    for (const as of outside)
      for (const name of ['nonconformityNotifications', 'investigations', 'guidance'] as const) {
        const real = await ministries.ask(as, `{ ${name} { edges { cursor } } }`);
        const invented = await ministries.ask(as, `{ ${name}z { edges { cursor } } }`);
        expect(real.text).toBe(invented.text.replaceAll(`${name}z`, name));
      }
  });

  it('keeps Japan’s evidence in Japan, and the Kyrgyz side’s notes with the Kyrgyz side', async () => {
    await opened();
    expect(await notifications('japan_isa', 'evidenceReference')).toEqual([
      { evidenceReference: 'file of Japan' },
    ]);
    expect(await notifications(ministry, 'investigation { internalNotes }')).toEqual([
      { investigation: { internalNotes: 'for ourselves' } },
    ]);
    const ask = async (as: AudienceId, fields: string) =>
      (await ministries.ask(as, `{ nonconformityNotifications { edges { node { ${fields} } } } }`)).errors[0]
        ?.message;
    expect(await ask(ministry, 'evidenceReference')).toBe(
      'Cannot query field "evidenceReference" on type "NonconformityNotification".',
    );
    expect(await ask('japan_isa', 'investigation { internalNotes }')).toBe(
      'Cannot query field "internalNotes" on type "Investigation".',
    );
    const { rows } = await ministries.kyrgyzstan.superuser.query(
      'select "payload" from "inbox" where "payload"::text like $1',
      ['%file of Japan%'],
    );
    expect(rows).toEqual([]);
  });

  it('may end in a revocation, which the register shows before the result is told', async () => {
    const { investigationId } = await opened();
    const revoked = conclusion(investigationId, { result: 'REVOCATION', summary: 'revoked' });
    expect(await act(ministry, 'concludeInvestigation', revoked)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'result',
      article: '7(3)',
    });
    await act(ministry, 'revokeCertification', {
      certificationId: idOf('certification', n),
      version: 1,
      date: '2026-03-15',
      ground: 'no longer meets the criteria',
    });
    expect(await act(ministry, 'concludeInvestigation', revoked)).toEqual({
      __typename: 'InvestigationConcluded',
    });
    expect(await relay.toJapan()).toEqual({ carried: 2, faults: [] });
    expect(await notifications('japan_isa', 'result')).toEqual([{ result: 'REVOCATION' }]);
  });
});

describe('a misconduct report of Japan about an agency', () => {
  const content = (more: Input = {}): Input => ({
    category: 'OTHER',
    subjectKind: 'SENDING_AGENCY',
    subjectId: idOf('agency', n),
    subjectName: 'Пример Жол',
    summary: 'workers were not told their terms',
    knownAt: '2026-02-03T00:00:00.000Z',
    ...more,
  });
  /** Sends a report from a draft, carries it over and gives its id. */
  const carried = async (more: Input = {}): Promise<string> => {
    const { data } = await ministries.ask(
      'japan_isa',
      `mutation($input: DraftMisconductReportInJapanInput!) { draftMisconductReportInJapan(input: $input) {
         ... on MisconductReportDraftKept { draft { id } } } }`,
      { input: { clientMutationKey: `draft ${String((keys += 1))}`, content: content(more) } },
    );
    const draftId = data.draftMisconductReportInJapan.draft.id as string;
    await act('japan_isa', 'sendMisconductReportDraftInJapan', { draftId, version: 1 });
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 1, faults: [] });
    return draftId;
  };
  const open = (more: Input) => act(ministry, 'openInvestigation', { openedOn: '2026-03-01', ...more });
  const investigated = async (as: AudienceId, id: string) =>
    (
      await ministries.ask(
        as,
        `{ misconductReport(id: "${id}") { investigation { id state result agency { id } } } }`,
      )
    ).data.misconductReport.investigation;

  it('is investigated once, and what was found is read with it by Japan', async () => {
    const misconductReportId = await carried();
    expect(await investigated('japan_isa', misconductReportId)).toBeNull();
    expect(await open({ misconductReportId, agencyId: idOf('nothing', 1) })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'agencyId',
    });
    expect(await open({ misconductReportId })).toEqual({ __typename: 'InvestigationOpened' });
    expect(await open({ misconductReportId })).toMatchObject({ __typename: 'Conflict' });
    const { id } = await investigated(ministry, misconductReportId);
    expect(await act(ministry, 'concludeInvestigation', conclusion(id as string))).toEqual({
      __typename: 'InvestigationConcluded',
    });
    expect(await investigated('japan_mofa', misconductReportId)).toMatchObject({
      state: 'RESULT_PROVIDED',
      result: 'UNFOUNDED',
      agency: { id: idOf('agency', n) },
    });
    // The report itself is answered under section 4(1).
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
  });

  it('that the Ministry has not received in its own database is investigated where it names the agency', async () => {
    const { data } = await ministries.ask(
      'japan_isa',
      'mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported { misconductReport { id } } } }',
      { input: { clientMutationKey: `direct ${String((keys += 1))}`, ...content() } },
    );
    const misconductReportId = data.reportMisconduct.misconductReport.id as string;
    expect(await open({ misconductReportId })).toMatchObject({ __typename: 'NotFound' });
    expect(await open({ misconductReportId, agencyId: idOf('nothing', 1) })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await open({ misconductReportId, agencyId: idOf('agency', n) })).toEqual({
      __typename: 'InvestigationOpened',
    });
    expect(await investigated('japan_isa', misconductReportId)).toMatchObject({ state: 'INVESTIGATING' });
  });

  it('calls for no investigation of what is no sending agency, nor together with a notification', async () => {
    await ministries.japan.insert(receivingEntity, [entityRow(n)]);
    const misconductReportId = await carried({
      subjectKind: 'RECEIVING_ENTITY',
      subjectId: idOf('entity', n),
    });
    expect(await open({ misconductReportId })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'misconductReportId',
    });
    const nonconformityNotificationId = idOf('nothing', 1);
    for (const both of [{}, { misconductReportId, nonconformityNotificationId }])
      expect(await open(both)).toMatchObject({
        __typename: 'InvalidInput',
        field: 'nonconformityNotificationId',
      });
    expect(await open({ nonconformityNotificationId, agencyId: idOf('agency', n) })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'agencyId',
    });
  });
});

describe('guidance and supervision', () => {
  it.each(['GUIDANCE', 'SUPERVISION'])('are no result, as %s, before they are recorded', async (result) => {
    const { investigationId } = await opened();
    const conclude = () => act(ministry, 'concludeInvestigation', conclusion(investigationId, { result }));
    const give = (kind: string) =>
      act(ministry, 'giveGuidance', {
        kind,
        number: `${kind} of ${String(n)}`,
        givenOn: '2026-03-10',
        agencyIds: [idOf('agency', n)],
        summary: 'to tell the terms',
        text: 'the whole text',
        investigationId,
      });
    const refused = { __typename: 'InvalidInput', article: '7(3)', field: 'result' };
    expect(await conclude()).toMatchObject(refused);
    await give(result === 'GUIDANCE' ? 'SUPERVISION' : 'GUIDANCE');
    expect(await conclude()).toMatchObject(refused);
    await give(result);
    expect(await conclude()).toEqual({ __typename: 'InvestigationConcluded' });
    await relay.toJapan();
    expect(
      await notifications(
        'japan_isa',
        'result version history { version act agency article values { property after } }',
      ),
    ).toEqual([
      {
        result,
        version: 2,
        history: [
          {
            version: 1,
            act: 'notifySuspectedNonconformity',
            agency: 'JAPAN_MHLW',
            article: '7(3)',
            values: expect.any(Array),
          },
          {
            version: 2,
            act: 'receiveInvestigationResult',
            agency: 'RELAY',
            article: '7(3)',
            values: [
              { property: 'result', after: result },
              { property: 'resultSummary', after: 'nothing was found' },
            ],
          },
        ],
      },
    ]);
  });
});

describe('guidance', () => {
  const given = (more: Input = {}): Input => ({
    kind: 'GUIDANCE',
    number: `guidance ${String(n)}`,
    givenOn: '2026-03-10',
    agencyIds: [idOf('agency', n)],
    summary: 'to select workers properly',
    text: 'the whole text',
    ...more,
  });
  const seen = async (as: AudienceId, fields = 'number'): Promise<Data[]> => {
    const { data, errors } = await ministries.ask(
      as,
      `{ guidance(first: 100) { edges { node { number ${fields} } } } }`,
    );
    expect(errors).toEqual([]);
    const nodes = data.guidance.edges.map(({ node }: { readonly node: Data }) => node) as Data[];
    return nodes.filter(({ number }) => number === `guidance ${String(n)}`);
  };

  it('to an agency that sends to Japan is told to Japan in its summary, and its text is not', async () => {
    expect(await act('kyrgyzstan_center', 'giveGuidance', given())).toEqual({ __typename: 'GuidanceGiven' });
    expect(await seen('japan_isa', 'kind summary agencies { name }')).toEqual([
      {
        number: `guidance ${String(n)}`,
        kind: 'GUIDANCE',
        summary: 'to select workers properly',
        agencies: [{ name: `Пример Жол ${String(n % 3)}` }],
      },
    ]);
    expect(await seen(ministry, 'text')).toMatchObject([{ text: 'the whole text' }]);
    const text = await ministries.ask('japan_isa', '{ guidance { edges { node { text } } } }');
    expect(text.errors[0]?.message).toBe('Cannot query field "text" on type "Guidance".');
  });

  it('to an agency that does not send to Japan is the Kyrgyz side’s own', async () => {
    await ministries.kyrgyzstan.superuser.query(
      'update "sending_agency" set "sends_to_japan" = false where "id" = $1',
      [idOf('agency', n)],
    );
    await act(ministry, 'giveGuidance', given());
    expect(await seen('japan_isa')).toEqual([]);
    expect(await seen('kyrgyzstan_center')).toHaveLength(1);
  });

  it.each([
    [{ agencyIds: [] }, 'InvalidInput', { field: 'agencyIds' }],
    [{ agencyIds: [idOf('nothing', 1)] }, 'NotFound', {}],
    [{ investigationId: idOf('nothing', 1) }, 'NotFound', {}],
    [{ givenOn: '2999-01-01' }, 'InvalidInput', { field: 'givenOn' }],
  ])('with %j is refused as %s, and not recorded', async (more, type, told) => {
    expect(await act(ministry, 'giveGuidance', given(more))).toMatchObject({
      __typename: type,
      article: '7(4)',
      ...told,
    });
    expect(await seen(ministry)).toEqual([]);
  });
});

describe('a wrong move', () => {
  it.each([
    [{ agencyId: idOf('nothing', 1) }, 'NotFound', {}],
    [{ agencyId: 'x' }, 'NotFound', {}],
    [{ occurredOn: '2999-01-01' }, 'InvalidInput', { field: 'occurredOn' }],
    [{ summary: '' }, 'InvalidInput', { field: 'summary' }],
  ])('in a notification with %j is refused as %s, and nothing is sent', async (more, type, told) => {
    expect(await act('japan_isa', 'notifySuspectedNonconformity', suspected(more))).toMatchObject({
      __typename: type,
      article: '7(3)',
      ...told,
    });
    expect(await notifications('japan_isa', 'id')).toEqual([]);
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
  });

  it('an investigation of what was not received, opened twice, or concluded twice, is refused', async () => {
    const nonconformityNotificationId = await notified();
    const open = (more: Input = {}) =>
      act(ministry, 'openInvestigation', {
        nonconformityNotificationId,
        openedOn: '2026-03-01',
        ...more,
      });
    expect(await open()).toMatchObject({ __typename: 'NotFound', article: '7(3)' });
    await relay.toKyrgyzstan();
    expect(await open({ openedOn: '2999-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'openedOn',
    });
    expect(await open()).toEqual({ __typename: 'InvestigationOpened' });
    expect(await open()).toMatchObject({ __typename: 'Conflict' });
    const [{ investigation }] = (await notifications(ministry, 'investigation { id }')) as [Data];
    const conclude = (more: Input = {}) =>
      act(ministry, 'concludeInvestigation', conclusion(investigation.id as string, more));
    expect(await conclude({ closedOn: '2026-02-28' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'closedOn',
    });
    expect(await conclude({ version: 2 })).toMatchObject({ __typename: 'StaleVersion', version: 1 });
    expect(await conclude()).toEqual({ __typename: 'InvestigationConcluded' });
    expect(await conclude({ version: 2 })).toMatchObject({
      __typename: 'WrongState',
      state: 'RESULT_PROVIDED',
    });
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
  });
});

describe('what an investigation found, until it is provided', () => {
  const query = () =>
    `{ nonconformityNotifications(filter: { agencyId: "${idOf('agency', n)}" }) { edges { node { investigation { state found: result summary } } } } }`;
  const place = ['nonconformityNotifications', 'edges', 0, 'node', 'investigation'];
  const note = (coordinate: string, field: string) => ({
    coordinate,
    path: [...place, field],
    reason: 'NOT_YET_NOTIFIED',
    article: '7(3)',
  });
  const asked = async (as: AudienceId, question = query()) => {
    const { text } = await ministries.ask(as, question);
    return { text, ...(JSON.parse(text) as { data: Data; extensions?: unknown }) };
  };

  it('is withheld from Japan, which is told so in the same words whether anything is found or not', async () => {
    const { investigationId } = await opened();
    const before = await asked('japan_isa');
    expect(before.data.nonconformityNotifications.edges[0].node.investigation).toEqual({
      state: 'INVESTIGATING',
      found: null,
      summary: null,
    });
    expect(before.extensions).toEqual({
      withheld: [note('Investigation.result', 'found'), note('Investigation.summary', 'summary')],
    });
    await ministries.kyrgyzstan.superuser.query(
      `update investigation set result = 'REVOCATION', summary = 'found but not told' where id = $1`,
      [investigationId],
    );
    for (const as of ['japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa'] as const)
      expect((await asked(as)).text).toBe(before.text);

    // The Kyrgyz side withholds nothing from itself.
    for (const as of ['kyrgyzstan_ministry', 'kyrgyzstan_center'] as const) {
      const { data, extensions } = await asked(as);
      expect(data.nonconformityNotifications.edges[0].node.investigation).toMatchObject({
        found: 'REVOCATION',
      });
      expect(extensions).toBeUndefined();
    }
    expect(await act(ministry, 'concludeInvestigation', conclusion(investigationId))).toEqual({
      __typename: 'InvestigationConcluded',
    });
    const after = await asked('japan_isa');
    expect(after.data.nonconformityNotifications.edges[0].node.investigation).toEqual({
      state: 'RESULT_PROVIDED',
      found: 'UNFOUNDED',
      summary: 'nothing was found',
    });
    expect(after.extensions).toBeUndefined();
  });

  it('is nothing that a third party is told of, whatever a consent opens to it', async () => {
    const { investigationId } = await opened();
    const now = Date.now();
    expect(
      await act(ministry, 'giveConsentInKyrgyzstan', {
        grantee: 'THIRD_PARTY_EMBASSY',
        recordType: 'Investigation',
        everyRecord: false,
        records: [investigationId],
        coordinates: ['Investigation.state', 'Investigation.result'],
        purpose: 'a test',
        documentReference: 'EXAMPLE',
        documentDigest: 'ab'.repeat(32),
        validFrom: new Date(now - 60_000).toISOString(),
        validUntil: new Date(now + 3_600_000).toISOString(),
      }),
    ).toEqual({ __typename: 'ConsentGiven' });
    const list = '{ investigations(first: 100) { edges { node { state result } } } }';
    const under = await asked('third_party_embassy', list);
    expect(under.data.investigations.edges).toEqual([{ node: { state: 'INVESTIGATING', result: null } }]);
    expect(under.extensions).toBeUndefined();
    // In the database, too, a consent to the result does not open when it was provided.
    await act(ministry, 'concludeInvestigation', conclusion(investigationId));
    expect((await asked('third_party_embassy', list)).data.investigations.edges).toEqual([
      { node: { state: 'RESULT_PROVIDED', result: 'UNFOUNDED' } },
    ]);
    const { rows } = await ministries.kyrgyzstan.superuser.query<{ schema: string }>(
      `select table_schema as schema from information_schema.views where table_name = 'investigation' and table_schema like '%embassy%'`,
    );
    expect(rows).toHaveLength(1);
    const shown = await ministries.kyrgyzstan.superuser.query<Data>(
      `select * from "${String(rows[0]?.schema)}"."investigation"`,
    );
    for (const row of shown.rows) expect(row.result_provided_at).toBeNull();
    for (const as of ['public', 'third_party_otit'] as const)
      expect((await asked(as, list)).text).toBe(
        (await ministries.ask(as, list.replace('investigations', 'investigatjons'))).text.replaceAll(
          'investigatjons',
          'investigations',
        ),
      );
  });
});
