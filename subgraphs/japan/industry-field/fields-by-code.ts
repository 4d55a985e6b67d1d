import type { GraphQLResolveInfo } from 'graphql';
import type { Lookup, Row } from '../../kit/list/loaders.ts';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { industryField } from './industry-field.table.ts';

/** A field as it stands now: the row of its code whose period is open. */
const current: Lookup = { table: industryField, by: 'code', kind: 'text', where: '"effective_to" is null' };

/** The resolver of a list of fields from a property that holds their codes; a code without a row is left out. */
export const fieldsByCode =
  (property: string) =>
  async (parent: Row, _given: unknown, { loaders }: RequestContext, info: GraphQLResolveInfo) => {
    const codes = parent[property];
    if (!Array.isArray(codes)) return [];
    const fields = requestedFields(info, []);
    const found = await Promise.all(codes.map((code) => loaders.one(current, String(code), fields)));
    return found.filter((row) => row !== null);
  };
