import type { GraphQLResolveInfo } from 'graphql';
import { refusal } from '../server/refusal.ts';
import type { RequestContext } from '../server/request-context.ts';
import { columnName, identifier } from '../storage/table.ts';
import type { Table } from '../storage/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Position } from './cursor.ts';
import type { Filters } from './filters.ts';
import { requestedFields } from './requested-properties.ts';
import { propertiesFor, reading, selectList } from './select.ts';

/** A sort key: never null, so that a position says on which side of it every row stands. */
export interface SortKey {
  /** The expression, over columns that everyone who sees the list may read. */
  readonly sql: string;
  readonly kind: 'text' | 'date' | 'timestamptz' | 'integer' | 'uuid';
}

/** How a list of a table is filtered and ordered. */
export interface ListDefinition {
  readonly table: Table;
  readonly filters: Filters;
  /** The sort key of each value of the list's order field. */
  readonly orders: Readonly<Record<string, SortKey>>;
  readonly defaultOrder: { readonly field: string; readonly direction: Direction };
}

type Direction = 'ASCENDING' | 'DESCENDING';

/** The arguments of every list. */
export interface ListArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: { readonly field: string; readonly direction: Direction } | null;
}

/** A page of a list (Relay connections). */
export interface Connection<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A sort key by a property of the list's own table. */
export const byProperty = (property: string, kind: SortKey['kind'] = 'text'): SortKey => ({
  sql: identifier(columnName(property)),
  kind,
});

/** The names of all the properties that a row of a page holds besides its own. */
type PageRow = Readonly<Record<string, unknown>> & { readonly position: Position };

/**
 * The resolver of a list: one statement for a page, whatever it holds. Keyset: a page begins after a position, so rows
 * that come or go meanwhile neither repeat nor hide others. One row more than asked for tells whether there is a next page.
 */
export const connection =
  (list: ListDefinition) =>
  async (
    _parent: unknown,
    { first, after, filter, orderBy }: ListArguments,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection<PageRow>> => {
    if (first < 1 || first > 100) throw refusal('`first` must be from 1 to 100');
    const { field, direction } = orderBy ?? list.defaultOrder;
    const key = list.orders[field];
    if (key === undefined) throw refusal('`orderBy` names no order of this list');
    const wall = reading(list.table, context.audience, context.markings);
    const parameters: unknown[] = [];
    const add = (value: unknown): string => `$${String(parameters.push(value))}`;
    const conditions = [wall.predicate];
    for (const [name, value] of Object.entries(filter ?? {})) {
      if (value === null || value === undefined) continue;
      const condition = list.filters[name]?.(value, add, list.table);
      if (condition === undefined) throw refusal('`filter` names no filter of this list');
      conditions.push(condition);
    }
    if (after !== null && after !== undefined) {
      const [value = '', id = ''] = readCursor(after, 2);
      checkPosition(value, id, key);
      const beyond = direction === 'ASCENDING' ? '>' : '<';
      conditions.push(`(${key.sql}, "id") ${beyond} (${add(value)}::${key.kind}, ${add(id)}::uuid)`);
    }
    const columns = selectList(list.table, propertiesFor(list.table, requestedFields(info, ['edges', 'node'])), wall);
    const towards = direction === 'ASCENDING' ? 'asc' : 'desc';
    const rows = await context.query<PageRow>(
      `select ${columns}, array[(${key.sql})::text, "id"::text] as "position" from ${identifier(list.table.name)} ` +
        `where ${conditions.join(' and ')} order by ${key.sql} ${towards}, "id" ${towards} limit ${add(first + 1)}::int`,
      parameters,
    );
    const edges = rows.slice(0, first).map((node) => ({ cursor: writeCursor(node.position), node }));
    return {
      edges,
      pageInfo: {
        hasNextPage: rows.length > first,
        hasPreviousPage: after !== null && after !== undefined,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  };

const shapes: Readonly<Record<SortKey['kind'], RegExp>> = {
  text: /^/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2})?$/,
  integer: /^-?\d{1,9}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** A forged position must fail here, as bad input, and not in the database. */
const checkPosition = (value: string, id: string, key: SortKey): void => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  const dated = key.kind === 'date' || key.kind === 'timestamptz';
  if (!shapes[key.kind].test(value) || !shapes.uuid.test(id) || (dated && !isDay(day ?? ''))) {
    throw refusal('the value of `after` is not a cursor of this list: give the `endCursor` of its page before');
  }
};

const isDay = (text: string): boolean => {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(text);
};
