import { getIntrospectionQuery } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import type { Operation } from './operation.ts';

const oneLetterOff = (name: string): string => `${name.slice(0, -1)}${name.endsWith('x') ? 'y' : 'x'}`;

/** What does not change from seed to seed: introspection, every type by its name, and names one letter off. */
export const fixedOperations = (
  full: GraphQLSchema,
  elements: readonly SchemaElement[],
): readonly Operation[] => {
  const restricted = new Set(elements.map(({ coordinate }) => coordinate));
  const asked = (query: string, rest: Partial<Operation> = {}): Operation => ({
    kind: 'fixed',
    query,
    byGet: false,
    namesRestricted: false,
    ...rest,
  });
  const fields = elements
    .filter(({ kind }) => kind === 'field')
    .map(({ coordinate }) => coordinate.split('.'));
  return [
    asked(getIntrospectionQuery({ specifiedByUrl: true, oneOf: true, inputValueDeprecation: true })),
    { kind: 'fixed', path: '/schema.graphql', byGet: true, namesRestricted: false },
    asked(
      '{ __schema { types { name description possibleTypes { name } enumValues { name } fields { name args { name } } } directives { name args { name } } } }',
    ),
    asked('{ __typename }', { byGet: true }),
    asked('{'),
    asked('query A { __typename } query B { __typename }'),
    asked('query ($x: Boolean!) { __typename @include(if: $x) }', { variables: { x: 'yes' } }),
    ...Object.keys(full.getTypeMap()).map((name) =>
      asked(
        `{ __type(name: ${JSON.stringify(name)}) { kind name description fields { name type { name } } inputFields { name } enumValues { name } possibleTypes { name } } }`,
        {
          namesRestricted: restricted.has(name),
        },
      ),
    ),
    ...fields.flatMap(([type, name = '']) =>
      type === 'Query'
        ? [
            asked(`{ ${oneLetterOff(name)} }`),
            asked(`{ ${name}(nothing: 1) { __typename } }`, { namesRestricted: true }),
          ]
        : [],
    ),
    ...elements
      .filter(({ kind }) => kind === 'type')
      .flatMap(({ coordinate }) => [
        asked(`{ ... on ${coordinate} { __typename } }`, { namesRestricted: true }),
        asked(`query ($x: ${coordinate}) { __typename }`, { namesRestricted: true }),
        asked(`query ($x: ${coordinate}) { supportOrganizations(first: $x) { __typename } }`, {
          namesRestricted: true,
        }),
      ]),
    ...elements
      .filter(({ kind }) => kind === 'inputField')
      .map(({ coordinate }) => coordinate.split('.'))
      .flatMap(([type = '', name = '']) => [
        asked(`query ($f: ${type}) { sendingAgencies(filter: $f) { __typename } }`, {
          variables: { f: { [name]: 'x' } },
          namesRestricted: true,
        }),
        asked(`query ($f: ${type}) { improvementOrders(filter: $f) { __typename } }`, {
          variables: { f: { [name]: true } },
          namesRestricted: true,
        }),
        asked(`query ($f: ${type}) { improvementOrders(filter: $f) { __typename } }`, {
          variables: { f: { [oneLetterOff(name)]: true } },
        }),
      ]),
  ];
};
