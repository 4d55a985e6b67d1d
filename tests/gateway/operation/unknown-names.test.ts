import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { AskOptions, World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Case {
  readonly what: string;
  readonly restricted: string;
  readonly invented: string;
  readonly query: (name: string) => string;
  readonly variables: ((name: string) => Record<string, unknown>) | undefined;
}
const pair = (
  what: string,
  restricted: string,
  invented: string,
  query: Case['query'],
  variables?: Case['variables'],
): Case => ({ what, restricted, invented, query, variables });

/** A restricted name and one of the same length that nobody ever used, in every place where a name can stand. */
const cases: readonly Case[] = [
  pair('a root field', 'inspections', 'inspectionz', (n) => `{ ${n} { note } }`),
  pair('a root field of two parties', 'inquiries', 'inquiriez', (n) => `{ ${n} { question } }`),
  pair('a field', 'riskGrade', 'riskGradf', (n) => `{ supportOrganizations { name ${n} } }`),
  pair(
    'a field of an object type',
    'inspection',
    'inspectiom',
    (n) => `{ supportOrganizations { ${n} { note } } }`,
  ),
  pair(
    'a field that composition calls inaccessible',
    'internal',
    'interned',
    (n) => `{ supportOrganizations { ${n} } }`,
  ),
  pair('a field by an alias', 'riskGrade', 'riskGradf', (n) => `{ supportOrganizations { name: ${n} } }`),
  pair(
    'a field under @skip',
    'riskGrade',
    'riskGradf',
    (n) => `{ supportOrganizations { name ${n} @skip(if: true) } }`,
  ),
  pair(
    'a field under @include by a variable',
    'riskGrade',
    'riskGradf',
    (n) => `query($w: Boolean = false) { supportOrganizations { name ${n} @include(if: $w) } }`,
  ),
  pair(
    'a field in an inline fragment',
    'riskGrade',
    'riskGradf',
    (n) => `{ holders { ... on SupportOrganization { ${n} } } }`,
  ),
  pair(
    'a field in a named fragment',
    'riskGrade',
    'riskGradf',
    (n) =>
      `{ supportOrganizations { ...f } } fragment f on SupportOrganization { ...g } fragment g on SupportOrganization { ${n} }`,
  ),
  pair(
    'a field in an operation that does not run',
    'inspections',
    'inspectionz',
    (n) => `query a { echo(text: "x") } query b { ${n} { note } }`,
  ),
  pair('a field of another subgraph', 'gravity', 'gravitx', (n) => `{ misconductReports { id ${n} } }`),
  pair('an argument', 'inspector', 'inspectex', (n) => `{ supportOrganizations(${n}: "x") { name } }`),
  pair(
    'a type in an inline fragment',
    'Inspection',
    'Inspectiom',
    (n) => `{ holders { ... on ${n} { note } } }`,
  ),
  pair(
    'a type in a fragment on a union',
    'Inspection',
    'Inspectiom',
    (n) => `{ found { ... on ${n} { __typename } } }`,
  ),
  pair(
    'a type in a named fragment',
    'Inspection',
    'Inspectiom',
    (n) => `{ holders { ...f } } fragment f on ${n} { note }`,
  ),
  pair('a type of composition', 'join__Graph', 'join__Grapf', (n) => `{ holders { ... on ${n} { note } } }`),
  pair('the type of markings', 'Recipient', 'Recipienz', (n) => `query($r: ${n}) { echo(text: $r) }`),
  pair('a type of a variable', 'Inspection', 'Inspectiom', (n) => `query($i: ${n}) { echo(text: $i) }`),
  pair('an enum value', 'WATCHED', 'WATCHEX', (n) => `{ supportOrganizations(status: ${n}) { name } }`),
  pair(
    'an enum value as a default',
    'WATCHED',
    'WATCHEX',
    (n) => `query($s: ListingStatus = ${n}) { supportOrganizations(status: $s) { name } }`,
  ),
  pair(
    'an enum value as a text',
    'WATCHED',
    'WATCHEX',
    (n) => `{ supportOrganizations(status: "${n}") { name } }`,
  ),
  pair(
    'an enum value by a variable',
    'WATCHED',
    'WATCHEX',
    () => 'query($s: ListingStatus) { supportOrganizations(status: $s) { name } }',
    (n) => ({ s: n }),
  ),
  pair(
    'an input field',
    'suspicion',
    'suspiciom',
    (n) => `{ supportOrganizations(filter: { ${n}: 1 }) { name } }`,
  ),
  pair(
    'an input field nested',
    'suspicion',
    'suspiciom',
    (n) => `{ supportOrganizations(filter: { and: [{ and: [{ ${n}: 1 }] }] }) { name } }`,
  ),
  pair(
    'an input field as a default',
    'suspicion',
    'suspiciom',
    (n) => `query($f: OrganizationFilter = { ${n}: 1 }) { supportOrganizations(filter: $f) { name } }`,
  ),
  pair(
    'an input field by a variable',
    'suspicion',
    'suspiciom',
    () => 'query($f: OrganizationFilter) { supportOrganizations(filter: $f) { name } }',
    (n) => ({ f: { [n]: 1 } }),
  ),
  pair(
    'an input field nested in a variable',
    'suspicion',
    'suspiciom',
    () => 'query($f: OrganizationFilter) { supportOrganizations(filter: $f) { name } }',
    (n) => ({ f: { name: 'x', and: [{ [n]: 1 }] } }),
  ),
  pair(
    'a type in introspection',
    'Inspection',
    'Inspectiom',
    (n) => `{ __type(name: "${n}") { name description } }`,
  ),
  pair(
    'a type in introspection by a variable',
    'Inspection',
    'Inspectiom',
    () => 'query($n: String!) { __type(name: $n) { name description } }',
    (n) => ({ n }),
  ),
  pair(
    'a type in introspection beside data',
    'Inspection',
    'Inspectiom',
    (n) => `{ echo(text: "x") __type(name: "${n}") { name } }`,
  ),
  pair(
    'a type of composition in introspection',
    'join__Graph',
    'join__Grapf',
    (n) => `{ __type(name: "${n}") { name } }`,
  ),
  pair(
    'the type of markings in introspection',
    'Recipient',
    'Recipienz',
    (n) => `{ __type(name: "${n}") { name } }`,
  ),
  pair(
    'a directive',
    'confidential',
    'confidentiam',
    (n) => `{ supportOrganizations { name @${n}(releasableTo: [JAPAN]) } }`,
  ),
  pair('a mutation', 'orderInspection', 'orderInspectiom', (n) => `mutation { ${n}(note: "x") { note } }`),
];

const listed = ['cache-control', 'content-type', 'content-length', 'vary', 'allow', 'x-content-type-options'];

describe.each(['post', 'get'] as const)(
  'by %s, the public is told of a restricted name as of one that nobody used',
  (method) => {
    it.each(cases)('$what', async ({ restricted, invented, query, variables }) => {
      expect(restricted.length).toBe(invented.length);
      const answers = await Promise.all(
        [restricted, invented].map(async (name) => {
          const options: AskOptions = {
            accept: 'application/graphql-response+json',
            operationName: /\bquery a\b/.test(query(name)) ? 'a' : '',
            ...(variables === undefined ? {} : { variables: variables(name) }),
          };
          const seen = await (method === 'post' ? world.ask : world.askByGet)(query(name), options);
          const headers = listed.map((header) => seen.headers.get(header));
          return { status: seen.status, headers, text: seen.text.replaceAll(name, 'NAME') };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.text).not.toMatch(/did you mean/i);
    });
  },
);

it.each([
  ['a field', '{ supportOrganization(registrationNumber: "x") { nam } }'],
  ['a root field', '{ supportOrganisations { name } }'],
  ['an argument', '{ supportOrganizations(statuz: LISTED) { name } }'],
  ['a type', '{ holders { ... on SupportOrganisation { name } } }'],
  ['an enum value', '{ supportOrganizations(status: LISTEX) { name } }'],
  ['an enum value as a text', '{ supportOrganizations(status: "LISTED") { name } }'],
  ['an input field', '{ supportOrganizations(filter: { nam: "x" }) { name } }'],
  ['a directive', '{ supportOrganizations { name @inclu(if: true) } }'],
  [
    'an enum value by a variable',
    'query($s: ListingStatus) { supportOrganizations(status: $s) { name } }',
    { s: 'LISTEX' },
  ],
  [
    'an input field by a variable',
    'query($f: OrganizationFilter) { supportOrganizations(filter: $f) { name } }',
    { f: { nam: 'x' } },
  ],
] as readonly (readonly [string, string, Record<string, unknown>?])[])(
  'no suggestion follows %s that nearly has the name of a visible one',
  async (...[, query, variables = {}]) => {
    const { body } = await world.ask(query, { variables });
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i);
  },
);

it('an unknown name is refused also in an operation that does not run', async () => {
  const seen = await world.ask('query a { echo(text: "x") } query b { nobody }', { operationName: 'a' });
  expect(seen.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

it('asks no subgraph for anything restricted while refusing', () => {
  const names = [
    'inspection',
    'riskGrade',
    'gravity',
    'inquiries',
    'WATCHED',
    'suspicion',
    'inspector',
    'Inspection',
    'internal',
  ];
  const asked = Object.values(world.subgraphs).flatMap((subgraph) =>
    subgraph.asked.map(({ query, variables }) => `${query} ${JSON.stringify(variables ?? null)}`),
  );
  // Introspection beside data does ask: the test would pass with no request at all otherwise.
  expect(asked.length).toBeGreaterThan(0);
  for (const name of names) expect(asked.filter((text) => text.includes(name))).toEqual([]);
});

it('knows every one of these names where they are not restricted, so that no pair is a typing error', () => {
  const cleared = world.gateway.views.get('japan_isa')?.view;
  const everyone = cases.map(({ restricted }) => restricted);
  const nobodys = ['internal', 'join__Graph', 'Recipient', 'confidential'];
  expect(everyone.filter((name) => cleared?.sdl.includes(name) !== true).sort()).toEqual(
    everyone.filter((name) => nobodys.includes(name)).sort(),
  );
});
