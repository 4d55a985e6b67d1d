import { isKey } from '../list/key.ts';
import type { KeyKind } from '../list/key.ts';
import { reading, selectList } from '../list/select.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import type { Writing } from './act.ts';
import { Refused } from './refused.ts';

/** A row as its caller sees it: every property that the caller may read. */
export type FoundRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** A row that acts change, with the version that stands. */
export type FoundRecord = FoundRow & { readonly version: number };

/** What whoever looks for a row has at hand. */
type Reading = Pick<Writing, 'query' | 'audience' | 'markings'>;

/** By what a row is found. */
interface Key {
  readonly by: string;
  readonly kind: KeyKind;
  readonly value: string;
}

/**
 * A row that an act refers to by a unique key, as far as its caller may see it.
 * @throws Refused where there is none, or none for this caller: nobody can tell which.
 */
export const findRow = async <Row extends FoundRow>(
  { query, audience, markings }: Reading,
  table: Table,
  { by, kind, value }: Key,
): Promise<Row> => {
  const wall = reading(table, audience, markings);
  const [found] =
    wall.isOpen && isKey(kind, value)
      ? await query<Row>(
          `select ${selectList(table, [...wall.properties], wall)} from ${identifier(table.name)} ` +
            `where ${identifier(columnName(by))} = $1::${kind} and ${wall.predicate}`,
          [value],
        )
      : [];
  if (found === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such record.' });
  return found;
};

/** The record that an act is about, by its id in the graph; refused like any other row. */
export const findRecord = (writing: Reading, table: Table, id: string): Promise<FoundRecord> =>
  findRow<FoundRecord>(writing, table, { by: 'id', kind: 'uuid', value: id });
