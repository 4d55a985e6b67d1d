import { columnName, identifier } from '../../kit/storage/sql-name.ts';
import { recordset } from '../../kit/storage/upsert.ts';
import { publicationInJapan } from './publication-in-japan.table.ts';

/** What was told, by some properties of its publication, as a statement is given it. */
export interface ToldRow {
  /** The names of its columns. */
  readonly columns: string;
  /** A relation of the one row under the names of its columns. */
  readonly relation: string;
  /** The statement's first parameter. */
  readonly parameter: string;
}

/** Gives a statement what was told of an agency and its certification, whatever there is of it. */
export const toldRow = (told: Readonly<Record<string, unknown>>): ToldRow => {
  const properties = Object.keys(told);
  const columns = properties.map((property) => identifier(columnName(property)));
  const named = properties.map((property, at) => `${identifier(property)} as ${String(columns[at])}`);
  return {
    columns: columns.join(', '),
    relation: `(select ${named.join(', ')} from ${recordset(publicationInJapan, properties)})`,
    parameter: JSON.stringify([told]),
  };
};
