import { describe, it, expect } from '@jest/globals';
import { audiences } from '../../schema/audience.ts';
import { releasedTo } from '../../schema/marking.ts';
import type { Marking } from '../../schema/marking.ts';
import { canonical, describeMarking, isAsStrictAs, strictest } from '../../schema/marking-order.ts';

const markings: readonly Marking[] = [
  'public',
  [],
  ['JAPAN'],
  ['JAPAN_ISA'],
  ['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW', 'JAPAN_NPA'],
  ['KYRGYZSTAN'],
  ['KYRGYZSTAN_CENTER', 'JAPAN'],
  ['JAPAN', 'KYRGYZSTAN'],
  ['JAPAN_NPA', 'KYRGYZSTAN_MINISTRY'],
];
const pairs = markings.flatMap((left) => markings.map((right) => ({ left, right })));

describe('the order of markings', () => {
  it.each([
    ['public', 'public', true],
    [['JAPAN'], 'public', true],
    ['public', ['JAPAN'], false],
    [['JAPAN_ISA'], ['JAPAN'], true],
    [['JAPAN'], ['JAPAN_ISA'], false],
    [['JAPAN'], ['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW', 'JAPAN_NPA'], false],
    [['JAPAN'], ['KYRGYZSTAN'], false],
    [['JAPAN'], ['JAPAN', 'KYRGYZSTAN'], true],
    [[], ['JAPAN'], true],
    [['JAPAN'], [], false],
  ] satisfies [Marking, Marking, boolean][])('%j is as strict as %j: %s', (left, right, expected) => {
    expect(isAsStrictAs(left, right)).toBe(expected);
  });

  it('lets nobody see through the stricter what the wider withholds', () => {
    const strict = pairs.filter(({ left, right }) => isAsStrictAs(left, right));
    const leaks = strict.flatMap(({ left, right }) =>
      Object.values(audiences).filter(
        (audience) => releasedTo(left, audience) && !releasedTo(right, audience),
      ),
    );
    expect(strict.length).toBeGreaterThan(markings.length);
    expect(leaks).toEqual([]);
  });

  it('releases by the strictest of two exactly what both release', () => {
    for (const { left, right } of pairs)
      for (const audience of Object.values(audiences))
        expect({
          left,
          right,
          id: audience.id,
          released: releasedTo(strictest(left, right), audience),
        }).toEqual({
          left,
          right,
          id: audience.id,
          released: releasedTo(left, audience) && releasedTo(right, audience),
        });
  });

  it('is as strict as each of those it is the strictest of', () => {
    const wider = pairs.filter(
      ({ left, right }) =>
        !isAsStrictAs(strictest(left, right), left) || !isAsStrictAs(strictest(left, right), right),
    );
    expect(wider).toEqual([]);
  });

  it('spells a marking in one way', () => {
    expect(canonical(['KYRGYZSTAN', 'JAPAN_ISA', 'JAPAN', 'JAPAN'])).toEqual(['JAPAN', 'KYRGYZSTAN']);
    expect(describeMarking(['JAPAN', 'KYRGYZSTAN'])).toBe('JAPAN, KYRGYZSTAN');
    expect(describeMarking([])).toBe('nobody');
    expect(strictest()).toBe('public');
  });
});
