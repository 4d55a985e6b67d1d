import DataLoader from 'dataloader';
import type { Audience } from '../../../schema/audience.ts';
import type { Query } from '../storage/query.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import type { Markings } from '../walls/released.ts';
import { isKey } from './key.ts';
import { propertiesFor, reading, selectList } from './select.ts';

/** A row as read: the properties asked for that the audience may read. */
export type Row = Readonly<Record<string, unknown>>;

/** How rows are found by a key of theirs. Made once: the loaders of a request know a look-up by its identity. */
export interface Lookup {
  readonly table: Table;
  /** The property that holds the key. */
  readonly by: string;
  readonly kind: 'uuid' | 'text';
  /** What must hold besides, as SQL. */
  readonly where?: string;
  /** The order among rows of one key, as SQL; none where the key is unique. */
  readonly orderBy?: string;
}

/** The loaders of one request: one statement for all keys that are asked for in one turn. */
export interface Loaders {
  /** Every row of a key that the audience may see; a hidden row is as absent as one that never was. */
  readonly many: (lookup: Lookup, key: string, fields: ReadonlySet<string>) => Promise<readonly Row[]>;
  /** The first row of a key, or null. */
  readonly one: (lookup: Lookup, key: string, fields: ReadonlySet<string>) => Promise<Row | null>;
  /** Forgets what was read: after a change, what follows in the same request reads anew. */
  readonly forget: () => void;
}

type Loader = DataLoader<string, readonly Row[]>;

/** Makes the loaders of one request. */
export const makeLoaders = (audience: Audience, markings: Markings, query: Query): Loaders => {
  const loaders = new Map<Lookup, Map<string, Loader>>();

  const load = async (lookup: Lookup, columns: string, keys: readonly string[]) => {
    const { table, by, kind, where, orderBy } = lookup;
    const key = identifier(columnName(by));
    const conditions = [`${key} = any($1::${kind}[])`, reading(table, audience, markings).predicate];
    if (where !== undefined) conditions.push(where);
    const order = orderBy === undefined ? '' : ` order by ${orderBy}`;
    const rows = await query<Row & { key: string }>(
      `select ${columns}, ${key}::text as "key" from ${identifier(table.name)} where ${conditions.join(' and ')}${order}`,
      [keys],
    );
    const found = Map.groupBy(rows, (row) => row.key);
    return keys.map((wanted) => found.get(wanted) ?? []);
  };

  const loader = (lookup: Lookup, fields: ReadonlySet<string>): Loader => {
    const { table } = lookup;
    const columns = selectList(table, propertiesFor(table, fields), reading(table, audience, markings));
    const ofLookup = loaders.get(lookup) ?? new Map<string, Loader>();
    loaders.set(lookup, ofLookup);
    const made =
      ofLookup.get(columns) ?? new DataLoader<string, readonly Row[]>((keys) => load(lookup, columns, keys));
    ofLookup.set(columns, made);
    return made;
  };

  const many: Loaders['many'] = async (lookup, key, fields) =>
    isKey(lookup.kind, key) && reading(lookup.table, audience, markings).isOpen
      ? loader(lookup, fields).load(key)
      : [];
  return {
    many,
    one: async (lookup, key, fields) => (await many(lookup, key, fields))[0] ?? null,
    forget: () => {
      loaders.clear();
    },
  };
};
