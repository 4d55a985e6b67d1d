import { describe, it, expect } from '@jest/globals';
import { matrixRows } from '../../../schema/matrix/matrix-rows.ts';
import { ownedPart, readOwnedPart } from '../../../schema/matrix/owned-part.ts';
import { renderMatrix } from '../../../schema/matrix/render-matrix.ts';
import { graphOf } from '../subgraph-sdl.ts';

const rows = matrixRows(
  graphOf({
    japan: `type Query @public { q: Int @shareable }
      "A support organization. Second sentence." type A @key(fields: "id") @public {
        "The id." id: ID! "What Japan says | twice." ofJapan("How." how: Int): Int "Hidden." hidden: Int @confidential(releasableTo: [JAPAN_ISA]) }`,
    kyrgyzstan: `type Query @public { q: Int @shareable }
      type A @key(fields: "id") @public { id: ID! "Of Kyrgyzstan." ofKyrgyzstan: Int @confidential(releasableTo: [KYRGYZSTAN, JAPAN]) }`,
    cooperation: 'type Query @public { q: Int @shareable } "B." type B @public { "C." c: Int }',
  }),
);
const row = (coordinate: string) => rows.find((each) => each.coordinate === coordinate);

describe('the released matrix', () => {
  it.each([
    ['A.ofJapan', ['JAPAN'], 'public'],
    ['A.ofJapan(how:)', ['JAPAN'], 'public'],
    ['A.hidden', ['JAPAN'], ['JAPAN_ISA']],
    ['A.ofKyrgyzstan', ['KYRGYZSTAN'], ['JAPAN', 'KYRGYZSTAN']],
    ['A.id', ['JAPAN', 'KYRGYZSTAN'], 'public'],
    ['B.c', ['JAPAN', 'KYRGYZSTAN'], 'public'],
  ])('lists %s, owned by %j, released to %j', (coordinate, owners, marking) => {
    expect(row(coordinate)).toMatchObject({ owners, marking });
  });

  it.each(['Recipient', 'Recipient.JAPAN', '@public', 'join__Graph', 'join__Graph.JAPAN', 'link__Import'])(
    'leaves out %s, which belongs to the language of markings or of federation',
    (coordinate) => {
      expect(row(coordinate)).toBeUndefined();
    },
  );

  it('keeps the parts of a type together, in the order in which they are written', () => {
    expect(rows.map(({ coordinate }) => coordinate).filter((coordinate) => /^A\b/.test(coordinate))).toEqual([
      'A',
      'A.id',
      'A.ofJapan',
      'A.ofJapan(how:)',
      'A.hidden',
      'A.ofKyrgyzstan',
    ]);
  });
});

describe('the part of the matrix that one party approves', () => {
  it('holds what is its own and what is common, and nothing of the other’s', () => {
    const lines = ownedPart(rows, 'KYRGYZSTAN').split('\n');
    expect(lines).toContain('A.ofKyrgyzstan,JAPAN KYRGYZSTAN');
    expect(lines).toContain('A.id,public');
    expect(lines).toContain('B.c,public');
    expect(lines.filter((line) => /ofJapan|hidden/.test(line))).toEqual([]);
  });

  it('is read back as it was written', () => {
    const read = readOwnedPart(ownedPart(rows, 'JAPAN'));
    expect(read.get('A.hidden')).toEqual(['JAPAN_ISA']);
    expect(read.get('A.ofJapan')).toBe('public');
    expect(read.has('A.ofKyrgyzstan')).toBe(false);
  });

  it.each(['A.a', 'A.a,', 'A.a,FRANCE', 'A.a,JAPAN FRANCE', 'A.a,public JAPAN'])(
    'refuses the line %s',
    (line) => {
      expect(() => readOwnedPart(`element,released to\n${line}\n`)).toThrow(
        `line 2 is no element with its recipients: ${line}`,
      );
    },
  );

  it('refuses a text without its head', () => {
    expect(() => readOwnedPart('A.a,public\n')).toThrow('the first line is not `element,released to`');
  });
});

describe('the matrix as a document', () => {
  const text = renderMatrix(rows);
  const line = (part: string) => text.split('\n').filter((each) => each.includes(part));

  it('shows for each element who may see it, with the first sentence of its description', () => {
    expect(line('| `A.hidden` | Hidden. | –')).toEqual([
      '| `A.hidden` | Hidden. | – | ● | – | – | – | – | – |',
    ]);
    expect(line('| `A` |')).toEqual(['| `A` | A support organization. | ● | ● | ● | ● | ● | ● | ● |']);
  });

  it('lists what is confidential before all else', () => {
    expect(line('| `A.ofKyrgyzstan` | Of Kyrgyzstan. | JAPAN')).toEqual([
      '| `A.ofKyrgyzstan` | Of Kyrgyzstan. | JAPAN, KYRGYZSTAN |',
    ]);
    expect(text.indexOf('## What is confidential')).toBeLessThan(text.indexOf('## What Japan holds'));
  });

  it('keeps a bar in a description from breaking its table', () => {
    expect(line('What Japan says')).toEqual([
      '| `A.ofJapan` | What Japan says \\| twice. | ● | ● | ● | ● | ● | ● | ● |',
    ]);
  });

  it('puts each element under whoever holds it', () => {
    const part = (from: string, to: string) =>
      text.slice(text.indexOf(`## ${from}`), text.indexOf(`## ${to}`));
    expect(part('What Japan holds', 'What the Kyrgyz Republic holds')).toContain('`A.ofJapan`');
    expect(part('What the Kyrgyz Republic holds', 'What both sides hold')).toContain('`A.ofKyrgyzstan`');
    expect(part('What the Kyrgyz Republic holds', 'What both sides hold')).not.toContain('`A.id`');
  });
});
