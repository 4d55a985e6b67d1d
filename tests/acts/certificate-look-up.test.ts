import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const enter = (digests: readonly string[]) =>
  ministries.act('japan_isa', 'enterCertificates', {
    clientMutationKey: `enter ${String((n += 1))}`,
    digests,
  });

beforeAll(async () => {
  ministries = await openMinistries();
  expect(await enter([digestOf('SKILL:EXAMPLE7'), digestOf('JFT_BASIC:EXAMPLE8')])).toEqual({
    __typename: 'CertificatesEntered',
  });
}, 120_000);
afterAll(() => ministries.close());
beforeEach(() => ministries.cooperation.superuser.query('truncate certificate_look_up'));

interface Wanted {
  readonly examinationKind: string;
  readonly certificateNumber: string;
}

const lookUp = async (as: AudienceId, wanted: Wanted, key = `look ${String((n += 1))}`): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `mutation($input: LookUpCertificateInput!) { lookUpCertificate(input: $input) {
       __typename ... on CertificateLookedUp { hit } ... on Refusal { article } ... on WrongState { state } ... on InvalidInput { field } } }`,
    { input: { clientMutationKey: key, ...wanted } },
  );
  expect(errors).toEqual([]);
  return data.lookUpCertificate;
};
const known = { examinationKind: 'SKILL', certificateNumber: 'EXAMPLE-7' };
const recorded = async () =>
  (
    await ministries.cooperation.superuser.query<Data>(
      'select agency, digest, hit from certificate_look_up order by at, agency',
    )
  ).rows;

describe('the look-up of a certificate', () => {
  it.each([
    ['the same kind and number', known, true],
    ['the number in another spelling', { ...known, certificateNumber: ' ｅｘａｍｐｌｅ 7' }, true],
    ['another number', { ...known, certificateNumber: 'EXAMPLE-70' }, false],
    ['the beginning of a number', { ...known, certificateNumber: 'EXAMPLE' }, false],
    ['another kind', { ...known, examinationKind: 'JFT_BASIC' }, false],
  ])('of %s is a hit or none, and says nothing else, to both sides', async (_, wanted, hit) => {
    for (const as of ['japan_isa', 'japan_mofa', 'kyrgyzstan_ministry', 'kyrgyzstan_center'] as const)
      expect(await lookUp(as, wanted)).toEqual({ __typename: 'CertificateLookedUp', hit });
  });

  it('is recorded with who asked, by a digest and not by the number', async () => {
    await lookUp('kyrgyzstan_center', known);
    await lookUp('japan_mofa', { ...known, certificateNumber: 'NEVER' });
    expect(await recorded()).toEqual([
      { agency: 'KYRGYZSTAN_CENTER', digest: digestOf('SKILL:EXAMPLE7'), hit: true },
      { agency: 'JAPAN_MOFA', digest: digestOf('SKILL:NEVER'), hit: false },
    ]);
  });

  it('is answered again under its key without being counted again', async () => {
    const first = await lookUp('japan_isa', known, 'one key');
    expect(await lookUp('japan_isa', known, 'one key')).toEqual(first);
    expect(await recorded()).toHaveLength(1);
  });

  it('is refused to an agency that asked 200 times in 24 hours, hit or not, and to no other', async () => {
    await ministries.cooperation.superuser.query(
      `insert into certificate_look_up (id, agency, digest, hit, at)
       select gen_random_uuid(), 'JAPAN_ISA', 'x', false, now() - interval '23 hours' from generate_series(1, 200)`,
    );
    const spent = { __typename: 'WrongState', article: '5', state: 'BUDGET_SPENT' };
    expect(await lookUp('japan_isa', known)).toEqual(spent);
    expect(await lookUp('japan_isa', { ...known, certificateNumber: 'NEVER' })).toEqual(spent);
    expect(await lookUp('japan_mofa', known)).toMatchObject({ hit: true });
    await ministries.cooperation.superuser.query(
      `update certificate_look_up set at = at - interval '2 hours' where agency = 'JAPAN_ISA'`,
    );
    expect(await lookUp('japan_isa', known)).toMatchObject({ hit: true });
  });

  it('of a number without a letter or digit is refused', async () => {
    expect(await lookUp('japan_isa', { ...known, certificateNumber: '--' })).toMatchObject({
      __typename: 'InvalidInput',
      article: '5',
      field: 'certificateNumber',
    });
  });

  it('is nothing to other agencies, the public and third parties', async () => {
    const ask = (as: AudienceId, name: string) =>
      ministries.ask(as, `mutation { ${name}(input: { certificateNumber: "X" }) { __typename } }`);
    for (const as of [
      'japan_npa',
      'japan_mhlw',
      'public',
      'third_party_otit',
      'third_party_embassy',
    ] as const)
      expect((await ask(as, 'lookUpCertificate')).text).toBe(
        (await ask(as, 'lookUpCertificatf')).text.replaceAll('lookUpCertificatf', 'lookUpCertificate'),
      );
  });
});

describe('certificates', () => {
  it('are entered once each, however often they are given', async () => {
    const digest = digestOf('SKILL:TWICE');
    for (let time = 0; time < 2; time += 1)
      expect(await enter([digest, digest])).toEqual({ __typename: 'CertificatesEntered' });
    const { rows } = await ministries.cooperation.superuser.query(
      'select originator from examination_certificate where digest = $1',
      [digest],
    );
    expect(rows).toEqual([{ originator: 'JAPAN' }]);
  });

  const annul = (digests: readonly string[], as: AudienceId = 'japan_isa') =>
    ministries.act(as, 'annulCertificates', {
      clientMutationKey: `annul ${String((n += 1))}`,
      digests,
      ground: 'entered in error',
    });

  it('that are annulled are no hit any more, keep who annulled them and why, and may be entered anew', async () => {
    const digest = digestOf('SKILL:WRONG1');
    const wrong = { examinationKind: 'SKILL', certificateNumber: 'WRONG-1' };
    await enter([digest]);
    expect(await lookUp('kyrgyzstan_center', wrong)).toMatchObject({ hit: true });
    expect(await annul([digest, digest], 'japan_mhlw')).toEqual({ __typename: 'CertificatesAnnulled' });
    expect(await lookUp('kyrgyzstan_center', wrong)).toMatchObject({ hit: false });
    const { rows } = await ministries.cooperation.superuser.query(
      `select c.act, c.article, c.agency, c.kept_for, c.version, c."values"->1->>'after' as ground
       from record_change c join examination_certificate e on e.id = c.record_id
       where e.digest = $1 and e.annulled_at is not null`,
      [digest],
    );
    expect(rows).toEqual([
      {
        act: 'annulCertificates',
        article: '5',
        agency: 'JAPAN_MHLW',
        kept_for: 'JAPAN',
        version: 2,
        ground: 'entered in error',
      },
    ]);
    await enter([digest]);
    expect(await lookUp('kyrgyzstan_center', wrong)).toMatchObject({ hit: true });
    expect(await annul([digest])).toEqual({ __typename: 'CertificatesAnnulled' });
    expect(await lookUp('kyrgyzstan_center', wrong)).toMatchObject({ hit: false });
  });

  it('that were never entered, or are annulled already, are answered alike: that would be a look-up', async () => {
    const [entered, never] = [digestOf('SKILL:ONCE'), digestOf('SKILL:NEVERENTERED')];
    await enter([entered]);
    const done = { __typename: 'CertificatesAnnulled' };
    expect(await annul([entered])).toEqual(done);
    expect(await annul([entered])).toEqual(done);
    expect(await annul([never])).toEqual(done);
    expect(await annul(['x'])).toMatchObject({ __typename: 'InvalidInput', field: 'digests' });
    expect(await annul([])).toMatchObject({ __typename: 'InvalidInput', field: 'digests' });
  });

  it.each(['kyrgyzstan_ministry', 'kyrgyzstan_center', 'public', 'third_party_otit'] as const)(
    'are not annulled by %s, for which there is no such act',
    async (as) => {
      const ask = (name: string) =>
        ministries.ask(as, `mutation { ${name}(input: { ground: "X" }) { __typename } }`);
      expect((await ask('annulCertificates')).text).toBe(
        (await ask('annulCertificatez')).text.replaceAll('annulCertificatez', 'annulCertificates'),
      );
    },
  );

  it.each([[[]], [['EXAMPLE-7']], [Array.from({ length: 1_001 }, (_, at) => digestOf(String(at)))]])(
    'that are none, no digests or too many are refused',
    async (digests) => {
      expect(await enter(digests)).toMatchObject({ __typename: 'InvalidInput', field: 'digests' });
    },
  );
});
