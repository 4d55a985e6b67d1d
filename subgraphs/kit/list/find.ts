import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../server/request-context.ts';
import type { Table } from '../storage/table.ts';
import type { ReferenceResolver } from '../subgraph.ts';
import { isKey } from './key.ts';
import type { Lookup, Row } from './loaders.ts';
import { requestedFields } from './requested-fields.ts';

type Find<Parent, Found> = (
  parent: Parent,
  given: Readonly<Record<string, unknown>>,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => Promise<Found>;

/** The resolver of a single look-up by a register's own number, which is also the argument's name. */
export const findOne = (table: Table, by: string): Find<unknown, Row | null> => {
  const lookup: Lookup = { table, by, kind: by === 'id' ? 'uuid' : 'text' };
  return (_parent, given, { loaders }, info) => loaders.one(lookup, String(given[by]), requestedFields(info));
};

/** The resolver of a reference to an entity: only its id is taken from the reference, every fact from the database. */
export const reference = (table: Table): ReferenceResolver => {
  const lookup: Lookup = { table, by: 'id', kind: 'uuid' };
  return ({ id }, { loaders }, info) =>
    typeof id === 'string' ? loaders.one(lookup, id, requestedFields(info)) : null;
};

/**
 * The resolver of a reference to an entity that another subgraph keeps and to which this one only adds fields: it stands
 * for the id alone. Whether there is such an entity, its keeper says.
 */
export const keptElsewhere: ReferenceResolver = ({ id }) => (isKey('uuid', id) ? { id } : null);

/** The resolver of a field that holds the one row to which a property of its parent points. */
export const pointsTo = (table: Table, property: string): Find<Row, Row | null> => {
  const lookup: Lookup = { table, by: 'id', kind: 'uuid' };
  return async (parent, _given, { loaders }, info) => {
    const id = parent[property];
    return typeof id === 'string' ? loaders.one(lookup, id, requestedFields(info)) : null;
  };
};

/** The resolver of a field that holds the rows whose ids a property of its parent lists, in its order. */
export const listedIn = (table: Table, property: string): Find<Row, readonly Row[]> => {
  const lookup: Lookup = { table, by: 'id', kind: 'uuid' };
  return async (parent, _given, { loaders }, info) => {
    const ids = parent[property];
    const fields = requestedFields(info);
    const found = await Promise.all(
      (Array.isArray(ids) ? ids : []).map((id) => loaders.one(lookup, String(id), fields)),
    );
    return found.filter((row) => row !== null);
  };
};

/**
 * The resolver of a field that holds the one row whose property points to its parent; where several may, the first that
 * meets a condition in an order, both given as SQL.
 */
export const pointedToByOne = (
  table: Table,
  by: string,
  among: Pick<Lookup, 'where' | 'orderBy'> = {},
): Find<Row, Row | null> => {
  const lookup: Lookup = { table, by, kind: 'uuid', ...among };
  return (parent, _given, { loaders }, info) =>
    loaders.one(lookup, String(parent['id']), requestedFields(info));
};

/** The resolver of a field that holds every row whose property points to its parent, in an order given as SQL. */
export const pointedToByMany = (table: Table, by: string, orderBy: string): Find<Row, readonly Row[]> => {
  const lookup: Lookup = { table, by, kind: 'uuid', orderBy };
  return (parent, _given, { loaders }, info) =>
    loaders.many(lookup, String(parent['id']), requestedFields(info));
};
