import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../server/request-context.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import { askedPage, pageOf } from './connection.ts';
import type { AskedPage, Connection, ListArguments, ListDefinition, PageRow } from './connection.ts';
import { isKey } from './key.ts';
import type { Row } from './loaders.ts';

/** How the rows of a list name the record that has it: by which property of theirs, and which of the record it holds. */
interface Within {
  readonly by: string;
  readonly parent: string;
}

type Loader = DataLoader<string, readonly PageRow[]>;

/** Of each request, what is being gathered, by statement. Nothing that was read is kept. */
const gathering = new WeakMap<RequestContext, Map<string, Loader>>();

/**
 * The resolver of a list that each record has of its own: like every list, with one statement for the pages of all records
 * that are asked for in one turn.
 */
export const connectionWithin =
  (list: ListDefinition, { by, parent: property }: Within) =>
  async (
    parent: Row,
    given: ListArguments,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): Promise<Connection> => {
    const asked = askedPage(list, given, context, info);
    const key = parent[property];
    const rows = asked.isOpen && isKey('uuid', key) ? await loader(asked, by, context).load(key) : [];
    return pageOf(asked, rows);
  };

const loader = (asked: AskedPage, by: string, context: RequestContext): Loader => {
  const { columns, from, conditions, sorts, parameters, first } = asked;
  const page =
    `select ${columns}, row_number() over (order by ${sorts}) as "placed" from ${from} ` +
    `where ${[`${identifier(columnName(by))} = "parent_key"`, ...conditions].join(' and ')} ` +
    `order by ${sorts} limit ${String(first + 1)}`;
  const sql =
    `select "parent_key"::text as "parentKey", "page".* ` +
    `from unnest($${String(parameters.length + 1)}::uuid[]) as "parent"("parent_key") ` +
    `cross join lateral (${page}) as "page" order by "placed"`;
  const loaders = gathering.get(context) ?? new Map<string, Loader>();
  gathering.set(context, loaders);
  const name = JSON.stringify([sql, parameters]);
  const load = async (keys: readonly string[]) => {
    const rows = await context.query<PageRow & { readonly parentKey: string }>(sql, [...parameters, keys]);
    const found = Map.groupBy(rows, ({ parentKey }) => parentKey);
    return keys.map((key) => found.get(key.toLowerCase()) ?? []);
  };
  const made = loaders.get(name) ?? new DataLoader<string, readonly PageRow[]>(load, { cache: false });
  loaders.set(name, made);
  return made;
};
