import type { OnReceipt } from '../../kit/relay/carry-events.ts';
import { toldByAgency } from './told-agency.ts';

/** Corrects in Japan's publication what was received of an agency itself (Memorandum, section 6(1)). */
export const publishAgency: OnReceipt = async (event, query) => {
  const { agencyId, agencyVersion, name } = toldByAgency(event);
  const published = await query(
    `with published as (
       update "publication_in_japan" set "received_at" = now(), "published_at" = now(), "agency_version" = $3, "name" = $2
       where "agency_id" = $1::uuid and "agency_version" <= $3 and "name" <> $2 returning 1) select 1 from published`,
    [agencyId, name, agencyVersion],
  );
  return published.length > 0 ? 'published' : 'kept';
};
