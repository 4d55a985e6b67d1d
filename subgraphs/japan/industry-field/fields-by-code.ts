import type { GraphQLResolveInfo } from 'graphql';
import type { Lookup, Row } from '../../kit/list/loaders.ts';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { industryField } from './industry-field.table.ts';

/**
 * The latest row of a code: the field as it stands now, or, where it was closed or split and nobody has said yet what came
 * in its place, as it stood last. No merge leaves a code without a row that stands: it carries the codes along.
 */
const latest: Lookup = { table: industryField, by: 'code', kind: 'text', orderBy: '"effective_from" desc' };

/** The resolver of a list of fields from a property that holds their codes; a code that no field ever had is left out. */
export const fieldsByCode =
  (property: string) =>
  async (parent: Row, _given: unknown, { loaders }: RequestContext, info: GraphQLResolveInfo) => {
    const codes = parent[property];
    if (!Array.isArray(codes)) return [];
    const fields = requestedFields(info, []);
    const found = await Promise.all(codes.map((code) => loaders.one(latest, String(code), fields)));
    return found.filter((row) => row !== null);
  };
