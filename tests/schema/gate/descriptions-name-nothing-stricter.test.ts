import { describe, it, expect } from '@jest/globals';
import { descriptionsNameNothingStricter } from '../../../schema/gate/descriptions-name-nothing-stricter.ts';
import { faultyCoordinates } from '../subgraph-sdl.ts';

const closed = '@confidential(releasableTo: [JAPAN])';
const rest = `type A @public { internalNotes: String ${closed} summary: String ${closed} state: S } enum S @public { OPEN UNDER_WATCH ${closed} }
  type B ${closed} { state: Int } type Secret ${closed} { plain: Int }`;
const faulty = (field: string) =>
  faultyCoordinates(descriptionsNameNothingStricter, { japan: `type Query @public { ${field} } ${rest}` });

describe('a description names nothing that its readers may not know', () => {
  it.each([
    ['a field spelled as no word is', '"As internalNotes says." q: Int', ['Query.q']],
    ['an enum value with an underscore', '"Not UNDER_WATCH." q: Int', ['Query.q']],
    ['an ordinary word in backticks', '"See `summary`." q: Int', ['Query.q']],
    ['a coordinate', '"See Secret.plain." q: Int', ['Query.q', 'Query.q']],
    ['a reason of deprecation', '"Q." q: Int @deprecated(reason: "Use internalNotes.")', ['Query.q']],
    ['the description of an argument', '"Q." q("Searches internalNotes." a: Int): Int', ['Query.q(a:)']],
    ['nothing in an ordinary word', '"A summary of it." q: Int', []],
    ['nothing in a name that is also open', '"See `state`." q: Int', []],
    ['nothing where the readers may know it', `"As internalNotes says." q: Int ${closed}`, []],
  ])('finds %s', (_, field, expected) => {
    expect(faulty(field)).toEqual(expected);
  });
});
