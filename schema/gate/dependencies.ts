import { fieldSetCoordinates } from '../field-set.ts';
import { argumentOf, federationNames, textOf } from '../linked-names.ts';
import { namedType, schemaElements } from '../schema-elements.ts';
import type { SchemaElement } from '../schema-elements.ts';
import type { Subgraph } from './rule.ts';

/** The directives by which federation fetches a value that the caller did not ask for. */
const fetchingDirectives = ['@requires', '@provides', '@key', '@override', '@fromContext'] as const;
const dependingDirectives = [...fetchingDirectives, '@context'] as const;
type DependingDirective = (typeof dependingDirectives)[number];

/** One coordinate that another rests on, as a subgraph's federation directives say. */
export interface Dependency {
  /** What rests on it: a field, or a whole type. */
  readonly dependant: string;
  readonly dependsOn: string;
  readonly directive: (typeof fetchingDirectives)[number];
  /** Of `@override`: the subgraph from which the field was taken. Its marking there binds. */
  readonly from?: string | undefined;
}

/** A field set that cannot be read, as a dependency on what does not exist: it is then released to nobody. */
const coordinatesOf = (
  fieldSet: string | undefined,
  typeName: string,
  elements: ReadonlyMap<string, SchemaElement>,
): string[] => {
  try {
    return fieldSetCoordinates(fieldSet ?? '', typeName, elements);
  } catch {
    return [`${typeName}.${fieldSet ?? ''}`];
  }
};

/** The field that an argument stands in, else the element itself. */
const dependantOf = (element: SchemaElement): string =>
  element.kind === 'argument' ? (element.parent ?? element.coordinate) : element.coordinate;

/**
 * Everything that a subgraph's fields and types rest on, through every directive by which federation fetches a value
 * that the caller did not ask for. Directives are known by their link; nested selections are followed.
 */
export const dependencies = ({ document }: Subgraph): Dependency[] => {
  const elements = schemaElements(document);
  const named = Object.fromEntries(
    dependingDirectives.map((directive) => [directive, federationNames(document, directive)]),
  ) as Record<DependingDirective, ReadonlySet<string>>;
  const applied = (element: SchemaElement, directive: DependingDirective) =>
    element.directives.filter(({ name }) => named[directive].has(name.value));
  const contextTypes = (context: string): string[] =>
    [...elements.values()]
      .filter((element) =>
        applied(element, '@context').some((found) => textOf(argumentOf(found, 'name')) === context),
      )
      .flatMap((element) => [element.coordinate, ...element.members]);

  return [...elements.values()].flatMap((element): Dependency[] => {
    const dependant = dependantOf(element);
    const typeName = element.coordinate.split('.', 1)[0] ?? '';
    const onFields = (directive: '@requires' | '@provides' | '@key', on: string): Dependency[] =>
      applied(element, directive).flatMap((found) =>
        coordinatesOf(textOf(argumentOf(found, 'fields')), on, elements).map((dependsOn) => ({
          dependant,
          dependsOn,
          directive,
        })),
      );
    const onContext = applied(element, '@fromContext').flatMap((found): Dependency[] => {
      const [, context, selection] =
        /^\s*\$(\w+)\s*([\s\S]*)$/.exec(textOf(argumentOf(found, 'field')) ?? '') ?? [];
      return contextTypes(context ?? '').flatMap((type) =>
        coordinatesOf(selection, type, elements).map((dependsOn) => ({
          dependant,
          dependsOn,
          directive: '@fromContext',
        })),
      );
    });
    const onOverridden = applied(element, '@override').map((found): Dependency => ({
      dependant,
      dependsOn: element.coordinate,
      directive: '@override',
      from: textOf(argumentOf(found, 'from')),
    }));
    return [
      ...onFields('@requires', typeName),
      ...(element.type === undefined ? [] : onFields('@provides', namedType(element.type))),
      ...(element.kind === 'type' ? onFields('@key', typeName) : []),
      ...onContext,
      ...onOverridden,
    ];
  });
};
