import { grams, searchForm } from '../names/search-form.ts';
import type { NameSearch, Table } from './table.ts';

type Row = Readonly<Record<string, unknown>>;

/** The names in some properties of a row; one that is null is none. */
export const namesIn =
  (...properties: readonly string[]): NameSearch['names'] =>
  (row) =>
    properties.map((property) => row[property]).filter((name) => typeof name === 'string');

/** A row with its search columns filled from its names: the forms a line each, and the grams of all. */
export const withSearchColumns = <R extends Row>({ search }: Table, row: R): R & Row => {
  if (search === undefined) return row;
  const names = search.names(row);
  return {
    ...row,
    [search.forms]: names.map(searchForm).join('\n'),
    [search.grams]: [...new Set(names.flatMap(grams))],
  };
};
