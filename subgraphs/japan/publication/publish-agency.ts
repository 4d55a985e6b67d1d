import type { OnReceipt } from '../../kit/relay/carry-events.ts';

/** Corrects in Japan's publication what was received of an agency itself (Memorandum, section 6(1)). */
export const publishAgency: OnReceipt = async ({ payload: { agencyId, name } }, query) => {
  const published = await query(
    `with published as (
       update "publication_in_japan" set "received_at" = now(), "published_at" = now(), "name" = $2
       where "agency_id" = $1::uuid and "name" <> $2 returning 1) select 1 from published`,
    [agencyId, name],
  );
  return published.length > 0 ? 'published' : 'kept';
};
