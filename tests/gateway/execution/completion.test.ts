import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { compileProgram } from '../../../gateway/execution/program.ts';
import { readSupergraphFacts } from '../../../gateway/execution/supergraph-facts.ts';

const sdl = `
  type Query { value: Value required: Required! list: [Required!] lists: [[Int!]!]! }
  type Value { int: Int float: Float string: String boolean: Boolean id: ID state: State day: Day object: Value
    ints: [Int] states: [State!] required: Required }
  type Required { int: Int! state: State! inner: Required! optional: Required name: String }
  enum State { OPEN CLOSED }
  scalar Day`;
const view = buildSchema(sdl);
const supergraph = readSupergraphFacts(parse(sdl));

/** Completes a value as if one subgraph had answered exactly that. */
const complete = async (operation: string, answer: unknown) => {
  const program = compileProgram({
    plan: { kind: 'QueryPlan', node: { kind: 'Fetch', serviceName: 'one', operation } },
    operation: parse(operation),
    view,
    supergraph,
  });
  const fetch = () => Promise.resolve({ data: answer });
  return program.run({ variables: {}, fetch, signal: new AbortController().signal });
};

const invalid = (...path: (string | number)[]) => ({ code: 'INVALID_RESPONSE', path });

describe('leaf values', () => {
  it.each`
    field        | value                   | shown
    ${'int'}     | ${2147483647}           | ${2147483647}
    ${'int'}     | ${-2147483648}          | ${-2147483648}
    ${'int'}     | ${0}                    | ${0}
    ${'float'}   | ${1.5}                  | ${1.5}
    ${'float'}   | ${3}                    | ${3}
    ${'string'}  | ${''}                   | ${''}
    ${'boolean'} | ${false}                | ${false}
    ${'id'}      | ${'7'}                  | ${'7'}
    ${'id'}      | ${7}                    | ${'7'}
    ${'state'}   | ${'OPEN'}               | ${'OPEN'}
    ${'day'}     | ${'2026-08-03'}         | ${'2026-08-03'}
    ${'day'}     | ${{ any: ['json', 1] }} | ${{ any: ['json', 1] }}
    ${'ints'}    | ${[1, null]}            | ${[1, null]}
    ${'int'}     | ${null}                 | ${null}
    ${'state'}   | ${null}                 | ${null}
  `('of $field pass: $value', async ({ field, value, shown }: Record<string, unknown>) => {
    const name = String(field);
    expect(await complete(`{ value { ${name} } }`, { value: { [name]: value } })).toEqual({
      data: { value: { [name]: shown } },
      faults: [],
    });
  });

  it.each`
    field        | value                  | why
    ${'int'}     | ${2147483648}          | ${'beyond 32 bits'}
    ${'int'}     | ${1.5}                 | ${'a fraction'}
    ${'int'}     | ${'1'}                 | ${'text'}
    ${'int'}     | ${true}                | ${'a boolean'}
    ${'float'}   | ${Infinity}            | ${'1e999 reads as infinity'}
    ${'float'}   | ${'1.5'}               | ${'text'}
    ${'string'}  | ${{ secret: 'x' }}     | ${'an object'}
    ${'string'}  | ${['x']}               | ${'a list'}
    ${'string'}  | ${1}                   | ${'a number'}
    ${'boolean'} | ${'true'}              | ${'text'}
    ${'id'}      | ${1.5}                 | ${'a fraction'}
    ${'id'}      | ${{ id: 1 }}           | ${'an object'}
    ${'state'}   | ${'SECRET'}            | ${'a value outside of the view'}
    ${'state'}   | ${'constructor'}       | ${'the name of something every object has'}
    ${'state'}   | ${['OPEN']}            | ${'a list'}
    ${'object'}  | ${'text'}              | ${'a scalar for an object'}
    ${'object'}  | ${[{ int: 1 }]}        | ${'a list for an object'}
    ${'ints'}    | ${1}                   | ${'a scalar for a list'}
    ${'ints'}    | ${{ 0: 1, length: 1 }} | ${'an object for a list'}
  `('of $field become null with a fault: $why', async ({ field, value }: Record<string, unknown>) => {
    const name = String(field);
    const selection = name === 'object' ? 'object { int }' : name;
    expect(await complete(`{ value { ${selection} } }`, { value: { [name]: value } })).toEqual({
      data: { value: { [name]: null } },
      faults: [invalid('value', name)],
    });
  });

  it('of a custom scalar nested without end become null', async () => {
    let day: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) day = [day];
    expect(await complete('{ value { day } }', { value: { day } })).toEqual({
      data: { value: { day: null } },
      faults: [invalid('value', 'day')],
    });
  });

  it('become null one by one in a list of nullable items', async () => {
    expect(await complete('{ value { ints } }', { value: { ints: [1, 'x', 3] } })).toEqual({
      data: { value: { ints: [1, null, 3] } },
      faults: [invalid('value', 'ints', 1)],
    });
  });
});

describe('null where null must not be', () => {
  it('takes the nearest nullable parent', async () => {
    const answer = { value: { int: 1, required: { int: null } } };
    expect(await complete('{ value { int required { int } } }', answer)).toEqual({
      data: { value: { int: 1, required: null } },
      faults: [invalid('value', 'required', 'int')],
    });
  });

  it('goes up through non-null objects', async () => {
    const answer = { value: { required: { inner: { inner: { state: 'WRONG' } } } } };
    expect(await complete('{ value { required { inner { inner { state } } } } }', answer)).toEqual({
      data: { value: { required: null } },
      faults: [invalid('value', 'required', 'inner', 'inner', 'state')],
    });
  });

  it('takes a list whose items may not be null', async () => {
    const answer = { list: [{ int: 1 }, { int: 2 }, {}], value: { int: 3 } };
    expect(await complete('{ list { int } value { int } }', answer)).toEqual({
      data: { list: null, value: { int: 3 } },
      faults: [invalid('list', 2, 'int')],
    });
    expect((await complete('{ list { int } }', { list: [null] })).faults).toEqual([invalid('list', 0)]);
  });

  it('goes up through lists of lists to the whole', async () => {
    expect(await complete('{ lists }', { lists: [[1], [2, null]] })).toEqual({
      data: null,
      faults: [invalid('lists', 1, 1)],
    });
  });

  it('stops at a nullable field between', async () => {
    const answer = { required: { int: 1, optional: { int: null } } };
    expect(await complete('{ required { int optional { int } } }', answer)).toEqual({
      data: { required: { int: 1, optional: null } },
      faults: [invalid('required', 'optional', 'int')],
    });
  });
});

describe('names that every object has', () => {
  const hostileNames = [
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__proto__',
    '__defineGetter__',
  ];

  it.each(hostileNames)('work as the alias `%s`, of leaves and objects', async (name) => {
    const answer = JSON.parse(
      `{"value":{"${name}":5,"required":{"${name}":"n"}},"${name}":{"int":1}}`,
    ) as unknown;
    const { data, faults } = await complete(
      `{ value { ${name}: int required { ${name}: name } } ${name}: value { int } }`,
      answer,
    );
    expect(faults).toEqual([]);
    expect(JSON.parse(JSON.stringify(data))).toEqual(answer);
    expect(Object.hasOwn(data ?? {}, name)).toBe(true);
  });

  it.each(hostileNames)('are null as the alias `%s` where the subgraph gave nothing', async (name) => {
    const { data, faults } = await complete(`{ value { ${name}: string } }`, { value: {} });
    expect(JSON.stringify(data)).toBe(`{"value":{"${name}":null}}`);
    expect(faults).toEqual([]);
  });

  it('change nothing as keys in a subgraph’s answer', async () => {
    const answer = JSON.parse(
      '{"value":{"int":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"__proto__":{"value":null}}',
    ) as unknown;
    const { data } = await complete('{ value { int } }', answer);
    expect(data).toEqual({ value: { int: 1 } });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
