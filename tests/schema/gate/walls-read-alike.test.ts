import { describe, it, expect } from '@jest/globals';
import { wallsReadAlike } from '../../../schema/gate/walls-read-alike.ts';
import { graphOf } from '../subgraph-sdl.ts';

const entity = (marking: string, field: string) =>
  `type Query @public { q: Int @shareable } type A @key(fields: "id") ${marking} { id: ID! ${field} }`;
const messages = (japan: string, kyrgyzstan: string): string[] =>
  wallsReadAlike(graphOf({ japan, kyrgyzstan })).map(({ message }) => message);

describe('gateway and subgraphs read the same marking', () => {
  it('passes a shared element that both mark alike, in whatever order', () => {
    const one = entity('@public', 'a: Int @shareable @confidential(releasableTo: [JAPAN_NPA, JAPAN_ISA])');
    const other = entity('@public', 'a: Int @shareable @confidential(releasableTo: [JAPAN_ISA, JAPAN_NPA])');
    expect(messages(one, one)).toEqual([]);
    expect(messages(one, other)).toEqual([]);
  });

  it('refuses a shared field that two subgraphs mark differently', () => {
    const found = messages(
      entity('@public', 'a: Int @shareable @confidential(releasableTo: [JAPAN])'),
      entity('@public', 'a: Int @shareable @confidential(releasableTo: [KYRGYZSTAN])'),
    );
    expect(found).toContain(
      'A.a is released to JAPAN in japan and to KYRGYZSTAN in kyrgyzstan; mark it alike in both, with the stricter',
    );
  });

  it('refuses a shared field that only one subgraph marks, so that the other would go on answering', () => {
    const found = messages(
      entity('@public', 'a: Int @shareable @confidential(releasableTo: [JAPAN])'),
      entity('@public', 'a: Int @shareable'),
    );
    expect(found).toContain(
      'A.a is released to JAPAN in japan and to public in kyrgyzstan; mark it alike in both, with the stricter',
    );
    expect(found).toContain(
      'A.a is released to public by kyrgyzstan and to JAPAN by the supergraph; mark it, and what it stands in, alike in every subgraph',
    );
  });

  it('refuses an entity that one subgraph marks more widely as a whole', () => {
    const found = messages(
      entity('@confidential(releasableTo: [JAPAN])', 'a: Int'),
      entity('@public', 'b: Int'),
    );
    expect(found.some((message) => message.startsWith('A.b is released to public by kyrgyzstan'))).toBe(true);
  });

  it('refuses an external copy without the marking of the original', () => {
    const found = messages(
      entity('@public', 'a: Int @confidential(releasableTo: [JAPAN])'),
      entity(
        '@public',
        'a: Int @external b: Int @requires(fields: "a") @confidential(releasableTo: [JAPAN])',
      ),
    );
    expect(found[0]).toMatch(/^A\.a is released to JAPAN in japan and to public in kyrgyzstan/);
  });
});
