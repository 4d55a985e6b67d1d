import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { contactPoint } from '../../subgraphs/cooperation/contact-point/contact-point.table.ts';
import { contactPointRow } from '../subgraphs/rows/cooperation-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.cooperation.insert(contactPoint, [
    contactPointRow(1, { party: 'JAPAN', version: 1 }),
    contactPointRow(2, { party: 'KYRGYZSTAN', version: 1 }),
  ]);
}, 120_000);
afterAll(() => ministries.close());

const nextYear = String(new Date().getUTCFullYear() + 1);

const change = (as: AudienceId, version: number, more: Readonly<Record<string, unknown>> = {}) =>
  ministries.act(as, 'changeContactPoint', {
    clientMutationKey: `change ${String((n += 1))}`,
    version,
    office: 'Example Division',
    officeNative: '架空課',
    effectiveFrom: `${nextYear}-04-01`,
    officers: [{ name: '架空 太郎', email: 'taro@example.org' }],
    ...more,
  });

const versions = async (as: AudienceId, party: string, fields: string): Promise<unknown> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ contactPoints(filter: { party: ${party} }) { edges { node { version effectiveTo ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return (data.contactPoints.edges as { readonly node: unknown }[]).map(({ node }) => node);
};

it('a side changes its own contact point: the next version, with the one before it ended and kept', async () => {
  expect(await change('japan_isa', 1)).toEqual({ __typename: 'ContactPointRecorded' });
  expect(await versions('public', 'JAPAN', 'office')).toEqual([
    { version: 1, effectiveTo: `${nextYear}-03-31`, office: 'Immigration Services Agency' },
    { version: 2, effectiveTo: null, office: 'Example Division' },
  ]);
  expect(await versions('kyrgyzstan_center', 'JAPAN', 'officers { name email telephone }')).toMatchObject([
    {},
    { officers: [{ name: '架空 太郎', email: 'taro@example.org', telephone: null }] },
  ]);
  expect(await versions('public', 'KYRGYZSTAN', 'office')).toMatchObject([{ version: 1, effectiveTo: null }]);
  const { data } = await ministries.ask(
    'kyrgyzstan_center',
    '{ notices(filter: { kind: CONTACT_POINT_CHANGED }) { edges { node { article sender contactPoint { party version } subject { ... on ContactPoint { office } } } } } }',
  );
  expect(data.notices.edges).toEqual([
    {
      node: {
        article: '2',
        sender: 'JAPAN',
        // Every notice goes to the contact point that the other side has on that day.
        contactPoint: { party: 'KYRGYZSTAN', version: 1 },
        subject: { office: 'Example Division' },
      },
    },
  ]);
});

it.each([
  ['of a version that is not the latest', 2, {}, { __typename: 'StaleVersion', version: 1 }],
  ['from a day that is over', 1, { effectiveFrom: '2026-02-01' }, { field: 'effectiveFrom' }],
  ['to an office without a name', 1, { office: ' ' }, { field: 'office' }],
])('a change %s is refused, names the section and changes nothing', async (_, version, more, refusal) => {
  expect(await change('kyrgyzstan_ministry', version, more)).toMatchObject({ article: '2', ...refusal });
  expect(await versions('public', 'KYRGYZSTAN', '')).toEqual([{ version: 1, effectiveTo: null }]);
});

it('the public and third parties have no such act', async () => {
  const attempt = (as: AudienceId, mutation: string) =>
    ministries.ask(as, `mutation { ${mutation}(input: { version: 1 }) { __typename } }`);
  for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const)
    expect((await attempt(as, 'changeContactPoint')).text).toBe(
      (await attempt(as, 'changeContactPoinz')).text.replaceAll('changeContactPoinz', 'changeContactPoint'),
    );
});
