import type { GraphQLResolveInfo } from 'graphql';
import { refusal } from '../server/refusal.ts';
import type { RequestContext } from '../server/request-context.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ListOrder, Position } from './cursor.ts';
import type { AddParameter, Filters } from './filters.ts';
import type { KeyKind } from './key.ts';
import { requestedFields } from './requested-fields.ts';
import { propertiesFor, reading, selectList } from './select.ts';

/**
 * A sort key: never null in the table, so that a position says on which side of it every row stands. Where a third
 * party's view keeps it back, the row comes last, in the order of the ids.
 */
interface SortKey {
  /** The expression, over columns that everyone who sees the list may read. */
  readonly sql: string;
  readonly kind: KeyKind;
  /**
   * A condition, never null, that divides the rows: descending, those that meet it come before all others, each part by
   * the expression. Only for tables whose rows no third party reads.
   */
  readonly divides?: string;
  /** The condition that the rows meet which stand in this order at all. */
  readonly holds?: string;
}

/** How a list of a table is filtered and ordered. */
export interface ListDefinition {
  readonly table: Table;
  readonly filters: Filters;
  /** The sort key of each value of the list's order field. */
  readonly orders: Readonly<Record<string, SortKey>>;
  readonly defaultOrder: Order;
}

interface Order {
  readonly field: string;
  readonly direction: 'ASCENDING' | 'DESCENDING';
}

/** The arguments of every list; a list within a record may have one order alone. */
export interface ListArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: Order | null;
}

/** A page of a list (Relay connections). */
export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: PageRow }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A row of a page: the properties that were asked for, and where it stands. */
export type PageRow = Readonly<Record<string, unknown>> & { readonly position: Position };

/** A sort key by a property of the list's own table. */
export const byProperty = (property: string, kind: KeyKind = 'text'): SortKey => ({
  sql: identifier(columnName(property)),
  kind,
});

/** How each direction is written: the order, and what stands beyond a position. */
const directions = { ASCENDING: ['asc', '>'], DESCENDING: ['desc', '<'] } as const;

/** A page that is asked for, as the parts of its statement. */
export interface AskedPage {
  readonly order: ListOrder;
  readonly isOpen: boolean;
  readonly columns: string;
  readonly from: string;
  readonly conditions: readonly string[];
  readonly sorts: string;
  readonly parameters: readonly unknown[];
  readonly first: number;
  readonly isFurther: boolean;
}

/**
 * The resolver of a list: one statement for a page, whatever it holds. Keyset: a page begins after a position, so rows
 * that come or go meanwhile neither repeat nor hide others. One row more than asked for tells whether there is a next page.
 */
export const connection =
  (list: ListDefinition) =>
  async (
    _parent: unknown,
    given: ListArguments,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection> => {
    const asked = askedPage(list, given, context, info);
    const { columns, from, conditions, sorts, parameters, first } = asked;
    const rows = asked.isOpen
      ? await context.query<PageRow>(
          `select ${columns} from ${from} where ${conditions.join(' and ')} ` +
            // The limit is written out: as a parameter it would keep the server from using one plan for all.
            `order by ${sorts} limit ${String(first + 1)}`,
          [...parameters],
        )
      : [];
    return pageOf(asked, rows);
  };

/** What a list's arguments ask for, as far as the caller may see it. */
export const askedPage = (
  list: ListDefinition,
  { first, after, filter, orderBy }: ListArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): AskedPage => {
  if (first < 1 || first > 100) throw refusal('`first` must be from 1 to 100');
  const { table } = list;
  const { field, direction } = orderBy ?? list.defaultOrder;
  const key = list.orders[field];
  if (key === undefined) throw refusal('`orderBy` names no order of this list');
  const wall = reading(table, context.audience, context.markings);
  const [way, beyond] = directions[direction];
  const towards = wall.isMasked ? `${way} nulls last` : way;
  const division = key.divides === undefined ? [] : [`(${key.divides})`];
  const order: ListOrder = {
    name: `${table.type}.${field}`,
    kind: key.kind,
    isMasked: wall.isMasked,
    isDivided: division.length > 0,
  };
  const parameters: unknown[] = [];
  const add: AddParameter = (value) => `$${String(parameters.push(value))}`;
  const conditions = [wall.predicate, ...filterConditions(list, filter ?? {}, add)];
  if (key.holds !== undefined) conditions.push(key.holds);
  if (typeof after === 'string') {
    const { value, id, part } = readCursor(order, after);
    if (value === null) conditions.push(`(${key.sql}) is null and "id" ${beyond} ${add(id)}::uuid`);
    else {
      const position = [
        ...division.map(() => `${add(part)}::boolean`),
        `${add(value)}::${key.kind}`,
        `${add(id)}::uuid`,
      ];
      const further = `(${[...division, key.sql, '"id"'].join(', ')}) ${beyond} (${position.join(', ')})`;
      conditions.push(wall.isMasked ? `(${further} or (${key.sql}) is null)` : further);
    }
  }
  const columns = selectList(table, propertiesFor(table, requestedFields(info, ['edges', 'node'])), wall);
  const positionSql = [
    `'value', (${key.sql})::text, 'id', "id"`,
    ...division.map((condition) => `'part', ${condition}`),
  ].join(', ');
  const sorts = [
    ...division.map((condition) => `${condition} ${way}`),
    `${key.sql} ${towards}`,
    `"id" ${towards}`,
  ];
  return {
    order,
    isOpen: wall.isOpen,
    columns: `${columns}, jsonb_build_object(${positionSql}) as "position"`,
    from: identifier(table.name),
    conditions,
    sorts: sorts.join(', '),
    parameters,
    first,
    isFurther: typeof after === 'string',
  };
};

/** The page of the rows that were read for it, of which one may be too many. */
export const pageOf = ({ order, first, isFurther }: AskedPage, rows: readonly PageRow[]): Connection => {
  const edges = rows.slice(0, first).map((node) => ({ cursor: writeCursor(order, node.position), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: isFurther,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

/** The predicates of the filters that were given, over the list's table. */
export const filterConditions = (
  { filters, table }: Pick<ListDefinition, 'filters' | 'table'>,
  given: Readonly<Record<string, unknown>>,
  add: AddParameter,
): readonly string[] =>
  Object.entries(given)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      const filter = filters[name];
      if (filter === undefined) throw refusal('`filter` names no filter of this list');
      return filter(value, add, table);
    });
