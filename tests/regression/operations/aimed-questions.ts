import { isInterfaceType, isLeafType, isObjectType, isRequiredArgument, getNamedType } from 'graphql';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import { direct, disguises } from './disguises.ts';
import type { Disguise } from './disguises.ts';
import type { Namer } from './invented-names.ts';
import { placesOf } from './places.ts';
import type { Place } from './places.ts';
import { along } from './routes.ts';
import type { Route } from './routes.ts';
import type { Sight } from './sight.ts';

/** What is sent. */
export interface Question {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A question that names a withheld element by one access path. */
export interface AimedQuestion {
  readonly path: string;
  readonly question: (n: Namer) => Question;
  /**
   * Whether the cleared twin gets an answer to it: one that names no operation is refused for everyone, and to the
   * caller under test no differently for the withheld name.
   */
  readonly answeredWhenCleared: boolean;
  /** Whether another withheld name stands above the element. */
  readonly isBelow: boolean;
  /** Where one does: the same as an operation that has a name. */
  readonly named?: (n: Namer, operationName: string) => Question;
  /** Whether it opens a stream, whose answer does not end. */
  readonly isFollowed: boolean;
}

/** The disguises that tell most, for elements that stand in the value of an argument by other than a literal. */
const few: ReadonlySet<string> = new Set([
  'direct',
  'alias',
  'named fragment',
  '@include default',
  '@skip literal, on',
]);

/** The disguises in which one field stands at the root, as whatever is followed must. */
const ofOneField: ReadonlySet<string> = new Set([
  'direct',
  'alias that is a permitted name',
  'alias constructor',
  'alias toString',
  'inline fragment',
  'inline fragment without a type',
  'named fragment',
]);

const isPlain = (how: string): boolean =>
  how === '' || how.startsWith('through') || how.startsWith('literal');

const permittedNameOn = (owner: string, { schema, withheld }: Sight): string => {
  const type = schema.getType(owner);
  const leaf =
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).find(
          (field) =>
            isLeafType(getNamedType(field.type)) &&
            !field.args.some(isRequiredArgument) &&
            !withheld(`${owner}.${field.name}`),
        )
      : undefined;
  return leaf?.name ?? 'id';
};

/** Federation's own way in refers to entities by a variable. */
const references = ({ entry }: Route, n: Namer) =>
  typeof entry === 'string'
    ? { definitions: [], variables: {} }
    : {
        definitions: ['$references: [_Any!]!'],
        variables: { references: [{ __typename: n(entry.entity, entry.entity), id: 'x' }] },
      };

const written = (place: Place, disguise: Disguise, sight: Sight, n: Namer) => {
  const dressed = disguise(place, n, permittedNameOn(place.owner, sight));
  const entry = references(place.route, n);
  const definitions = [...entry.definitions, ...place.definitions(n), ...(dressed.definitions ?? [])];
  const kind = typeof place.route.entry === 'string' ? place.route.entry : 'query';
  const head = (name: string) =>
    `${kind}${name === '' ? '' : ` ${name}`}${definitions.length === 0 ? '' : `(${definitions.join(', ')})`}`;
  const selection = along(place.route, dressed.selection, sight, n);
  return {
    operation: (name = '') => [`${head(name)} ${selection}`, ...(dressed.fragments ?? [])].join('\n'),
    variables: { ...entry.variables, ...place.variables(n), ...dressed.variables },
  };
};

const byName =
  (place: Place, sight: Sight, operationName: string) =>
  (n: Namer): Question => {
    const { operation, variables } = written(place, direct, sight, n);
    return { query: `query Asked { __typename }\n${operation('Other')}`, operationName, variables };
  };

const operationsOf = (
  place: Place,
  { coordinate }: SchemaElement,
  sight: Sight,
): readonly AimedQuestion[] => {
  const isBelow = place.under.some((above) => above !== coordinate && sight.withheld(above));
  const isFollowed = place.route.entry === 'subscription';
  const fits = (name: string): boolean => !isFollowed || place.route.steps.length > 0 || ofOneField.has(name);
  const asksFor = (name: string, disguise: Disguise): AimedQuestion => ({
    path: `${name} ${place.how}`.trim(),
    question: (n) => {
      const { operation, variables } = written(place, disguise, sight, n);
      return { query: operation(), variables };
    },
    answeredWhenCleared: true,
    isBelow,
    isFollowed,
  });
  // What stands above it is asked for in all of them.
  if (isBelow)
    return [
      {
        ...asksFor('direct', direct),
        named: (n, operationName) => {
          const { operation, variables } = written(place, direct, sight, n);
          return { query: operation(operationName), operationName, variables };
        },
      },
    ];
  return [
    ...Object.entries(disguises)
      .filter(([name]) => fits(name) && (isPlain(place.how) || few.has(name)))
      .map(([name, disguise]) => asksFor(name, disguise)),
    ...[
      ['in the second operation, not asked for', 'Asked', true],
      ['in the second operation, asked for', 'Other', true],
      ['in a document of which no operation has the name asked for', 'Nobody', false],
    ].map(([path, operationName, answeredWhenCleared]) => ({
      path: `${String(path)} ${place.how}`.trim(),
      question: byName(place, sight, String(operationName)),
      answeredWhenCleared: answeredWhenCleared === true,
      isBelow,
      isFollowed,
    })),
  ];
};

const introspections = (type: string): readonly AimedQuestion[] =>
  (
    [
      [
        '__type literal',
        (n) => ({ query: `{ __type(name: "${n(type, type)}") { kind name description } }`, variables: {} }),
      ],
      [
        '__type in depth',
        (n) => ({
          query: `{ is: __type(name: "${n(type, type)}") { name fields { name type { name } } inputFields { name } enumValues { name } possibleTypes { name } interfaces { name } } }`,
          variables: {},
        }),
      ],
      [
        '__type variable',
        (n) => ({
          query: 'query($name: String!) { __type(name: $name) { name } }',
          variables: { name: n(type, type) },
        }),
      ],
      [
        '__type default',
        (n) => ({
          query: `query($name: String! = "${n(type, type)}") { ...Asked } fragment Asked on Query { __type(name: $name) { name } }`,
          variables: {},
        }),
      ],
    ] as readonly (readonly [string, (n: Namer) => Question])[]
  ).map(([path, question]) => ({
    path,
    question,
    answeredWhenCleared: true,
    isBelow: false,
    isFollowed: false,
  }));

/**
 * Every question that names one withheld element: each place where it can stand, in each disguise, or plainly where another
 * withheld name stands above it; and for a type also by introspection. Made from the schema alone.
 */
export const aimedQuestions = (
  element: SchemaElement,
  sight: Sight,
  routes: ReadonlyMap<string, Route>,
): readonly AimedQuestion[] => [
  ...placesOf(element, sight, routes).flatMap((place) => operationsOf(place, element, sight)),
  ...(element.kind === 'type' ? introspections(element.coordinate) : []),
];
