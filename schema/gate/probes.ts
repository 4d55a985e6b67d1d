import { unmarked } from '../marking.ts';
import type { Marking } from '../marking.ts';
import { strictest } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { namedType, schemaElements } from '../schema-elements.ts';
import type { SchemaElement } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';
import type { Graph } from './rule.ts';

type Elements = ReadonlyMap<string, SchemaElement>;
/** What an input looks at besides the field it is named after. */
export type ProbeTable = Readonly<Record<string, readonly string[]>>;

/** What pages a list without comparing any value of its rows. */
const isPaging = ({ coordinate, type }: SchemaElement): boolean =>
  /\((first|after):\)$/.test(coordinate) || (type !== undefined && namedType(type) === 'SortDirection');

/** The rows of a connection; any other type is its own row. */
const rowTypeOf = (typeName: string, elements: Elements): string => {
  const edges = elements.get(`${typeName}.edges`)?.type;
  const node = edges === undefined ? undefined : elements.get(`${namedType(edges)}.node`)?.type;
  return node === undefined ? typeName : namedType(node);
};

/** The fields of this name on a type, or on whatever the type may stand for. */
const fieldsNamed = (name: string, typeName: string, elements: Elements): SchemaElement[] => {
  const type = elements.get(typeName);
  const implementers = [...elements.values()].filter(({ interfaces }) => interfaces.includes(typeName));
  return [typeName, ...(type?.members ?? []), ...implementers.map(({ coordinate }) => coordinate)]
    .map((owner) => elements.get(`${owner}.${name}`))
    .filter((field) => field !== undefined);
};

/** `RECEIVED_AT` → `receivedAt`. */
const camelCase = (value: string): string =>
  value.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const lastName = (coordinate: string): string => /(\w+)(?::\))?$/.exec(coordinate)?.[1] ?? coordinate;

/** One question that a caller can put to the rows of a list: by what, seen by whom, about which fields. */
export interface Probe {
  readonly coordinate: string;
  readonly reach: Marking;
  /** Undefined: nothing says what it looks at. */
  readonly looksAt: readonly string[] | undefined;
}

/** Every question that the arguments of a supergraph's fields let a caller put; mutations are not asked, but told. */
export const probesOf = (graph: Graph, table: ProbeTable): Probe[] => {
  const elements = schemaElements(graph.supergraph);
  const markings = readMarkings(graph.supergraph);
  const isVocabulary = vocabularyReader(graph.supergraph);
  const all = [...elements.values()].filter((element) => !isVocabulary(element));
  const partsOf = (coordinate: string, kind: SchemaElement['kind']) =>
    all.filter((element) => element.parent === coordinate && element.kind === kind);
  const isLeaf = (typeName: string) =>
    ['scalar', 'enum'].includes(elements.get(typeName)?.typeKind ?? 'scalar');
  const toldToActs = new Set(
    all
      .filter(({ kind, parent }) => kind === 'argument' && parent?.startsWith('Mutation.') === true)
      .map(({ type }) => (type === undefined ? '' : namedType(type))),
  );
  const listed = (coordinate: string) => (Object.hasOwn(table, coordinate) ? table[coordinate] : undefined);

  const visit = (element: SchemaElement, row: string, around: Marking, path: readonly string[]): Probe[] => {
    const { coordinate, type } = element;
    if (type === undefined || isPaging(element) || path.includes(coordinate)) return [];
    const reach = strictest(around, markings.get(coordinate) ?? unmarked);
    const typeName = namedType(type);
    const typeKind = elements.get(typeName)?.typeKind;
    const entry = listed(coordinate);
    // What an act is told can be reviewed as a whole; a list's filter cannot.
    if (entry?.length === 0 && toldToActs.has(typeName)) return [];
    const nested =
      typeKind === 'input'
        ? partsOf(typeName, 'inputField').flatMap((part) => visit(part, row, reach, [...path, coordinate]))
        : [];
    if (typeKind === 'input' && entry === undefined) return nested;

    const matched = fieldsNamed(lastName(coordinate), row, elements);
    const asked = matched.map((field) => (field.type === undefined ? '' : namedType(field.type)));
    // An enum that is not the type of the field it is named after lists fields to order or to group by.
    const values = typeKind === 'enum' && !asked.includes(typeName) ? partsOf(typeName, 'enumValue') : [];
    if (values.length > 0 && entry === undefined) {
      return values.map((value) => {
        const fields = fieldsNamed(camelCase(lastName(value.coordinate)), row, elements);
        const named = fields.length === 0 ? undefined : fields.map((field) => field.coordinate);
        return {
          coordinate: value.coordinate,
          reach: strictest(reach, markings.get(value.coordinate) ?? unmarked),
          looksAt: listed(value.coordinate) ?? named,
        };
      });
    }
    // A field that leads to other rows does not say by which of their fields it is compared.
    const isClear = matched.length > 0 && asked.every(isLeaf);
    const looksAt = entry ?? (isClear ? [] : undefined);
    const named = matched.map((field) => field.coordinate);
    return [
      ...nested,
      { coordinate, reach, looksAt: looksAt === undefined ? undefined : [...named, ...looksAt] },
    ];
  };

  return all
    .filter(({ kind, parent }) => kind === 'field' && parent !== 'Mutation')
    .flatMap((field) => {
      const row = rowTypeOf(field.type === undefined ? '' : namedType(field.type), elements);
      return partsOf(field.coordinate, 'argument').flatMap((argument) => visit(argument, row, 'public', []));
    });
};
