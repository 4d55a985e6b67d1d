import { describe, it, expect } from '@jest/globals';
import { interfaceObjectsBindImplementers } from '../../../schema/gate/interface-objects-bind-implementers.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN, KYRGYZSTAN])';
const faulty = (marking: { interface: string; implementer: string; field: string }): string[] =>
  faultyCoordinates(interfaceObjectsBindImplementers, {
    japan: `type Query @public { q: I @confidential(releasableTo: [JAPAN]) }
      interface I @key(fields: "id") ${marking.interface} { id: ID! }
      type A implements I @key(fields: "id") ${marking.implementer} { id: ID! }`,
    kyrgyzstan: `type I @interfaceObject @key(fields: "id") ${marking.interface} { id: ID! a: Int ${marking.field} }`,
  });

describe('a field given to an interface as a whole binds every implementer', () => {
  it.each([
    [
      'a field whose marking is its interface’s, which composition leaves behind',
      { interface: closed, implementer: '@public', field: '' },
      ['A.a'],
    ],
    [
      'nothing where the field has a marking of its own, which composition copies',
      { interface: closed, implementer: '@public', field: closed },
      [],
    ],
    ['nothing where the implementer is as strict', { interface: closed, implementer: closed, field: '' }, []],
    ['nothing where all is public', { interface: '@public', implementer: '@public', field: '' }, []],
  ])('finds %s', (_, marking, expected) => {
    expect(faulty(marking)).toEqual(expected);
  });
});
