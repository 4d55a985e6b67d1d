import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { misconductReport } from '../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { reportRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.cooperation.insert(misconductReport, [
    reportRow(1, { originator: 'KYRGYZSTAN', summary: 'secret of Kyrgyzstan' }),
  ]);
}, 120_000);
afterAll(() => ministries.close());

type Given = Readonly<Record<string, unknown>>;
const keyed = (more: Given) => ({ clientMutationKey: `act ${String((n += 1))}`, ...more });

const wanted = {
  grantee: 'THIRD_PARTY_OTIT',
  recordType: 'MisconductReport',
  records: [idOf('report', 1)],
  coordinates: ['MisconductReport.summary'],
  purpose: 'a joint visit',
};
const requested = (as: AudienceId = 'japan_isa') =>
  ministries.made(as, 'requestConsent', 'consentRequest', keyed(wanted));
const answer = (as: AudienceId, consentRequestId: string, more: Given, version = 1) =>
  ministries.act(as, 'answerConsentRequest', keyed({ consentRequestId, version, ...more }));
const done = { __typename: 'ConsentRequestRecorded' };

const shown = async (as: AudienceId, id: string, fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ consentRequests(first: 100) { edges { node { id ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  const nodes: readonly Data[] = data.consentRequests.edges.map(({ node }: Data) => node);
  const { id: _id, ...found } = nodes.find((node) => node.id === id);
  return found;
};
const reports = async (): Promise<string> =>
  (await ministries.ask('third_party_otit', '{ misconductReports { edges { node { summary } } } }')).text;

describe('a request for consent', () => {
  it('is granted by a consent of the side whose the information is, and opens nothing by itself', async () => {
    const id = await requested();
    expect(
      await shown('kyrgyzstan_ministry', id, 'grantee recordType records coordinates purpose state'),
    ).toEqual({
      ...wanted,
      state: 'REQUESTED',
    });
    expect(await reports()).not.toContain('secret');
    const { data } = await ministries.ask(
      'kyrgyzstan_ministry',
      `mutation($input: GiveConsentInput!) { giveConsent(input: $input) { ... on ConsentGiven { consent { id } } } }`,
      {
        input: keyed({
          ...wanted,
          documentReference: 'SYN-1',
          documentDigest: 'a'.repeat(64),
          validFrom: '2020-01-01T00:00:00.000Z',
          validUntil: '2999-01-01T00:00:00.000Z',
        }),
      },
    );
    const consentId: string = data.giveConsent.consent.id;
    expect(await answer('kyrgyzstan_ministry', id, { consentId })).toEqual(done);
    expect(await shown('japan_mofa', id, 'state consentId declineReason answeredAt history { act }')).toEqual(
      {
        state: 'GRANTED',
        consentId,
        declineReason: null,
        answeredAt: expect.any(String),
        history: [{ act: 'requestConsent' }, { act: 'answerConsentRequest' }],
      },
    );
    expect(await reports()).toContain('secret of Kyrgyzstan');
    await ministries.act('kyrgyzstan_ministry', 'withdrawConsent', keyed({ consentId }));
  });

  it('is refused with a code that says no more, and opens nothing', async () => {
    const id = await requested('kyrgyzstan_center');
    expect(await answer('japan_npa', id, { declineReason: 'DOMESTIC_LAW' })).toEqual(done);
    expect(await shown('kyrgyzstan_ministry', id, 'state consentId declineReason')).toEqual({
      state: 'REFUSED',
      consentId: null,
      declineReason: 'DOMESTIC_LAW',
    });
    expect(await reports()).not.toContain('secret');
    expect(await answer('japan_npa', id, { declineReason: 'NOT_HELD' }, 2)).toMatchObject({
      __typename: 'WrongState',
      article: '3',
      state: 'REFUSED',
    });
  });

  it('is told by a notice, and so is its answer', async () => {
    const id = await requested();
    await answer('kyrgyzstan_ministry', id, { declineReason: 'NOT_FEASIBLE' });
    const { data } = await ministries.ask(
      'japan_isa',
      `{ notices(filter: { subjectId: "${id}" }, orderBy: { field: SENT_AT, direction: ASCENDING }) { edges { node {
         kind article sender subject { ... on ConsentRequest { purpose } } } } } }`,
    );
    const subject = { purpose: 'a joint visit' };
    expect(data.notices.edges.map(({ node }: Data) => node as unknown)).toEqual([
      { kind: 'CONSENT_REQUESTED', article: '3', sender: 'JAPAN', subject },
      { kind: 'CONSENT_ANSWERED', article: '3', sender: 'KYRGYZSTAN', subject },
    ]);
  });

  it.each([
    ['the side that asked answers', 'japan_isa', { declineReason: 'NOT_HELD' }, 1, 'WrongParty'],
    ['it has another version', 'kyrgyzstan_ministry', { declineReason: 'NOT_HELD' }, 2, 'StaleVersion'],
    ['it is neither', 'kyrgyzstan_ministry', {}, 1, 'InvalidInput'],
    [
      'it is both',
      'kyrgyzstan_ministry',
      { declineReason: 'NOT_HELD', consentId: randomUUID() },
      1,
      'InvalidInput',
    ],
    ['the consent is no identifier', 'kyrgyzstan_ministry', { consentId: 'x' }, 1, 'InvalidInput'],
  ] as const)('answered wrongly, where %s, is refused and unchanged', async (_, as, more, version, type) => {
    const id = await requested();
    expect(await answer(as, id, more, version)).toMatchObject({ __typename: type, article: '3' });
    expect(await shown('japan_isa', id, 'state version')).toEqual({ state: 'REQUESTED', version: 1 });
  });

  it.each([
    [{ records: [] }, 'records'],
    [{ records: ['x'] }, 'records'],
    [{ coordinates: [] }, 'coordinates'],
    [{ coordinates: ['everything'] }, 'coordinates'],
    [{ purpose: ' ' }, 'purpose'],
  ])('with %j is refused', async (more, field) => {
    expect(await ministries.act('japan_isa', 'requestConsent', keyed({ ...wanted, ...more }))).toMatchObject({
      __typename: 'InvalidInput',
      article: '3',
      field,
    });
  });

  it('does not tell what there is: what never was is asked for like what is hidden', async () => {
    const ask = (recordType: string, coordinate: string) =>
      ministries.act(
        'japan_isa',
        'requestConsent',
        keyed({ ...wanted, recordType, records: [randomUUID()], coordinates: [coordinate] }),
      );
    expect(await ask('SendingAgency', 'SendingAgency.inn')).toEqual(await ask('Never', 'Never.was'));
  });

  it('is nothing to the public and to third parties', async () => {
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await ministries.ask(as, '{ consentRequests { edges { node { purpose } } } }');
      const invented = await ministries.ask(as, '{ consentRequestz { edges { node { purpose } } } }');
      expect(real.text).toBe(invented.text.replaceAll('consentRequestz', 'consentRequests'));
    }
  });
});
