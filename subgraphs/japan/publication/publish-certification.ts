import type { OnReceipt } from '../../kit/relay/carry-events.ts';

/** How what the Kyrgyz side tells of a certification stands in Japan's own publication. A suspension is no revocation. */
const statuses: Readonly<Record<string, string>> = {
  CERTIFICATION_GRANTED: 'CERTIFIED',
  CERTIFICATION_EXTENDED: 'CERTIFIED',
  CERTIFICATION_SUSPENDED: 'SUSPENDED',
  CERTIFICATION_RESUMED: 'CERTIFIED',
  CERTIFICATION_REVOKED: 'REVOKED',
  CERTIFICATION_EXPIRED: 'EXPIRED',
};

/**
 * Publishes in Japan what was received of a certification (Memorandum, sections 6(1) and 6(2)), in Japan's own stored copy:
 * it stays readable whatever becomes of the other side's register. A certification that is granted takes the place of one
 * whose period began earlier, in whatever order the two are told of; whatever else is told of another certification than
 * the published one leaves it as it is.
 */
export const publishCertification: OnReceipt = async (event, query) => {
  const { kind, payload } = event;
  if (kind === 'CERTIFICATION_CORRECTED') return publishCorrection(event, query);
  const status = statuses[kind];
  if (status === undefined) return 'kept';
  const { agencyId, name, number, validFrom, validUntil } = payload;
  const published = await query(
    `with published as (
       insert into "publication_in_japan" as kept ("id", "agency_id", "received_at", "published_at", "name",
         "certification_number", "valid_from", "valid_until", "status")
       values (gen_random_uuid(), $1, now(), now(), $2, $3, $4, $5, $6)
       on conflict ("agency_id") do update
         set "received_at" = now(), "published_at" = now(), "name" = excluded."name",
           "certification_number" = excluded."certification_number", "valid_from" = excluded."valid_from",
           "valid_until" = excluded."valid_until", "status" = excluded."status", "corrected_at" = case
             when kept."certification_number" = excluded."certification_number" then kept."corrected_at" end
         where kept."certification_number" = excluded."certification_number"
           or $7::boolean and coalesce(kept."valid_from", '-infinity') <= excluded."valid_from"
       returning 1) select 1 from published`,
    [agencyId, name, number, validFrom, validUntil, status, kind === 'CERTIFICATION_GRANTED'],
  );
  return published.length > 0 ? 'published' : 'kept';
};

/** Corrects the publication of the certification that is corrected, and marks it so. How it is shown stays as it is. */
const publishCorrection: OnReceipt = async ({ payload }, query) => {
  const { agencyId, name, numberBefore, number, validFrom, validUntil } = payload;
  const published = await query(
    `with published as (
       update "publication_in_japan" set "received_at" = now(), "published_at" = now(), "corrected_at" = now(), "name" = $2,
         "certification_number" = $4, "valid_from" = $5, "valid_until" = $6
       where "agency_id" = $1::uuid and "certification_number" = $3 returning 1) select 1 from published`,
    [agencyId, name, numberBefore, number, validFrom, validUntil],
  );
  return published.length > 0 ? 'published' : 'kept';
};
