import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { misconductReport } from '../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { reportRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

const otit = 'third_party_otit';

let ministries: Ministries;
let n = 0;
beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.japan.insert(receivingEntity, [
    entityRow(1, { telephone: 'secret one' }),
    entityRow(2, { telephone: 'secret two' }),
  ]);
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(1)]);
  await ministries.cooperation.insert(misconductReport, [
    reportRow(1, { originator: 'JAPAN', summary: 'secret of Japan', policeReference: 'secret reference' }),
    reportRow(2, { originator: 'KYRGYZSTAN', summary: 'secret of Kyrgyzstan' }),
  ]);
}, 120_000);
afterAll(() => ministries.close());

type Input = Readonly<Record<string, unknown>>;

const key = (): string => `consent ${String((n += 1))}`;
const terms = {
  grantee: 'THIRD_PARTY_OTIT',
  purpose: 'a joint visit',
  documentReference: 'SYN-1',
  documentDigest: 'a'.repeat(64),
  validFrom: '2020-01-01T00:00:00.000Z',
  validUntil: '2999-01-01T00:00:00.000Z',
};
const telephone = (more: Input = {}): Input => ({
  clientMutationKey: key(),
  ...terms,
  recordType: 'ReceivingEntity',
  records: [idOf('entity', 1)],
  coordinates: ['ReceivingEntity.telephone'],
  ...more,
});
const summary = (report: number, more: Input = {}): Input => ({
  clientMutationKey: key(),
  ...terms,
  recordType: 'MisconductReport',
  records: [idOf('report', report)],
  coordinates: ['MisconductReport.summary'],
  ...more,
});

/** Gives a consent and gives its id. */
const given = async (as: AudienceId, mutation: string, input: Input): Promise<string> => {
  const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}`;
  const { text } = await ministries.ask(
    as,
    `mutation($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ConsentGiven { consent { id } } } }`,
    { input },
  );
  const { data } = JSON.parse(text) as {
    data?: Readonly<
      Record<string, { readonly __typename: string; readonly consent: { readonly id: string } }>
    >;
  };
  const outcome = data?.[mutation];
  expect(outcome?.__typename).toBe('ConsentGiven');
  return outcome?.consent.id ?? '';
};

const telephones = '{ receivingEntities(first: 5) { edges { node { telephone } } } }';
const asked = async (query: string): Promise<string> => (await ministries.ask(otit, query)).text;

describe('an agency that consents', () => {
  it('opens a field of a record with the answer, and closes it with the answer to the withdrawal', async () => {
    expect(await asked(telephones)).not.toContain('secret');
    const consentId = await given('japan_isa', 'giveConsentInJapan', telephone());
    expect(await asked(telephones)).toContain('secret one');
    expect(await asked(telephones)).not.toContain('secret two');
    expect(
      await ministries.act('japan_mhlw', 'withdrawConsentInJapan', {
        clientMutationKey: key(),
        consentId,
      }),
    ).toMatchObject({ __typename: 'ConsentWithdrawn' });
    expect(await asked(telephones)).not.toContain('secret');
    expect(
      await ministries.act('japan_isa', 'withdrawConsentInJapan', { clientMutationKey: key(), consentId }),
    ).toMatchObject({ __typename: 'WrongState', state: 'WITHDRAWN', article: '3' });
  });

  it('never shows a value to a question that begins after the withdrawal was answered', async () => {
    for (let round = 0; round < 5; round += 1) {
      const consentId = await given('japan_isa', 'giveConsentInJapan', telephone());
      let isWithdrawn = false;
      const late: string[] = [];
      const reading = Array.from({ length: 3 }, async () => {
        for (let question = 0; question < 12; question += 1) {
          const beganAfter = isWithdrawn;
          const text = await asked(telephones);
          if (beganAfter && text.includes('secret')) late.push(text);
        }
      });
      await ministries.act('japan_isa', 'withdrawConsentInJapan', { clientMutationKey: key(), consentId });
      isWithdrawn = true;
      await Promise.all(reading);
      expect(late).toEqual([]);
      expect(await asked(telephones)).not.toContain('secret');
    }
  }, 60_000);

  it('gives once what it asks for twice', async () => {
    const input = telephone();
    const first = await given('japan_isa', 'giveConsentInJapan', input);
    expect(await given('japan_isa', 'giveConsentInJapan', input)).toBe(first);
    await ministries.act('japan_isa', 'withdrawConsentInJapan', {
      clientMutationKey: key(),
      consentId: first,
    });
  });

  it('opens its own side’s reports to a third party, and never the other side’s', async () => {
    expect(await ministries.act('japan_mofa', 'giveConsent', summary(2))).toMatchObject({
      __typename: 'NotFound',
    });
    const consentId = await given('kyrgyzstan_ministry', 'giveConsent', summary(2));
    const text = await asked('{ misconductReports(first: 5) { edges { node { summary } } } }');
    expect(text).toContain('secret of Kyrgyzstan');
    expect(text).not.toContain('secret of Japan');
    expect(
      await ministries.act('japan_isa', 'withdrawConsent', { clientMutationKey: key(), consentId }),
    ).toMatchObject({ __typename: 'NotFound' });
    await ministries.act('kyrgyzstan_ministry', 'withdrawConsent', { clientMutationKey: key(), consentId });
  });

  it('opens every record of its side where it says so', async () => {
    const consentId = await given('japan_isa', 'giveConsent', summary(1, { everyRecord: true, records: [] }));
    const text = await asked('{ misconductReports(first: 5) { edges { node { summary } } } }');
    expect(text).toContain('secret of Japan');
    expect(text).not.toContain('secret of Kyrgyzstan');
    await ministries.act('japan_isa', 'withdrawConsent', { clientMutationKey: key(), consentId });
  });

  it.each([
    ['no field', { coordinates: [] }, 'coordinates'],
    ['a field that never was', { coordinates: ['ReceivingEntity.never'] }, 'coordinates'],
    ['a field of another type', { coordinates: ['SupportOrganization.telephone'] }, 'coordinates'],
    ['a way to ask instead of a field', { coordinates: ['ReceivingEntityFilter.name'] }, 'coordinates'],
    ['a root field', { coordinates: ['Query.receivingEntities'] }, 'coordinates'],
    ['no record', { records: [] }, 'records'],
    ['single records and every record', { everyRecord: true }, 'records'],
    ['a type that is not kept here', { recordType: 'MisconductReport' }, 'recordType'],
    ['consents themselves', { recordType: 'Consent' }, 'recordType'],
    ['a digest that is none', { documentDigest: 'A'.repeat(64) }, 'documentDigest'],
    ['an end before the beginning', { validUntil: '2019-01-01T00:00:00.000Z' }, 'validUntil'],
    ['an end that is past', { validUntil: '2020-01-02T00:00:00.000Z' }, 'validUntil'],
    ['an empty purpose', { purpose: ' ' }, 'purpose'],
  ])('is refused where it names %s', async (_what, more, field) => {
    expect(await ministries.act('japan_isa', 'giveConsentInJapan', telephone(more))).toMatchObject({
      __typename: 'InvalidInput',
      field,
      article: '3',
    });
  });

  it('is refused alike for a record that is not there, one that is no id, and one among others', async () => {
    const refusals = [];
    for (const records of [[idOf('entity', 99)], ['x'], [idOf('entity', 1), idOf('entity', 99)]])
      refusals.push(await ministries.act('japan_isa', 'giveConsentInJapan', telephone({ records })));
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ __typename: 'NotFound' });
  });

  it('cannot consent to what it may not see itself', async () => {
    const reference = (coordinate: string) =>
      ministries.act('japan_mofa', 'giveConsent', summary(1, { coordinates: [coordinate] }));
    expect(await reference('MisconductReport.policeReference')).toEqual(
      await reference('MisconductReport.neverExisted'),
    );
    const consentId = await given(
      'japan_npa',
      'giveConsent',
      summary(1, { coordinates: ['MisconductReport.policeReference'] }),
    );
    await ministries.act('japan_npa', 'withdrawConsent', { clientMutationKey: key(), consentId });
  });

  it('is of the originator: for everybody else there is no such act', async () => {
    const others = audienceIds.filter((id) => !id.startsWith('japan_'));
    for (const as of others) {
      const { text } = await ministries.ask(as, 'mutation { giveConsentInJapan(input: {}) { __typename } }');
      expect(text).toMatch(
        /Cannot query field \\"giveConsentInJapan\\"|The schema has no mutation operations/,
      );
    }
  });

  it('is on the Kyrgyz side its Ministry, also for what that side keeps at home: the Center binds nobody', async () => {
    const input = {
      clientMutationKey: key(),
      ...terms,
      recordType: 'SendingAgency',
      records: [idOf('agency', 1)],
      coordinates: ['SendingAgency.inn'],
    };
    for (const mutation of ['giveConsentInKyrgyzstan', 'withdrawConsentInKyrgyzstan']) {
      const asked = (name: string) =>
        ministries.ask('kyrgyzstan_center', `mutation { ${name}(input: {}) { __typename } }`);
      expect((await asked(mutation)).text).toBe(
        (await asked('bindSomebody')).text.replaceAll('bindSomebody', mutation),
      );
    }
    const give = (name: string) =>
      `mutation($input: GiveConsentInKyrgyzstanInput!) { ${name}(input: $input) { __typename } }`;
    const { kyrgyzstan } = ministries;
    const forged = await kyrgyzstan.ask('kyrgyzstan_center', give('giveConsentInKyrgyzstan'), { input });
    expect(forged.text).toBe(
      (await kyrgyzstan.ask('kyrgyzstan_center', give('bindSomebody'), { input })).text,
    );
    const { rows } = await kyrgyzstan.superuser.query(
      `select has_any_column_privilege('kyrgyzstan_kyrgyzstan_center', 'consent', 'INSERT, UPDATE') as "writes"`,
    );
    expect(rows).toEqual([{ writes: false }]);
    const consentId = await given('kyrgyzstan_ministry', 'giveConsentInKyrgyzstan', input);
    await ministries.act('kyrgyzstan_ministry', 'withdrawConsentInKyrgyzstan', {
      clientMutationKey: key(),
      consentId,
    });
  });

  it('keeps who did what, for its own side', async () => {
    const consentId = await given('japan_npa', 'giveConsentInJapan', telephone());
    const { rows } = await ministries.japan.superuser.query(
      'select act, agency, kept_for from record_change where record_id = $1',
      [consentId],
    );
    expect(rows).toEqual([{ act: 'giveConsentInJapan', agency: 'JAPAN_NPA', kept_for: 'JAPAN' }]);
    await ministries.act('japan_isa', 'withdrawConsentInJapan', { clientMutationKey: key(), consentId });
  });
});
