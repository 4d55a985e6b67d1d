import { describe, expect, it } from '@jest/globals';
import { print } from 'graphql';
import { conditionVariables } from '../../../gateway/execution/settle-conditions.ts';
import { parseOperation } from '../../../gateway/operation/parse-operation.ts';
import { settleOperation } from '../../../gateway/operation/settle-operation.ts';

const accepted = (query: string) => {
  const parsed = parseOperation({ query, operationName: undefined, variables: {} });
  return { parsed, conditions: conditionVariables(parsed.document) };
};
const plain = (text: string) => text.replace(/\s+/g, ' ');

describe('an operation with conditions', () => {
  const operation = accepted(
    'query Q($deep: Boolean!, $n: Int) { a(n: $n) b @include(if: $deep) ... on Query @skip(if: $deep) { c } }',
  );

  it('stands in one way for each value of their variables', () => {
    const ways = [true, false].map((deep) => settleOperation(operation, { deep, n: 1 }));
    expect(ways.map(({ settled }) => settled)).toEqual(['1', '0']);
    expect(plain(print(ways[0]?.parsed.operation.selectionSet ?? operation.parsed.operation))).toBe(
      '{ a(n: $n) b ... on Query @skip(if: true) { c } }',
    );
    expect(plain(print(ways[1]?.parsed.operation.selectionSet ?? operation.parsed.operation))).toBe(
      '{ a(n: $n) b @skip(if: true) ... on Query { c } }',
    );
  });

  it('is told apart by nothing but those variables', () => {
    expect(settleOperation(operation, { deep: true, n: 1 }).settled).toBe(
      settleOperation(operation, { deep: true, n: 2 }).settled,
    );
  });

  it('stays as it is where there are none', () => {
    const unconditional = accepted('{ a b }');
    expect(settleOperation(unconditional, {})).toEqual({ parsed: unconditional.parsed, settled: '' });
  });
});
