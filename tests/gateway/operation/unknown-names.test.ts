import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { AskOptions, World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Case = readonly [what: string, restricted: string, invented: string, query: (name: string) => string, variables?: (name: string) => Record<string, unknown>];

/** A restricted name and one of the same length that nobody ever used, in every place where a name can stand. */
const cases: readonly Case[] = [
  ['a root field', 'inspections', 'inspectionz', (n) => `{ ${n} { note } }`],
  ['a root field of two parties', 'inquiries', 'inquiriez', (n) => `{ ${n} { question } }`],
  ['a field', 'riskGrade', 'riskGradf', (n) => `{ supportOrganizations { name ${n} } }`],
  ['a field of an object type', 'inspection', 'inspectiom', (n) => `{ supportOrganizations { ${n} { note } } }`],
  ['a field that composition calls inaccessible', 'internal', 'interned', (n) => `{ supportOrganizations { ${n} } }`],
  ['a field by an alias', 'riskGrade', 'riskGradf', (n) => `{ supportOrganizations { name: ${n} } }`],
  ['a field under @skip', 'riskGrade', 'riskGradf', (n) => `{ supportOrganizations { name ${n} @skip(if: true) } }`],
  ['a field under @include by a variable', 'riskGrade', 'riskGradf', (n) => `query($w: Boolean = false) { supportOrganizations { name ${n} @include(if: $w) } }`],
  ['a field in an inline fragment', 'riskGrade', 'riskGradf', (n) => `{ holders { ... on SupportOrganization { ${n} } } }`],
  ['a field in a named fragment', 'riskGrade', 'riskGradf', (n) => `{ supportOrganizations { ...f } } fragment f on SupportOrganization { ...g } fragment g on SupportOrganization { ${n} }`],
  ['a field in an operation that does not run', 'inspections', 'inspectionz', (n) => `query a { echo(text: "x") } query b { ${n} { note } }`],
  ['a field of another subgraph', 'gravity', 'gravitx', (n) => `{ misconductReports { id ${n} } }`],
  ['an argument', 'inspector', 'inspectex', (n) => `{ supportOrganizations(${n}: "x") { name } }`],
  ['a type in an inline fragment', 'Inspection', 'Inspectiom', (n) => `{ holders { ... on ${n} { note } } }`],
  ['a type in a fragment on a union', 'Inspection', 'Inspectiom', (n) => `{ found { ... on ${n} { __typename } } }`],
  ['a type in a named fragment', 'Inspection', 'Inspectiom', (n) => `{ holders { ...f } } fragment f on ${n} { note }`],
  ['a type of composition', 'join__Graph', 'join__Grapf', (n) => `{ holders { ... on ${n} { note } } }`],
  ['the type of markings', 'Recipient', 'Recipienz', (n) => `query($r: ${n}) { echo(text: $r) }`],
  ['a type of a variable', 'Inspection', 'Inspectiom', (n) => `query($i: ${n}) { echo(text: $i) }`],
  ['an enum value', 'WATCHED', 'WATCHEX', (n) => `{ supportOrganizations(status: ${n}) { name } }`],
  ['an enum value as a default', 'WATCHED', 'WATCHEX', (n) => `query($s: ListingStatus = ${n}) { supportOrganizations(status: $s) { name } }`],
  ['an enum value as a text', 'WATCHED', 'WATCHEX', (n) => `{ supportOrganizations(status: "${n}") { name } }`],
  ['an enum value by a variable', 'WATCHED', 'WATCHEX', () => 'query($s: ListingStatus) { supportOrganizations(status: $s) { name } }', (n) => ({ s: n })],
  ['an input field', 'suspicion', 'suspiciom', (n) => `{ supportOrganizations(filter: { ${n}: 1 }) { name } }`],
  ['an input field nested', 'suspicion', 'suspiciom', (n) => `{ supportOrganizations(filter: { and: [{ and: [{ ${n}: 1 }] }] }) { name } }`],
  ['an input field as a default', 'suspicion', 'suspiciom', (n) => `query($f: OrganizationFilter = { ${n}: 1 }) { supportOrganizations(filter: $f) { name } }`],
  ['an input field by a variable', 'suspicion', 'suspiciom', () => 'query($f: OrganizationFilter) { supportOrganizations(filter: $f) { name } }', (n) => ({ f: { [n]: 1 } })],
  ['an input field nested in a variable', 'suspicion', 'suspiciom', () => 'query($f: OrganizationFilter) { supportOrganizations(filter: $f) { name } }', (n) => ({ f: { name: 'x', and: [{ [n]: 1 }] } })],
  ['a type in introspection', 'Inspection', 'Inspectiom', (n) => `{ __type(name: "${n}") { name description } }`],
  ['a type in introspection by a variable', 'Inspection', 'Inspectiom', () => 'query($n: String!) { __type(name: $n) { name description } }', (n) => ({ n })],
  ['a type in introspection beside data', 'Inspection', 'Inspectiom', (n) => `{ echo(text: "x") __type(name: "${n}") { name } }`],
  ['a type of composition in introspection', 'join__Graph', 'join__Grapf', (n) => `{ __type(name: "${n}") { name } }`],
  ['the type of markings in introspection', 'Recipient', 'Recipienz', (n) => `{ __type(name: "${n}") { name } }`],
  ['a directive', 'confidential', 'confidentiam', (n) => `{ supportOrganizations { name @${n}(releasableTo: [JAPAN]) } }`],
  ['a mutation', 'orderInspection', 'orderInspectiom', (n) => `mutation { ${n}(note: "x") { note } }`],
];

const listed = ['cache-control', 'content-type', 'content-length', 'vary', 'allow', 'x-content-type-options'];

describe.each(['post', 'get'] as const)('by %s, the public is told of a restricted name as of one that nobody used', (method) => {
  it.each(cases)('%s', async (_what, restricted, invented, query, variables) => {
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
});

it('asks no subgraph for anything restricted while refusing', () => {
  const names = ['inspection', 'riskGrade', 'gravity', 'inquiries', 'WATCHED', 'suspicion', 'inspector', 'Inspection', 'internal'];
  const asked = Object.values(world.subgraphs).flatMap((subgraph) => subgraph.asked.map(({ query, variables }) => `${query} ${JSON.stringify(variables ?? null)}`));
  // Introspection beside data does ask: the test would pass with no request at all otherwise.
  expect(asked.length).toBeGreaterThan(0);
  for (const name of names) expect(asked.filter((text) => text.includes(name))).toEqual([]);
});

it.each(cases.filter(([what]) => !/composition|markings|directive|as a text|does not run/.test(what)))(
  'a cleared agency has %s (so that the pairs above are no test of typing errors)',
  async (_what, restricted, _invented, query, variables) => {
    const { body } = await world.ask(query(restricted), {
      as: 'japan-isa',
      ...(variables === undefined ? {} : { variables: variables(restricted) }),
    });
    const messages = (body.errors ?? []).map(({ message }) => message).filter((message) => message.includes(restricted));
    // A type of the view that is no input type, or cannot stand there, is told of as such: it is known.
    expect(messages.filter((message) => /^Unknown|Cannot query|does not exist|is not defined/.test(message))).toEqual(
      restricted === 'gravity' ? expect.anything() : [],
    );
  },
);
