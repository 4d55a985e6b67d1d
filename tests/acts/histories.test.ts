import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { contactPoint } from '../../subgraphs/cooperation/contact-point/contact-point.table.ts';

import { memorandum } from '../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { notice } from '../../subgraphs/cooperation/notice/notice.table.ts';
import { webhookDelivery } from '../../subgraphs/cooperation/webhook/webhook-delivery.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { contactPointRow, memorandumRow, noticeRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

type Input = Readonly<Record<string, unknown>>;

let ministries: Ministries;
let keys = 0;

const nextYear = String(new Date().getUTCFullYear() + 1);
const digest = 'ab'.repeat(32);

const act = async (as: AudienceId, mutation: string, input: Input): Promise<void> => {
  const outcome = await ministries.act(as, mutation, {
    clientMutationKey: `history ${String((keys += 1))}`,
    ...input,
  });
  expect([mutation, outcome]).toEqual([mutation, { __typename: outcome.__typename as string }]);
};
const asked = async (as: AudienceId, query: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, query);
  expect([query, errors]).toEqual([query, []]);
  return data;
};
const first = async (as: AudienceId, list: string): Promise<Data> =>
  (await asked(as, `{ ${list} { edges { node { id } } } }`))[list.replace(/\(.*/, '')].edges[0].node;

const consent: Input = {
  recordType: 'ReceivingEntity',
  everyRecord: false,
  records: [idOf('entity', 1)],
  coordinates: ['ReceivingEntity.telephone'],
  purpose: 'Inspection',
  documentReference: 'EXAMPLE-1',
  documentDigest: digest,
  validFrom: '2020-01-01T00:00:00.000Z',
  validUntil: '2999-01-01T00:00:00.000Z',
};

/** Does what each of the histories below tells of. */
const happen = async (): Promise<void> => {
  await act('japan_isa', 'changeContactPoint', {
    version: 1,
    office: 'Example Division',
    officeNative: '架空課',
    effectiveFrom: `${nextYear}-04-01`,
    officers: [],
  });
  await act('kyrgyzstan_center', 'acknowledgeNotice', { noticeId: idOf('notice', 1), version: 1 });
  const consultationId = await ministries.made('japan_mofa', 'proposeConsultation', 'consultation', {
    clientMutationKey: 'consultation',
    topics: ['POLICY'],
    agenda: 'The year ahead',
    day: `${nextYear}-03-01`,
  });
  const consultation = { consultationId };
  await act('kyrgyzstan_ministry', 'agreeToConsultation', { ...consultation, version: 1 });
  const minutes = { heldOn: '2026-03-01', minutes: 'Both sides said what they do.' };
  await act('japan_mofa', 'recordConsultation', { ...consultation, version: 2, ...minutes });
  await act('kyrgyzstan_ministry', 'agreeToMinutes', { ...consultation, version: 3 });
  const item = { owner: 'KYRGYZSTAN', wanted: 'Send the standards', dueOn: `${nextYear}-06-01` };
  await act('japan_mofa', 'addActionItem', { ...consultation, version: 4, ...item });
  const { consultations } = await asked(
    'japan_mofa',
    '{ consultations { edges { node { actionItems { id } } } } }',
  );
  const actionItemId = consultations.edges[0].node.actionItems[0].id as string;
  await act('kyrgyzstan_center', 'completeActionItem', { actionItemId, version: 1 });
  for (const grantee of ['THIRD_PARTY_OTIT', 'THIRD_PARTY_EMBASSY'])
    await act('japan_isa', 'giveConsentInJapan', { grantee, ...consent });
  const { id: consentId } = await first(
    'japan_isa',
    'consentsInJapan(filter: { grantee: THIRD_PARTY_OTIT })',
  );
  await act('japan_mofa', 'withdrawConsentInJapan', { consentId: consentId as string });
  await act('kyrgyzstan_ministry', 'adoptCertificationCriteria', {
    criteriaVersion: '1',
    title: 'Критерии',
    effectiveFrom: '2027-01-01',
    documentReference: 'order 1',
    documentDigest: digest,
  });
  await act('kyrgyzstan_ministry', 'giveGuidance', {
    kind: 'GUIDANCE',
    number: '1',
    givenOn: '2026-03-15',
    agencyIds: [idOf('agency', 1)],
    summary: 'what is to be mended',
    text: 'what is to be mended, in full',
  });
  const content = { urgent: false, summary: 'x' };
  await act('japan_mhlw', 'draftMisconductReportInJapan', { content });
  const { misconductReportDraftsInJapan } = await asked(
    'japan_mhlw',
    '{ misconductReportDraftsInJapan { id } }',
  );
  const draftId = misconductReportDraftsInJapan[0].id as string;
  await act('japan_mhlw', 'draftMisconductReportInJapan', {
    draftId,
    version: 1,
    content: { ...content, summary: 'y' },
  });
  await act('japan_npa', 'registerWebhookEndpoint', { url: 'https://webhook.example.org/' });
  const { webhookEndpoints } = await asked('japan_npa', '{ webhookEndpoints { id } }');
  const endpointId = webhookEndpoints[0].id as string;
  await ministries.cooperation.insert(webhookDelivery, [
    {
      id: idOf('delivery', 1),
      agency: 'JAPAN_NPA',
      endpointId,
      noticeId: idOf('notice', 2),
      attempts: 9,
      deadAt: '2026-03-01T00:00:00.000Z',
    },
  ]);
  await act('japan_npa', 'sendDeadLetterAgain', { deadLetterId: idOf('delivery', 1) });
  await ministries.cooperation.superuser.query('update webhook_delivery set dead_at = now()');
  await act('japan_npa', 'changeWebhookEndpoint', {
    webhookEndpointId: endpointId,
    version: 1,
    url: 'https://another.example.org/',
  });
  await act('kyrgyzstan_ministry', 'giveNoticeOfTermination', { documentReference: 'EXAMPLE-NOTE-1' });
};

beforeAll(async () => {
  ministries = await openMinistries();
  const { cooperation, japan, kyrgyzstan } = ministries;
  await cooperation.insert(contactPoint, [
    contactPointRow(1, { party: 'JAPAN', version: 1 }),
    contactPointRow(2, { party: 'KYRGYZSTAN', version: 1 }),
  ]);
  await cooperation.insert(memorandum, [memorandumRow()]);
  await cooperation.insert(notice, [
    noticeRow(1, { sender: 'JAPAN', recipient: 'KYRGYZSTAN', receivedAt: '2026-02-01T00:00:00.000Z' }),
    noticeRow(2, { sender: 'KYRGYZSTAN', recipient: 'JAPAN', receivedAt: '2026-02-01T00:00:00.000Z' }),
  ]);
  await japan.insert(receivingEntity, [entityRow(1)]);
  await kyrgyzstan.insert(sendingAgency, [agencyRow(1)]);
  await happen();
}, 180_000);
afterAll(() => ministries.close());

/** Where a history is read: the question with its place left open, and the way to the record in the answer. */
const told = '{ history { act agency values { property before after } } }';

/** Every history that an answer holds, wherever. */
const historiesIn = (answer: unknown): readonly unknown[] => {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) return answer.flatMap(historiesIn);
  return Object.entries(answer).flatMap(([name, value]) =>
    name === 'history' ? [value as unknown] : historiesIn(value),
  );
};

const value = (property: string, before: unknown, after: unknown) => ({ property, before, after });
const line = (act_: string, agency: string, ...values: readonly unknown[]) => ({
  act: act_,
  agency,
  values: expect.arrayContaining([...values]) as unknown,
});

interface Case {
  readonly what: string;
  readonly query: string;
  readonly whose: AudienceId;
  readonly other: AudienceId;
  /** Whether the list itself is no name to the other. */
  readonly isNoName?: true;
  readonly lines: readonly unknown[];
}

const cases: readonly Case[] = [
  {
    what: 'a contact point',
    query: `{ contactPoints(filter: { party: JAPAN }) { edges { node ${told} } } }`,
    whose: 'japan_mofa',
    other: 'kyrgyzstan_ministry',
    lines: [
      [line('changeContactPoint', 'JAPAN_ISA', value('effectiveTo', null, `${nextYear}-03-31`))],
      [line('changeContactPoint', 'JAPAN_ISA', value('office', null, 'Example Division'))],
    ],
  },
  {
    what: 'a notice',
    query: `{ notices(filter: { subjectId: "${String(noticeRow(1)['subjectId'])}", recipient: KYRGYZSTAN }) { edges { node ${told} } } }`,
    whose: 'japan_isa',
    other: 'kyrgyzstan_center',
    lines: [
      [line('acknowledgeNotice', 'KYRGYZSTAN_CENTER', value('acknowledgedAt', null, expect.any(String)))],
    ],
  },
  {
    what: 'an action item',
    query: `{ consultations { edges { node { actionItems ${told} } } } }`,
    whose: 'kyrgyzstan_ministry',
    other: 'japan_mofa',
    lines: [
      [
        line('addActionItem', 'JAPAN_MOFA', value('wanted', null, 'Send the standards')),
        line('completeActionItem', 'KYRGYZSTAN_CENTER', value('state', 'OPEN', 'DONE')),
      ],
    ],
  },
  {
    what: 'a consent',
    query: `{ consentsInJapan(filter: { grantee: THIRD_PARTY_OTIT }) { edges { node ${told} } } }`,
    whose: 'japan_npa',
    other: 'kyrgyzstan_ministry',
    isNoName: true,
    lines: [
      [
        line('giveConsentInJapan', 'JAPAN_ISA', value('purpose', null, 'Inspection')),
        line('withdrawConsentInJapan', 'JAPAN_MOFA', value('withdrawnAt', null, expect.any(String))),
      ],
    ],
  },
  {
    what: 'a draft of a misconduct report',
    query: `{ misconductReportDraftsInJapan ${told} }`,
    whose: 'japan_mhlw',
    other: 'japan_isa',
    lines: [
      [
        line('draftMisconductReportInJapan', 'JAPAN_MHLW', value('summary', null, 'x')),
        line('draftMisconductReportInJapan', 'JAPAN_MHLW', value('summary', 'x', 'y')),
      ],
    ],
  },
  {
    what: 'a webhook, and of its dead letter',
    query: `{ webhookEndpoints { history { act agency values { property before after } } deadLetters ${told} } }`,
    whose: 'japan_npa',
    other: 'japan_isa',
    lines: [
      [
        line('registerWebhookEndpoint', 'JAPAN_NPA', value('url', null, 'https://webhook.example.org/')),
        line(
          'changeWebhookEndpoint',
          'JAPAN_NPA',
          value('url', 'https://webhook.example.org/', 'https://another.example.org/'),
        ),
      ],
      [line('sendDeadLetterAgain', 'JAPAN_NPA')],
    ],
  },
  {
    what: 'a notice of termination',
    query: `{ memorandum { terminationNotice ${told} } }`,
    whose: 'kyrgyzstan_center',
    other: 'japan_mofa',
    lines: [
      [
        line(
          'giveNoticeOfTermination',
          'KYRGYZSTAN_MINISTRY',
          value('documentReference', null, 'EXAMPLE-NOTE-1'),
        ),
      ],
    ],
  },
];

describe('the history', () => {
  it.each(cases)('of $what is told to whose it is, and shows nothing to the others', async (one) => {
    const { query, whose, other, lines } = one;
    expect(historiesIn(await asked(whose, query))).toEqual(lines);
    const { data, errors } = await ministries.ask(other, query);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(
      one.isNoName === true ? ['GRAPHQL_VALIDATION_FAILED'] : [],
    );
    expect(historiesIn(data).flat()).toEqual([]);
  });

  it.each([
    ['criteria of certification', 'certificationCriteria', 'adoptCertificationCriteria'],
    ['guidance', 'guidance', 'giveGuidance'],
  ])('of %s is told to the Kyrgyz side, and is no name to the other', async (_, list, mutation) => {
    const question = (field: string) => `{ ${list} { edges { node { ${field} { act agency } } } } }`;
    expect(historiesIn(await asked('kyrgyzstan_center', question('history')))).toEqual([
      [{ act: mutation, agency: 'KYRGYZSTAN_MINISTRY' }],
    ]);
    const refused = async (field: string) => (await ministries.ask('japan_isa', question(field))).text;
    expect(await refused('history')).toBe((await refused('historz')).replaceAll('historz', 'history'));
  });

  it('is no name to a grantee who reads its own consent', async () => {
    const question = (field: string) => `{ consentsInJapan { edges { node { purpose ${field} { act } } } } }`;
    const own = await asked('third_party_embassy', '{ consentsInJapan { edges { node { purpose } } } }');
    expect(own.consentsInJapan.edges).toEqual([{ node: { purpose: 'Inspection' } }]);
    const refused = async (field: string) =>
      (await ministries.ask('third_party_embassy', question(field))).text;
    expect(await refused('history')).toBe((await refused('historz')).replaceAll('historz', 'history'));
  });
});
