import { Kind, TypeInfo, parse, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Operation } from '../operations/operation.ts';
import { canary } from '../worlds/draw-value.ts';

/** It stands for the type that its value names, wherever it is asked for. */
const typename = '__typename';

const canaryText = new RegExp(`${canary}[0-9a-z]+`, 'g');

/** For each place in an answer, its keys joined, the coordinates that can stand there. */
const placesOf = (
  document: DocumentNode,
  schema: GraphQLSchema,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const places = new Map<string, Set<string>>();
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const types = new TypeInfo(schema);
  // Fragments are written out, so that every field stands where it answers.
  const inline = (node: DocumentNode): DocumentNode => {
    const left: string[] = [];
    const written: DocumentNode = visit(node, {
      FragmentSpread: (spread) => {
        const fragment = fragments.get(spread.name.value);
        if (fragment === undefined) return undefined;
        left.push(spread.name.value);
        const { typeCondition, selectionSet } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
      },
    });
    return left.length > 0 ? inline(written) : written;
  };
  const operations: DocumentNode = {
    ...document,
    definitions: document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION),
  };
  const trail: string[] = [];
  visit(
    inline(operations),
    visitWithTypeInfo(types, {
      Field: {
        enter: (node) => {
          trail.push((node.alias ?? node.name).value);
          const owner = types.getParentType()?.name ?? '';
          const place = trail.join('.');
          const known = places.get(place) ?? new Set();
          places.set(
            place,
            known.add(node.name.value === typename ? typename : `${owner}.${node.name.value}`),
          );
        },
        leave: () => {
          trail.pop();
        },
      },
    }),
  );
  return places;
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first answer of a stream, or the only one elsewhere. */
const answerIn = (body: string): string => /^data: (\{.*)$/m.exec(body)?.[1] ?? body;

/** The data of an answer, where it has any. */
export const dataOf = (body: string): Readonly<Record<string, unknown>> | undefined => {
  const text = answerIn(body);
  if (!text.startsWith('{')) return undefined;
  const parsed: unknown = JSON.parse(text);
  const data = isMap(parsed) ? parsed['data'] : undefined;
  return isMap(data) ? data : undefined;
};

/** Whether data holds any value that a register gave. */
export const bearsData = (data: Readonly<Record<string, unknown>>): boolean => {
  const bears = (key: string, value: unknown): boolean => {
    if (value === null || key.startsWith('__')) return false;
    if (Array.isArray(value)) return value.some((item) => bears(key, item));
    return isMap(value)
      ? Object.entries(value).some(([name, inner]) => bears(name, inner))
      : key !== 'hasNextPage' && key !== 'hasPreviousPage';
  };
  return Object.entries(data).some(([key, value]) => bears(key, value));
};

/**
 * What an answer holds that its caller may not see: values at restricted coordinates, and texts that are confidential
 * in some world and stood not in the question.
 */
export const releasedValues = (
  operation: Operation,
  body: string,
  data: Readonly<Record<string, unknown>> | undefined,
  schema: GraphQLSchema,
  restricted: ReadonlySet<string>,
): readonly string[] => {
  const question = `${operation.query ?? ''}${JSON.stringify(operation.variables ?? {})}`;
  const found = [...new Set(body.match(canaryText) ?? [])].filter((text) => !question.includes(text));
  if (data === undefined || operation.query === undefined) return found;
  const places = placesOf(parse(operation.query), schema);
  const walk = (place: string, value: unknown): void => {
    if (value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) walk(place, item);
      return;
    }
    if (isMap(value)) {
      for (const [key, inner] of Object.entries(value)) walk(place === '' ? key : `${place}.${key}`, inner);
      return;
    }
    const coordinates = [...(places.get(place) ?? [])].map((one) =>
      one === typename && typeof value === 'string' ? value : one,
    );
    if (coordinates.length > 0 && coordinates.every((coordinate) => restricted.has(coordinate)))
      found.push(coordinates.join('|'));
  };
  walk('', data);
  return [...new Set(found)];
};
