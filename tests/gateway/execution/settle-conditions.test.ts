import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { pruneExcluded } from '../../../gateway/execution/planner/prune-excluded.ts';
import { conditionVariables, settleConditions } from '../../../gateway/execution/settle-conditions.ts';

const operation = parse(`
  query ($a: Boolean!, $b: Boolean!, $size: Int) {
    one @include(if: $b) @skip(if: $a)
    two(size: $size) @skip(if: $b) { three @include(if: true) ...F @skip(if: $a) }
    ... on Query @include(if: $a) { four }
  }
  fragment F on Two { five @skip(if: $a) @tagged }
`);
const text = (source: string): string => print(parse(source));

describe('settling conditions', () => {
  it('knows the variables that they depend on', () => {
    expect(conditionVariables(operation)).toEqual(['a', 'b']);
    expect(conditionVariables(parse('{ one @skip(if: true) }'))).toEqual([]);
  });

  it('takes away conditions that hold and marks by a literal what the others take out', () => {
    const declared = 'query ($a: Boolean!, $b: Boolean!, $size: Int)';
    expect(print(settleConditions(operation, { a: true, b: true }))).toBe(
      text(`${declared} {
        one @skip(if: true)
        two(size: $size) @skip(if: true) { three ...F @skip(if: true) }
        ... on Query { four }
      }
      fragment F on Two { five @tagged @skip(if: true) }`),
    );
    expect(print(settleConditions(operation, { a: false, b: true }))).toBe(
      text(`${declared} {
        one
        two(size: $size) @skip(if: true) { three ...F }
        ... on Query @skip(if: true) { four }
      }
      fragment F on Two { five @tagged }`),
    );
  });
});

describe('pruning what literals exclude', () => {
  it('leaves alone what has no conditions, to the letter', () => {
    expect(pruneExcluded('{  a{b} }')).toBe('{  a{b} }');
  });

  it.each([
    ['{ a @skip(if: true) b @include(if: true) }', '{ b }'],
    ['{ a { b @skip(if: true) } c }', '{ a { __typename } c }'],
    ['{ a { ...on X { b @skip(if: true) } } }', '{ a { __typename } }'],
    ['{ a { ...F } } fragment F on X { b @include(if: false) }', '{ a { __typename } }'],
    [
      '{ a { ...F c } } fragment F on X { b @include(if: false) d }',
      '{ a { ...F c } } fragment F on X { d }',
    ],
    [
      'query ($v: Boolean!) { a @skip(if: $v) b @skip(if: true) }',
      'query ($v: Boolean!) { a @skip(if: $v) }',
    ],
  ])('makes of %s: %s', (from, to) => {
    expect(pruneExcluded(from)).toBe(text(to));
  });

  it.each(['{ a @skip(if: true) }', '{ ...F } fragment F on Query { a @include(if: false) { b } }'])(
    'leaves nothing of %s',
    (from) => {
      expect(pruneExcluded(from)).toBeUndefined();
    },
  );
});
