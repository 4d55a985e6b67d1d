import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { memorandum } from '../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { fieldSuspension } from '../../subgraphs/japan/field-suspension/field-suspension.table.ts';
import { industryField } from '../../subgraphs/japan/industry-field/industry-field.table.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { localDay } from '../../subgraphs/kit/facts/local-day.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { memorandumRow } from './rows/cooperation-rows.ts';
import { idOf } from './rows/id-of.ts';
import {
  entityNumber,
  entityRow,
  fieldRow,
  publicationInJapanRow,
  suspensionRow,
} from './rows/japan-rows.ts';
import { agencyRow } from './rows/kyrgyz-rows.ts';
import { expectAsPreviewed } from './previewed-fields.ts';
import type { Preview } from './previewed-fields.ts';
import { serveSubgraph } from './served-subgraph.ts';
import type { Data, ServedSubgraph } from './served-subgraph.ts';

type Input = Readonly<Record<string, unknown>>;

const served = new Map<SubgraphName, ServedSubgraph>();
let keys = 0;

const at = (name: SubgraphName): ServedSubgraph => {
  const found = served.get(name);
  if (found === undefined) throw new Error(`${name} is not up`);
  return found;
};

beforeAll(async () => {
  for (const subgraph of [japan, kyrgyzstan, cooperation])
    served.set(subgraph.name, await serveSubgraph(subgraph));
  await at('japan').insert(receivingEntity, [entityRow(1), entityRow(2), entityRow(3)]);
  await at('japan').insert(publicationInJapan, [publicationInJapanRow(1)]);
  await at('japan').insert(industryField, [fieldRow(1), fieldRow(2), fieldRow(3)]);
  await at('japan').insert(fieldSuspension, [suspensionRow(3)]);
  await at('kyrgyzstan').insert(sendingAgency, [agencyRow(1), agencyRow(2, { sendsToJapan: false })]);
  await at('cooperation').insert(memorandum, [memorandumRow()]);
}, 180_000);
afterAll(async () => {
  for (const one of served.values()) await one.close();
});

const today = localDay(new Date().toISOString(), 'JAPAN');
const inputOf = (act: string) => `${act.slice(0, 1).toUpperCase()}${act.slice(1)}Input`;
const keyed = (given: Input): Input => ({ clientMutationKey: `preview ${String((keys += 1))}`, ...given });

/** What is previewed, and then done: by which acts, where it is read, and who then reads nothing of it. */
interface Case {
  readonly what: string;
  readonly subgraph: SubgraphName;
  readonly caller: AudienceId;
  readonly preview: string;
  readonly more?: string;
  readonly act: string;
  /** What is done with the record after that, and what it is given besides its id and version. */
  readonly then?: readonly (readonly [mutation: string, given: Input])[];
  readonly idProperty: string;
  readonly list: string;
  readonly type: string;
  /** Fields of the type that not everyone asks for as a whole. */
  readonly asked?: Readonly<Record<string, string>>;
  readonly given: Input;
  readonly blind: readonly AudienceId[];
  readonly wrong: readonly (readonly [given: Input, message: string])[];
}

const others = ['public', 'third_party_otit', 'third_party_embassy'] as const;
const kyrgyz = ['kyrgyzstan_ministry', 'kyrgyzstan_center'] as const;
const japanese = ['japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa'] as const;

const order = (n: number) => ({
  subgraph: 'japan' as const,
  caller: 'japan_isa' as const,
  preview: 'previewImprovementOrder',
  act: 'issueImprovementOrder',
  idProperty: 'improvementOrderId',
  list: 'improvementOrders',
  type: 'ImprovementOrder',
  // The note of it is the Immigration Services Agency's alone.
  asked: { followUp: 'followUp { outcome decidedOn }' },
  given: {
    corporateNumber: entityNumber(n),
    orderNumber: 'EXAMPLE-1',
    orderDate: '2026-02-01',
    deadline: '2026-06-01',
    groundArticles: ['19-21(1)'],
    reason: 'what is to be mended',
    plannedPublicNoticeDate: '2026-03-01',
  },
  wrong: [
    [{ deadline: '2026-01-01' }, 'the order could not be sent: `deadline`: '],
    [{ corporateNumber: entityNumber(9) }, 'the order could not be sent: There is no such record.'],
  ] as Case['wrong'],
});

const stop = (n: number) => ({
  subgraph: 'japan' as const,
  caller: 'japan_isa' as const,
  preview: 'previewFieldSuspension',
  act: 'suspendField',
  idProperty: 'fieldSuspensionId',
  list: 'fieldSuspensions',
  type: 'FieldSuspension',
  given: {
    industryFieldCode: `test${String(n)}`,
    requestedOn: '2026-02-01',
    inForceFrom: '2026-04-01',
    holders: 5_400,
    cap: 5_250,
  },
  wrong: [
    [{ requestedOn: '2999-01-01' }, 'the stop could not be sent: `requestedOn`: '],
    [{ industryFieldCode: 'none' }, 'the stop could not be sent: There is no such field today.'],
    [
      { industryFieldCode: 'test3' },
      'the stop could not be sent: Acceptance in this field is stopped already.',
    ],
  ] as Case['wrong'],
});

const guidance = (...agencies: readonly number[]) => ({
  subgraph: 'kyrgyzstan' as const,
  caller: 'kyrgyzstan_center' as const,
  preview: 'previewGuidance',
  act: 'giveGuidance',
  idProperty: 'guidanceId',
  list: 'guidance',
  type: 'Guidance',
  given: {
    kind: 'SUPERVISION',
    number: `example ${agencies.join(' ')}`,
    givenOn: '2026-02-01',
    agencyIds: agencies.map((n) => idOf('agency', n)),
    summary: 'what is to be mended',
    text: 'what is to be mended, in full',
  },
  wrong: [
    [{ agencyIds: [] }, 'the guidance could not be sent: `agencyIds`: '],
    [{ givenOn: '2999-01-01' }, 'the guidance could not be sent: `givenOn`: '],
  ] as Case['wrong'],
});

const cases: readonly Case[] = [
  {
    what: 'a notification of suspected non-conformity',
    subgraph: 'japan',
    caller: 'japan_mofa',
    preview: 'previewNonconformityNotification',
    act: 'notifySuspectedNonconformity',
    idProperty: 'nonconformityNotificationId',
    list: 'nonconformityNotifications',
    type: 'NonconformityNotification',
    given: {
      agencyId: idOf('agency', 1),
      suspicion: 'IMPROPER_ACTIVITY',
      summary: 'workers were not told the terms',
      occurredOn: '2026-02-01',
      evidenceReference: 'cabinet 4',
    },
    blind: others,
    wrong: [
      [{ occurredOn: '2999-01-01' }, 'the notification could not be sent: `occurredOn`: '],
      [{ agencyId: idOf('agency', 9) }, 'the notification could not be sent: There is no such record.'],
    ],
  },
  {
    ...order(1),
    what: 'an improvement order that is issued',
    more: 'stage: ISSUED',
    blind: [...others, ...kyrgyz],
  },
  {
    ...order(2),
    what: 'an improvement order that is notified to the Kyrgyz side, which is what is asked unless it is said',
    then: [['notifyImprovementOrder', {}]],
    blind: others,
  },
  {
    ...order(3),
    what: 'an improvement order that is noticed in public',
    more: 'stage: PUBLICLY_NOTICED',
    then: [
      ['notifyImprovementOrder', {}],
      ['recordPublicNotice', { date: today }],
    ],
    blind: [],
  },
  {
    ...stop(1),
    what: 'a stop of acceptance that is decided',
    more: 'stage: DECIDED',
    blind: [...others, ...kyrgyz],
  },
  {
    ...stop(2),
    what: 'a stop of acceptance that is announced, which is what is asked unless it is said',
    then: [['announceFieldSuspension', {}]],
    blind: [],
  },
  {
    ...guidance(1, 2),
    what: 'supervision of an agency that Japan knows, and of one that it does not',
    blind: others,
  },
  {
    ...guidance(2),
    what: 'supervision of an agency that Japan does not know',
    blind: [...others, ...japanese],
  },
  {
    what: 'a request for a travel document',
    subgraph: 'cooperation',
    caller: 'japan_isa',
    preview: 'previewTravelDocumentRequest',
    act: 'requestTravelDocument',
    idProperty: 'travelDocumentRequestId',
    list: 'travelDocumentRequests',
    type: 'TravelDocumentRequest',
    given: { fullName: 'PRIMER PRIMEROV', bornOn: '1990-01-01', passportNumber: 'PE0000000' },
    blind: others,
    wrong: [
      [{ bornOn: '2999-01-01' }, 'the request could not be sent: `bornOn`: '],
      [{ passportNumber: 'x' }, 'the request could not be sent: `passportNumber`: '],
    ],
  },
];

const previewed = ({ subgraph, caller, preview, more, act, given }: Case) =>
  at(subgraph).ask(
    caller,
    `query($input: ${inputOf(act)}!) { ${preview}(input: $input${more === undefined ? '' : `, ${more}`}) {
       audience values { coordinate value } } }`,
    { input: keyed(given) },
  );

/** Does what was previewed; gives the id of the record. */
const done = async ({ subgraph, caller, act, then = [], idProperty, list, given }: Case): Promise<string> => {
  const perform = async (mutation: string, input: Input) => {
    const { data, errors } = await at(subgraph).ask(
      caller,
      `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { __typename ... on Refusal { message } } }`,
      { input: keyed(input) },
    );
    expect([errors, data[mutation].message]).toEqual([[], undefined]);
  };
  const listed = async () =>
    (await at(subgraph).ask(caller, `{ ${list}(first: 100) { edges { node { id } } } }`)).data[
      list
    ].edges.map(({ node }: Data) => node.id as string) as readonly string[];
  const before = await listed();
  await perform(act, given);
  const id = (await listed()).find((each) => !before.includes(each)) ?? '';
  for (const [n, [mutation, more]] of then.entries())
    await perform(mutation, { [idProperty]: id, version: n + 1, ...more });
  return id;
};

const now = () => new Date().toISOString();

describe.each(cases)('the preview of $what', (one) => {
  const { subgraph, caller, list, type, asked = {}, blind, wrong } = one;

  it('says of every audience what it then reads, all of it', async () => {
    const began = now();
    const { data, errors } = await previewed(one);
    const then = now();
    expect(errors).toEqual([]);
    const previews = data[one.preview] as readonly Preview[];
    const id = await done(one);
    const read = async (as: AudienceId, selection: string): Promise<unknown> => {
      const { data: seen, errors: refused } = await at(subgraph).ask(
        as,
        `{ ${list}(first: 100) { edges { node { id ${selection} } } } }`,
      );
      if (refused.length > 0) return undefined;
      const rows = (seen[list]?.edges ?? []) as readonly { readonly node: Data }[];
      return rows.find(({ node }) => node?.id === id)?.node[selection.split(' ')[0] ?? ''] as unknown;
    };
    await expectAsPreviewed({
      ...{ subgraph, type, asked, caller, previews, read },
      moments: { previewed: [began, then], done: [then, now()] },
    });
    expect(
      previews.filter(({ values }) => values === null).map(({ audience }) => audience.toLowerCase()),
    ).toEqual(audienceIds.filter((audience) => blind.includes(audience)));
  });

  it.each(wrong)('keeps nothing, and refuses %j, which could not be sent', async (more, message) => {
    const table = { japan, kyrgyzstan, cooperation }[subgraph].tables.find((each) => each.type === type);
    const count = async () =>
      (await at(subgraph).superuser.query(`select count(*)::int as n from "${String(table?.name)}"`))
        .rows as unknown;
    const before = await count();
    const { errors } = await previewed({ ...one, given: { ...one.given, ...more } });
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(message),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ]);
    await previewed(one);
    expect(await count()).toEqual(before);
  });
});
