import { filterConditions } from '../list/connection.ts';
import type { ListDefinition } from '../list/connection.ts';
import type { AddParameter } from '../list/filters.ts';
import { reading } from '../list/select.ts';
import { refusal } from '../server/refusal.ts';
import type { RequestContext } from '../server/request-context.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import type { Grouping, Groupings } from './grouping.ts';

/** The arguments of every statistics field. */
interface StatisticsArguments {
  readonly groupBy: readonly string[];
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

interface Group {
  readonly values: readonly (string | null)[];
  readonly count: number;
}

/** The rows that a caller may list, counted. */
interface Statistics {
  readonly total: number;
  readonly groups: readonly Group[];
}

/** More groups than two groupings of our registers make, so that only made-up rows could ask for more. */
export const mostGroups = 2_000;

/**
 * The resolver of a list's statistics: the rows that the list would show to the same caller with the same filter, counted
 * by one or two groupings in one statement under the caller's own login. Rows that it may not list are in no number.
 */
export const statistics =
  (list: Pick<ListDefinition, 'filters' | 'table'>, groupings: Groupings) =>
  async (
    _parent: unknown,
    { groupBy, filter }: StatisticsArguments,
    { audience, markings, query }: RequestContext,
  ): Promise<Statistics> => {
    const { table } = list;
    const wall = reading(table, audience, markings);
    const chosen = chosenGroupings(groupBy, groupings, wall.properties);
    const parameters: unknown[] = [];
    const add: AddParameter = (value) => `$${String(parameters.push(value))}`;
    const conditions = [wall.predicate, ...filterConditions(list, filter ?? {}, add)];
    if (!wall.isOpen) return { total: 0, groups: [] };

    const values = chosen.map((grouping) => valueSql(table, grouping)).join(', ');
    const groups = await query<Group>(
      `select array[${values}] as "values", count(*)::int as "count" from ${identifier(table.name)} ` +
        `where ${conditions.join(' and ')} group by 1 order by 1 limit ${String(mostGroups + 1)}`,
      parameters,
    );
    if (groups.length > mostGroups)
      throw refusal('there are too many groups: group by one value only, or give a narrower `filter`');
    return { total: groups.reduce((sum, { count }) => sum + count, 0), groups };
  };

const chosenGroupings = (
  names: readonly string[],
  groupings: Groupings,
  readable: ReadonlySet<string>,
): readonly Grouping[] => {
  if (names.length < 1 || names.length > 2 || new Set(names).size !== names.length)
    throw refusal('`groupBy` takes one grouping, or two different ones');
  return names.map((name) => {
    const grouping = Object.hasOwn(groupings, name) ? groupings[name] : undefined;
    if (grouping === undefined || !readable.has(grouping.property))
      throw refusal('`groupBy` names no grouping of this list');
    return grouping;
  });
};

/** In the order of the texts' bytes, which is the same on every server, whatever its language. */
const valueSql = ({ columns }: Table, { property, of }: Grouping): string => {
  const column = columns[property]?.read ?? identifier(columnName(property));
  return `(${of(column)})::text collate "C"`;
};
