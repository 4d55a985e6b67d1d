import { isEnumType, parse, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { schemaElements } from '../../../schema/schema-elements.ts';
import type { Row, World } from '../worlds/draw-world.ts';
import { drawFrom } from '../worlds/draw.ts';

/** A place in a list, and the value of the list's order in which it is one. */
export interface Cursor {
  readonly text: string;
  readonly order: string;
}

/** Values that probes are made of: those in sight and those hidden, of every world, and some that never were. */
export interface Dictionary {
  /** The values of the columns of this name; none where no column has it. */
  readonly named: (name: string) => readonly string[];
  readonly texts: readonly string[];
  /** The names of elements of the schema. */
  readonly elements: readonly string[];
  readonly days: readonly string[];
  readonly instants: readonly string[];
  readonly ids: readonly string[];
  readonly numbers: readonly number[];
  readonly cursors: readonly string[];
  /** The cursors of one list, by its type. */
  readonly cursorsOf: (type: string) => readonly Cursor[];
  /** The records of one type. */
  readonly rowsOf: (type: string) => readonly Row[];
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T/;
const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

const leaves = function* (value: unknown): Generator<string | number> {
  if (typeof value === 'string' || typeof value === 'number') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item);
  else if (typeof value === 'object' && value !== null) yield* leaves(Object.values(value));
};

/** The text of a sort key as the database writes it into a cursor. */
const sortText = (value: string): string =>
  instantForm.test(value) ? value.replace('T', ' ').replace(/\.?0*Z$/, '+00') : value;

/** A cursor as the lists write them; if they come to write them otherwise, the run says that none is read. */
const cursor = (order: string, value: string, id: string): string =>
  Buffer.from(JSON.stringify([order, value, id]), 'utf8').toString('base64url');

const camelCase = (name: string): string =>
  name.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** A cursor at a row for each order of its list. */
const cursorsOf = (type: string, row: Row, schema: GraphQLSchema): readonly Cursor[] => {
  const orders = schema.getType(`${type}OrderField`);
  return (isEnumType(orders) ? orders.getValues() : []).flatMap(({ name }) => {
    const value = row[camelCase(name)];
    return typeof value === 'string'
      ? [{ text: cursor(`${type}.${name}`, sortText(value), row.id), order: name }]
      : [];
  });
};

/** Gathers the values of worlds; `schema` is the whole API. */
export const gatherDictionary = (worlds: readonly World[], schema: GraphQLSchema): Dictionary => {
  const named = new Map<string, Set<string | number>>();
  const cursors = new Map<string, Cursor[]>();
  const rows = new Map<string, Row[]>();
  const sets = {
    texts: new Set<string>(['', '%', 'JP', 'KR', 'zzz']),
    days: new Set<string>(['2000-01-01', '2031-06-15']),
    instants: new Set<string>(['2000-01-01T00:00:00.000Z']),
    ids: new Set<string>([drawFrom(0).uuid()]),
    numbers: new Set<number>([0, 1, -1, 2_147_483_647]),
    cursors: new Set<string>(['', 'W10', cursor('SendingAgency.NAME', 'a', drawFrom(0).uuid())]),
  };
  for (const world of worlds)
    for (const { table, seen, hidden } of world.values()) {
      rows.set(table.type, [...(rows.get(table.type) ?? []), ...seen, ...hidden]);
      for (const row of [...seen, ...hidden]) {
        for (const known of cursorsOf(table.type, row, schema)) {
          sets.cursors.add(known.text);
          cursors.set(table.type, [...(cursors.get(table.type) ?? []), known]);
        }
        for (const [property, value] of Object.entries(row)) {
          const values = named.get(property) ?? new Set<string | number>();
          named.set(property, values);
          for (const leaf of leaves(value)) {
            values.add(leaf);
            if (typeof leaf === 'number') sets.numbers.add(leaf);
            else if (dayForm.test(leaf)) sets.days.add(leaf);
            else if (instantForm.test(leaf)) sets.instants.add(leaf);
            else if (idForm.test(leaf)) sets.ids.add(leaf);
            else sets.texts.add(leaf);
          }
        }
      }
    }
  const lists = new Map([...named].map(([name, values]) => [name, [...values].map(String)]));
  return {
    named: (name) => lists.get(name) ?? [],
    texts: [...sets.texts],
    days: [...sets.days],
    instants: [...sets.instants],
    ids: [...sets.ids],
    numbers: [...sets.numbers],
    cursors: [...sets.cursors],
    elements: [...schemaElements(parse(printSchema(schema), { noLocation: true })).values()].flatMap(
      ({ kind, coordinate }) => (kind === 'type' || kind === 'field' ? [coordinate] : []),
    ),
    cursorsOf: (type) => cursors.get(type) ?? [],
    rowsOf: (type) => rows.get(type) ?? [],
  };
};
