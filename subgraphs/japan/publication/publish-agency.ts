import type { OnReceipt } from '../../kit/relay/carry-events.ts';
import { columnName, identifier } from '../../kit/storage/sql-name.ts';
import { ofAgency } from './publication-in-japan.table.ts';
import { setAgency, toldByAgency } from './told-agency.ts';
import { toldRow } from './told-row.ts';

const columnsOf = (relation: string): string =>
  ofAgency.map((property) => `${relation}.${identifier(columnName(property))}`).join(', ');

/**
 * Publishes in Japan what was received of an agency itself (Memorandum, section 6(1)): its names, where it is, how it is
 * reached, and that it was closed.
 */
export const publishAgency: OnReceipt = async (event, query) => {
  const { relation, parameter } = toldRow(toldByAgency(event));
  const published = await query(
    `with published as (
       update "publication_in_japan" as kept set "received_at" = now(), "published_at" = now(), ${setAgency('told')}
       from ${relation} as told
       where kept."agency_id" = told."agency_id" and kept."agency_version" <= told."agency_version"
         and (${columnsOf('kept')}) is distinct from (${columnsOf('told')})
       returning 1) select 1 from published`,
    [parameter],
  );
  return published.length > 0 ? 'published' : 'kept';
};
