import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { fragmentsOf } from '../../../gateway/operation/fragments-of.ts';
import { limitOperation } from '../../../gateway/operation/limit-operation.ts';
import { limits } from '../../../gateway/operation/limits.ts';
import { operationSize } from '../../../gateway/operation/operation-size.ts';
import { parseOperation } from '../../../gateway/operation/parse-operation.ts';
import { buildView } from '../../../gateway/view/build-view.ts';
import { audiences } from '../../../schema/audience.ts';

const sizeOf = (text: string) => {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('begin with the operation');
  return operationSize(operation.selectionSet, fragmentsOf(document));
};

describe('the size of an operation', () => {
  it.each([
    ['{ a }', { depth: 1, aliases: 0, directives: 0, roots: 1, selections: 1 }],
    ['{ a { b c { d } } e }', { depth: 3, aliases: 0, directives: 0, roots: 2, selections: 5 }],
    ['{ x: a { y: b } }', { depth: 2, aliases: 2, directives: 0, roots: 1, selections: 2 }],
    [
      '{ a @skip(if: true) ... @include(if: true) { b @x } }',
      { depth: 1, aliases: 0, directives: 3, roots: 2, selections: 2 },
    ],
    [
      '{ ...f ...f } fragment f on T { x: a { b } }',
      { depth: 2, aliases: 2, directives: 0, roots: 2, selections: 4 },
    ],
    [
      '{ a { ...f } ...f } fragment f on T { b ...g } fragment g on T { c @x }',
      { depth: 2, aliases: 0, directives: 2, roots: 3, selections: 5 },
    ],
    [
      '{ __schema { types { fields { name } } } __typename }',
      { depth: 1, aliases: 0, directives: 0, roots: 2, selections: 1 },
    ],
  ])('%s', (text, size) => {
    expect(sizeOf(text)).toEqual(size);
  });

  it('is found at once where expanding it would take longer than anybody has', () => {
    const doubled = Array.from(
      { length: 200 },
      (_, at) => `fragment f${String(at)} on T { ...f${String(at + 1)} ...f${String(at + 1)} }`,
    );
    const { selections } = sizeOf(`{ ...f0 } ${doubled.join(' ')} fragment f200 on T { a }`);
    expect(selections).toBe(2 ** 200);
  });
});

describe('the limits', () => {
  const document = parse('type Query { a(x: Int): Query b: Int }');
  const view = buildView(
    document,
    new Map(['Query', 'Query.a', 'Query.a(x:)', 'Query.b'].map((one) => [one, 'public'])),
    audiences.public,
  );
  const nested = (levels: number) => `${'{ a '.repeat(levels - 1)}{ b }${' }'.repeat(levels - 1)}`;
  const times = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join(' ');
  const wide = (count: number) => {
    // 20 roots of 50 fields, of which the first has as many more as are missing.
    const fragment = `fragment f on Query { ${times(49, () => 'b')} }`;
    return {
      fragment,
      text: `{ ${times(20, () => 'a { ...f }')} ... on Query { a { ${times(count - 1_000, () => 'b')} } } } ${fragment}`,
    };
  };
  it.each([
    ['depth', nested(limits.depth), nested(limits.depth + 1), /15 levels/],
    [
      'aliases',
      `{ a { ${times(50, (at) => `x${String(at)}: b`)} } }`,
      `{ a { ${times(51, (at) => `x${String(at)}: b`)} } }`,
      /50 aliases/,
    ],
    ['roots', `{ ${times(20, () => 'b')} }`, `{ ${times(21, () => 'b')} }`, /20 root fields/],
    [
      'directives',
      `{ a { ${times(50, () => 'b @skip(if: false)')} } }`,
      `{ a { ${times(51, () => 'b @skip(if: false)')} } }`,
      /50 directives/,
    ],
    [
      'fields',
      `{ ${times(10, () => 'a { ...f }')} ${times(10, () => 'a { ...f }')} } ${wide(0).fragment}`,
      `{ ${times(20, () => 'a { ...f b }')} } ${wide(0).fragment}`,
      /1000 fields/,
    ],
  ])('let through what just keeps to them, and nothing more: %s', (_what, within, beyond, message) => {
    expect(() => {
      limitOperation(parseOperation({ query: within, operationName: undefined, variables: {} }), view);
    }).not.toThrow();
    expect(() => {
      limitOperation(parseOperation({ query: beyond, operationName: undefined, variables: {} }), view);
    }).toThrow(message);
  });
});
