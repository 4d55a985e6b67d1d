import DataLoader from 'dataloader';
import type { Audience } from '../../../schema/audience.ts';
import { columnName, identifier } from '../storage/table.ts';
import type { Table } from '../storage/table.ts';
import type { Markings } from '../walls/released.ts';
import { propertiesFor, reading, selectList } from './select.ts';

/** A row as read: the properties asked for that the audience may read. */
export type Row = Readonly<Record<string, unknown>>;

/** How rows are found by a key of theirs. */
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
  /** The one row of a unique key, or null. */
  readonly one: (lookup: Lookup, key: string, fields: ReadonlySet<string>) => Promise<Row | null>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes the loaders of one request. */
export const makeLoaders = (
  audience: Audience,
  markings: Markings,
  query: <R>(sql: string, parameters: readonly unknown[]) => Promise<readonly R[]>,
): Loaders => {
  const loaders = new Map<Lookup, Map<string, DataLoader<string, readonly Row[]>>>();

  const load = async (lookup: Lookup, columns: string, keys: readonly string[]) => {
    const { table, by, kind, where, orderBy } = lookup;
    const { predicate } = reading(table, audience, markings);
    const key = identifier(columnName(by));
    const rows = await query<Row & { key: string }>(
      `select ${columns}, ${key}::text as "key" from ${identifier(table.name)} where ${key} = any($1::${kind}[]) and ` +
        `${predicate}${where === undefined ? '' : ` and ${where}`}${orderBy === undefined ? '' : ` order by ${orderBy}`}`,
      [keys],
    );
    const found = Map.groupBy(rows, (row) => row.key);
    return keys.map((wanted) => found.get(wanted) ?? []);
  };

  const loader = (lookup: Lookup, fields: ReadonlySet<string>) => {
    const columns = selectList(lookup.table, propertiesFor(lookup.table, fields), reading(lookup.table, audience, markings));
    const ofLookup = loaders.get(lookup) ?? new Map<string, DataLoader<string, readonly Row[]>>();
    loaders.set(lookup, ofLookup);
    const known = ofLookup.get(columns);
    if (known !== undefined) return known;
    const made = new DataLoader<string, readonly Row[]>((keys) => load(lookup, columns, keys));
    ofLookup.set(columns, made);
    return made;
  };

  const many: Loaders['many'] = async (lookup, key, fields) =>
    lookup.kind === 'uuid' && !uuid.test(key) ? [] : loader(lookup, fields).load(key);
  return { many, one: async (lookup, key, fields) => (await many(lookup, key, fields))[0] ?? null };
};
