import type { CarriedEvent } from '../../kit/relay/carried-event.ts';
import type { OnReceipt } from '../../kit/relay/carry-events.ts';
import { columnName, identifier } from '../../kit/storage/sql-name.ts';
import { ofCertification } from './publication-in-japan.table.ts';
import { newestOfAgency, setAgency } from './told-agency.ts';
import { toldRow } from './told-row.ts';

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
  const { kind, article, payload } = event;
  if (kind === 'CERTIFICATION_CORRECTED') return publishCorrection(event, query);
  const status = statuses[kind];
  if (status === undefined) return 'kept';
  const { date, validUntil = null } = payload;
  const events = [{ kind: kind.replace('CERTIFICATION_', ''), date, validUntil, article }];
  const { columns, relation, parameter } = toldRow({
    ...(await newestOfAgency(event, query)),
    ...toldOfCertification(payload),
    status,
    events,
  });
  const published = await query(
    `with published as (
       insert into "publication_in_japan" as kept ("id", "received_at", "published_at", ${columns})
       select gen_random_uuid(), now(), now(), ${columns} from ${relation} as told
       on conflict ("agency_id") do update
         set "received_at" = now(), "published_at" = now(), ${setAgency('excluded')}, ${setCertification('excluded')},
           "status" = excluded."status",
           "events" = case when ${isSame} then kept."events" || excluded."events" else excluded."events" end,
           "corrected_at" = case when ${isSame} then kept."corrected_at" end
         where ${isSame} or $2::boolean and coalesce(kept."valid_from", '-infinity') <= excluded."valid_from"
       returning 1) select 1 from published`,
    [parameter, kind === 'CERTIFICATION_GRANTED'],
  );
  return published.length > 0 ? 'published' : 'kept';
};

/** Whether what is told is told of the certification that is published. */
const isSame = 'kept."certification_number" = excluded."certification_number"';

const toldOfCertification = ({
  number: certificationNumber,
  criteriaVersion = null,
  decision = null,
  validFrom = null,
  validUntil = null,
}: CarriedEvent['payload']): Readonly<Record<(typeof ofCertification)[number], unknown>> => ({
  certificationNumber,
  criteriaVersion,
  decision,
  validFrom,
  validUntil,
});

const setCertification = (given: string): string =>
  ofCertification
    .map((property) => identifier(columnName(property)))
    .map((column) => `${column} = ${given}.${column}`)
    .join(', ');

/** Corrects the publication of the certification that is corrected, and marks it so. How it is shown stays as it is. */
const publishCorrection: OnReceipt = async (event, query) => {
  const { relation, parameter } = toldRow({
    ...(await newestOfAgency(event, query)),
    ...toldOfCertification(event.payload),
  });
  const published = await query(
    `with published as (
       update "publication_in_japan" as kept set "received_at" = now(), "published_at" = now(), "corrected_at" = now(),
         ${setAgency('told')}, ${setCertification('told')}
       from ${relation} as told
       where kept."agency_id" = told."agency_id" and kept."certification_number" = $2
       returning 1) select 1 from published`,
    [parameter, event.payload['numberBefore']],
  );
  return published.length > 0 ? 'published' : 'kept';
};
