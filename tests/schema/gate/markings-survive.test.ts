import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { markingsSurvive } from '../../../schema/gate/markings-survive.ts';
import { graphOf, graphOfSdl, subgraphSdl } from '../subgraph-sdl.ts';

const entity = (fields: string) =>
  `type Query @public { q: Int @shareable } type A @key(fields: "id") @public { id: ID! ${fields} }`;
const coordinates = (graph: Parameters<typeof markingsSurvive>[0]) =>
  markingsSurvive(graph).map(({ coordinate }) => coordinate);

describe('every marking stands again in the supergraph', () => {
  it('on fields, arguments, input fields, enum values, unions, interfaces and scalars', () => {
    const closed = '@confidential(releasableTo: [JAPAN_ISA])';
    const graph = graphOf({
      japan: `type Query @public { a(b: I ${closed}): E ${closed} }
        input I @public { c: Int ${closed} } enum E @public { F ${closed} G }
        interface J ${closed} { h: Int } type K implements J ${closed} { h: Int } union L ${closed} = K scalar M ${closed}`,
    });
    expect(markingsSurvive(graph)).toEqual([]);
  });

  it('is lost without a word where one subgraph does not compose it', () => {
    const careless = subgraphSdl(entity('b: Int @confidential(releasableTo: [KYRGYZSTAN])')).replace(
      '@composeDirective(name: "@confidential")',
      '',
    );
    const graph = graphOfSdl({
      japan: subgraphSdl(entity('a: Int @confidential(releasableTo: [JAPAN])')),
      kyrgyzstan: careless,
    });
    expect(coordinates(graph)).toEqual(['A.b']);
  });

  it('is lost with an argument that only one subgraph has', () => {
    const graph = graphOf({
      japan: entity('a(b: Int @confidential(releasableTo: [JAPAN])): Int @shareable'),
      kyrgyzstan: entity('a: Int @shareable'),
    });
    expect(markingsSurvive(graph)).toEqual([
      {
        coordinate: 'A.a(b:)',
        message:
          'A.a(b:) in japan is marked, but is not in the supergraph; define it in every subgraph that shares it, or remove it',
      },
    ]);
  });

  it('is not survived by a wider marking in its place', () => {
    const graph = graphOf({ japan: entity('a: Int @confidential(releasableTo: [JAPAN_ISA])') });
    const widened = {
      ...graph,
      supergraph: graphOf({ japan: entity('a: Int @confidential(releasableTo: [JAPAN])') }).supergraph,
    };
    expect(coordinates(graph)).toEqual([]);
    expect(coordinates(widened)).toEqual(['A.a']);
  });

  it('is not survived by a directive of the same name in a supergraph that lost the link', () => {
    const japan = entity('a: Int @confidential(releasableTo: [JAPAN])');
    const unlinked = parse(`${japan} scalar Date @public`, { noLocation: true });
    expect(coordinates({ ...graphOf({ japan }), supergraph: unlinked })).toContain('A.a');
  });
});
