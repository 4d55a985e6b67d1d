import { describe, expect, it } from '@jest/globals';
import { BREAK, GraphQLError, buildSchema, parse, specifiedRules, validate } from 'graphql';
import type { ValidationRule } from 'graphql';
import { rulesTogether } from '../../../gateway/operation/rules-together.ts';

const schema = buildSchema(`
  type Query { agency(id: ID!, kind: Kind): Agency  agencies(filter: Filter): [Agency!] }
  type Subscription { changed: Agency  closed: Agency }
  type Agency { id: ID!  name(script: String = "Cyrl"): String  parent: Agency }
  input Filter { region: String!  from: Int }
  enum Kind { PRIVATE PUBLIC }
`);

const told = (text: string, rules: readonly ValidationRule[]) =>
  validate(schema, parse(text), rules).map(({ message, locations }) => ({ message, locations }));

describe('rules that are run as one', () => {
  it.each([
    ['nothing', '{ agency(id: 1) { ...Names } } fragment Names on Agency { id name }'],
    ['an unknown field, twice', '{ agency(id: 1) { secret parent { secret } } }'],
    ['an unknown argument and a missing one', '{ agency(ID: 1) { id } }'],
    ['a wrong value, inside a wrong object', '{ agencies(filter: { from: "x", to: 1 }) { id } }'],
    ['an unknown value of an enum', '{ agency(id: 1, kind: SECRET) { id } }'],
    ['fields that do not merge', '{ agency(id: 1) { n: name n: id } agency(id: 2) { id } }'],
    [
      'an unused, an undefined and a twofold variable',
      'query A($a: Int, $b: Int, $b: Int) { agency(id: $c) { id } }',
    ],
    ['a variable in the wrong place', 'query A($a: [Int]) { agencies(filter: { region: $a }) { id } }'],
    [
      'fragments: unknown, unused, of no type, in a circle',
      '{ agency(id: 1) { ...No } } fragment A on Agency { ...A } fragment B on Nothing { id }',
    ],
    [
      'directives: unknown, misplaced, repeated',
      'query @skip(if: true) { agencies @who { id @include(if: true) @include(if: true) } }',
    ],
    [
      'operations of one name, and one without',
      'query A { agencies { id } } query A { agencies { id } } { agencies { id } }',
    ],
    ['a subscription to two', 'subscription { changed { id } closed { id } }'],
    ['a leaf with parts and an object without', '{ agency(id: 1) { id { x } parent } }'],
    ['a definition of a type', 'type Other { id: ID } { agencies { id } }'],
  ])('tell what the library tells of a document with %s', (_name, text) => {
    expect(told(text, [rulesTogether(specifiedRules)])).toEqual(told(text, specifiedRules));
  });

  it('show a rule nothing of what it has passed over, and nothing at all after it has had enough', () => {
    const seen: string[] = [];
    const passesOver: ValidationRule = () => ({
      Field: ({ name: { value } }) => {
        seen.push(`over ${value}`);
        return value === 'agency' ? false : undefined;
      },
    });
    const hasEnough: ValidationRule = () => ({
      Field: ({ name: { value } }) => {
        seen.push(`enough ${value}`);
        return BREAK;
      },
    });
    const goesOn: ValidationRule = (context) => ({
      Field: {
        leave: (node) => {
          context.reportError(new GraphQLError(node.name.value));
        },
      },
    });
    const text = '{ agency(id: 1) { id } agencies { name } }';
    const rules = [passesOver, hasEnough, goesOn];
    const together = told(text, [rulesTogether(rules)]);
    expect(seen.splice(0)).toEqual(['over agency', 'enough agency', 'over agencies', 'over name']);
    expect(together.map(({ message }) => message)).toEqual(['id', 'agency', 'name', 'agencies']);
    expect(told(text, rules)).toEqual(together);
    expect(seen).toEqual(['over agency', 'enough agency', 'over agencies', 'over name']);
  });
});
