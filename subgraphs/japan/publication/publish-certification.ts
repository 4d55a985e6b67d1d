import type { OnReceipt } from '../../kit/relay/carry-events.ts';
import { recordset } from '../../kit/storage/upsert.ts';
import { publicationInJapan } from './publication-in-japan.table.ts';
import { newestOfAgency, setAgency } from './told-agency.ts';

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
 * the published one leaves it as it is. The agency is shown as it was last told of, by whichever event.
 */
export const publishCertification: OnReceipt = async (event, query) => {
  const { kind, payload } = event;
  if (kind === 'CERTIFICATION_CORRECTED') return publishCorrection(event, query);
  const status = statuses[kind];
  if (status === undefined) return 'kept';
  const { number: certificationNumber, validFrom, validUntil } = payload;
  const row = { ...(await newestOfAgency(event, query)), certificationNumber, validFrom, validUntil, status };
  const published = await query(
    `with published as (
       insert into "publication_in_japan" as kept ("id", "received_at", "published_at", "agency_id", "agency_version", "name",
         "certification_number", "valid_from", "valid_until", "status")
       select gen_random_uuid(), now(), now(), "agencyId", "agencyVersion", "name", "certificationNumber", "validFrom",
         "validUntil", "status" from ${recordset(publicationInJapan, Object.keys(row))}
       on conflict ("agency_id") do update
         set "received_at" = now(), "published_at" = now(), ${setAgency('excluded')},
           "certification_number" = excluded."certification_number", "valid_from" = excluded."valid_from",
           "valid_until" = excluded."valid_until", "status" = excluded."status", "corrected_at" = case
             when kept."certification_number" = excluded."certification_number" then kept."corrected_at" end
         where kept."certification_number" = excluded."certification_number"
           or $2::boolean and coalesce(kept."valid_from", '-infinity') <= excluded."valid_from"
       returning 1) select 1 from published`,
    [JSON.stringify([row]), kind === 'CERTIFICATION_GRANTED'],
  );
  return published.length > 0 ? 'published' : 'kept';
};

/** Corrects the publication of the certification that is corrected, and marks it so. How it is shown stays as it is. */
const publishCorrection: OnReceipt = async (event, query) => {
  const { numberBefore, number: certificationNumber, validFrom, validUntil } = event.payload;
  const row = { ...(await newestOfAgency(event, query)), certificationNumber, validFrom, validUntil };
  const published = await query(
    `with published as (
       update "publication_in_japan" as kept set "received_at" = now(), "published_at" = now(), "corrected_at" = now(),
         ${setAgency('corrected')}, "certification_number" = corrected."certification_number",
         "valid_from" = corrected."valid_from", "valid_until" = corrected."valid_until"
       from (select "agencyId" as "agency_id", "agencyVersion" as "agency_version", "name",
           "certificationNumber" as "certification_number", "validFrom" as "valid_from", "validUntil" as "valid_until"
         from ${recordset(publicationInJapan, Object.keys(row))}) as corrected
       where kept."agency_id" = corrected."agency_id" and kept."certification_number" = $2
       returning 1) select 1 from published`,
    [JSON.stringify([row]), numberBefore],
  );
  return published.length > 0 ? 'published' : 'kept';
};
