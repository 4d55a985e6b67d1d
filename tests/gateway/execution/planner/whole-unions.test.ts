import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Planner, startPlanner } from '../../../../gateway/execution/planner/planner.ts';
import { wholeUnions } from '../../../../gateway/execution/planner/whole-unions.ts';
import { withoutTypes } from '../../../../gateway/execution/planner/without-types.ts';
import { composeWorld } from '../federated-world.ts';

/** Each side keeps the papers of an agency: photographs both, permits the one, licences the other. */
const agencyOf = (root: string, own: string, more = ''): string => `
  type Query { ${root}: Agency }
  type Agency @key(fields: "id") { id: ID! papers: Papers @shareable ${own}Papers: Papers }
  type Papers @shareable { list: [Paper!]! }
  union Paper = Photograph | ${own}
  type Photograph @shareable { title: String }
  ${more}`;
const permit = 'type Permit { number(form: Form): String scope: Scope } enum Form { LONG SHORT }';
const scope = 'type Scope { visible: Boolean }';
const licence = 'type Licence { grade: Int since: Day } scalar Day';

const supergraphOf = (north: string, south: string): string =>
  composeWorld({
    north: agencyOf('agencyInNorth', 'Permit', north),
    south: agencyOf('agencyInSouth', 'Licence', south),
  }).supergraph;
const supergraph = supergraphOf(`${permit} ${scope}`, licence);

const open: Planner[] = [];
jest.setTimeout(30_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((planner) => planner.close()));
});

/** What each subgraph is asked, in the order of the plan. */
const asked = async (graph: string, operation: string): Promise<string[]> => {
  const planner = await startPlanner({ supergraph: graph });
  open.push(planner);
  const requests: string[] = [];
  JSON.stringify(await planner.plan(operation), (_key, value: unknown) => {
    const { serviceName, operation: text } = (value ?? {}) as { serviceName?: string; operation?: string };
    if (serviceName !== undefined && text !== undefined) requests.push(`${serviceName} ${text}`);
    return value;
  });
  return requests;
};

const list = `list { __typename ... on Photograph { title } ... on Permit { number } ... on Licence { grade } }`;

describe('a union of which each subgraph knows another part', () => {
  it('is asked of a subgraph for the members that it has, and for no other', async () => {
    expect(await asked(supergraph, `{ agencyInNorth { papers { ${list} } } }`)).toEqual([
      'north {agencyInNorth{papers{list{__typename ...on Photograph{title}...on Permit{number}}}}}',
    ]);
    expect(await asked(supergraph, `{ agencyInSouth { papers { ${list} } } }`)).toEqual([
      'south {agencyInSouth{papers{list{__typename ...on Photograph{title}...on Licence{grade}}}}}',
    ]);
  });

  it('is asked for its members behind an entity too', async () => {
    const [first, second] = await asked(supergraph, `{ agencyInNorth { LicencePapers { ${list} } } }`);
    expect(first).toBe('north {agencyInNorth{__typename id}}');
    expect(second).toMatch(/^south .*Photograph\{title\}\.\.\.on Licence\{grade\}\}\}\}\}\}$/);
  });

  it('can still be told from null where only members were asked that the subgraph has not', async () => {
    expect(
      await asked(supergraph, '{ agencyInNorth { papers { list { ... on Licence { grade } } } } }'),
    ).toEqual(['north {agencyInNorth{papers{list{__typename}}}}']);
  });

  it('takes nobody’s variables along with members that are not asked for', async () => {
    const papers = 'papers { list { ... on Permit { number(form: $form) } } }';
    expect(await asked(supergraph, `query ($form: Form) { agencyInNorth { ${papers} } }`)).toEqual([
      'north query($form:Form){agencyInNorth{papers{list{__typename ...on Permit{number(form: $form)}}}}}',
    ]);
    expect(await asked(supergraph, `query ($form: Form) { agencyInSouth { ${papers} } }`)).toEqual([
      'south {agencyInSouth{papers{list{__typename}}}}',
    ]);
  });

  it('stays as it is where a member leads to what the other subgraph knows itself', () => {
    const shared = 'type Scope @key(fields: "code") { code: ID! visible: Boolean @shareable }';
    const known = supergraphOf(`${permit} ${shared}`, `${licence} ${shared}`);
    expect(wholeUnions(known).supergraph).not.toMatch(/graph: SOUTH, member: "Permit"/);
    expect(wholeUnions(known).supergraph).toMatch(/graph: NORTH, member: "Licence"/);
  });

  it('leaves a supergraph in which every union is whole to the letter', () => {
    const { supergraph: whole } = composeWorld({
      north: 'type Query { paper: Paper } union Paper = Permit type Permit { number: String }',
    });
    expect(wholeUnions(whole).supergraph).toBe(whole);
  });
});

describe('an operation without some types', () => {
  it('loses fragments by name, and what stood in them alone', () => {
    expect(
      withoutTypes(
        'query ($a: Int, $b: Int) { x(a: $a) { ...p ...q } } fragment p on Permit { n(b: $b) } fragment q on Paper { __typename }',
        new Set(['Permit']),
      ),
    ).toEqual({
      operation: 'query($a:Int){x(a:$a){...q}}fragment q on Paper{__typename}',
      variables: new Set(['a']),
    });
  });
});
