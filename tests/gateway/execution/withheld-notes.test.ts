import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { keepWithheld, readWithheld } from '../../../gateway/execution/withheld-notes.ts';

const view = buildSchema('type Query { list: [Item] } type Item { name: String kept: String inner: Item }');
const operation = parse(
  'query { list { ...part called: name inner { name } } } fragment part on Item { kept }',
);
const data = {
  list: [
    { kept: null, called: null, inner: { name: null } },
    { kept: 'there', called: 'there', inner: null },
  ],
};
const reason = 'NO_CONSENT_FOR_RECORD';
const note = (coordinate: string, path: readonly (string | number)[]) => ({ coordinate, path, reason });

const kept = (...notes: readonly unknown[]) =>
  keepWithheld(readWithheld({ withheld: notes }), data, operation, view);

describe('what a gateway tells of withheld values', () => {
  it('is where, what and why, with the article from its own table, once and in order', () => {
    const first = note('Item.name', ['list', 0, 'called']);
    const second = note('Item.name', ['list', 0, 'inner', 'name']);
    const third = note('Item.kept', ['list', 0, 'kept']);
    expect(kept(third, { ...second, article: 'its own words' }, first, first)).toEqual(
      [first, second, third].map((each) => ({ ...each, article: '3' })),
    );
  });

  it.each([
    ['a field outside the view', note('Item.secret', ['list', 0, 'kept'])],
    ['a type outside the view', note('Secret.name', ['list', 0, 'kept'])],
    ['another field than stands at the place', note('Item.name', ['list', 0, 'kept'])],
    ['a place that was not asked for', note('Item.name', ['list', 0, 'name'])],
    ['a place with a value', note('Item.kept', ['list', 1, 'kept'])],
    ['a place below a record that is not there', note('Item.name', ['list', 1, 'inner', 'name'])],
    ['a record that is not there', note('Item.kept', ['list', 2, 'kept'])],
    ['no place', note('Item.kept', [])],
    ['a reason of its own', { ...note('Item.kept', ['list', 0, 'kept']), reason: 'THERE_IS_A_VALUE' }],
    ['an inherited reason', { ...note('Item.kept', ['list', 0, 'kept']), reason: 'constructor' }],
    ['no note', null],
  ])('is not %s', (_what, told) => {
    expect(kept(told)).toEqual([]);
  });
});
