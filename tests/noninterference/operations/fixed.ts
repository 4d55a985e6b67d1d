import { getIntrospectionQuery } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import { inputSites } from './input-sites.ts';
import type { Operation } from './operation.ts';
import { rootsOf } from './roots.ts';

const oneLetterOff = (name: string): string => `${name.slice(0, -1)}${name.endsWith('x') ? 'y' : 'x'}`;

/** Fields at which one type of values is asked for; more would say no more. */
const mostSites = 2;

/** What does not change from seed to seed: introspection, every type by its name, and names one letter off. */
export const fixedOperations = (
  full: GraphQLSchema,
  view: GraphQLSchema,
  elements: readonly SchemaElement[],
): readonly Operation[] => {
  const restricted = new Set(elements.map(({ coordinate }) => coordinate));
  const asked = (query: string, rest: Partial<Operation> = {}): Operation => ({
    kind: 'fixed',
    query,
    does: 'query',
    door: 'post',
    namesRestricted: false,
    ...rest,
  });
  const named = (query: string, rest: Partial<Operation> = {}) =>
    asked(query, { namesRestricted: true, ...rest });
  const roots = rootsOf(full);
  const parts = (kind: SchemaElement['kind']) =>
    elements
      .filter((element) => element.kind === kind)
      .map(({ coordinate }) => coordinate.split('.') as [string, string?]);

  /** Variables of a type where a root field takes such values. */
  const given = (type: string, value: unknown, isNamed: boolean) =>
    inputSites(full, type).flatMap(({ owner, field, argument, path }) => {
      const root = roots.find((one) => one.type.name === owner);
      if (root === undefined || path.length > 0) return [];
      return [
        asked(`${root.kind} ($x: ${type}) { ${field.name}(${argument.name}: $x) { __typename } }`, {
          does: root.kind,
          variables: { x: value },
          namesRestricted: isNamed,
        }),
      ];
    });
  const [someField] = Object.values(view.getQueryType()?.getFields() ?? {}).filter(
    ({ args }) => args.length > 0,
  );

  return [
    asked(getIntrospectionQuery({ specifiedByUrl: true, oneOf: true, inputValueDeprecation: true })),
    { kind: 'fixed', path: '/schema.graphql', does: 'query', door: 'get', namesRestricted: false },
    asked(
      '{ __schema { types { name description possibleTypes { name } enumValues { name } fields { name args { name } } } directives { name args { name } } } }',
    ),
    asked('{ __typename }', { door: 'get' }),
    asked('{ __typename }', { door: 'stream' }),
    asked('{'),
    asked('query A { __typename } query B { __typename }'),
    asked('query ($x: Boolean!) { __typename @include(if: $x) }', { variables: { x: 'yes' } }),
    ...roots.map(({ kind }) => asked(`${kind} { __typename }`, { does: kind })),
    ...Object.keys(full.getTypeMap()).map((name) =>
      asked(
        `{ __type(name: ${JSON.stringify(name)}) { kind name description fields { name type { name } } inputFields { name } enumValues { name } possibleTypes { name } } }`,
        { namesRestricted: restricted.has(name) },
      ),
    ),
    ...parts('field').flatMap(([type, name = '']) =>
      roots
        .filter((root) => root.type.name === type)
        .flatMap(({ kind }) => [
          asked(`${kind} { ${oneLetterOff(name)} }`, { does: kind }),
          named(`${kind} { ${name}(nothing: 1) { __typename } }`, { does: kind }),
        ]),
    ),
    ...parts('type').flatMap(([type]) => [
      named(`{ ... on ${type} { __typename } }`),
      named(`query ($x: ${type}) { __typename }`),
      ...(someField === undefined
        ? []
        : [
            named(
              `query ($x: ${type}) { ${someField.name}(${someField.args[0]?.name ?? ''}: $x) { __typename } }`,
            ),
          ]),
    ]),
    ...parts('inputField').flatMap(([type, name = '']) => [
      ...given(type, { [name]: 'x' }, true).slice(0, mostSites),
      ...given(type, { [name]: true }, true).slice(0, mostSites),
      ...given(type, { [oneLetterOff(name)]: true }, false).slice(0, 1),
    ]),
  ];
};
