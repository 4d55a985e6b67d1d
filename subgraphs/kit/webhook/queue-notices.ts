import type { DataSource } from 'typeorm';
import type { Party } from '../../../schema/audience.ts';

/** Notices of one round. */
const most = 500;

/**
 * Queues, for each address of a side, the notices that have arrived since it was last looked at, or those of them that are
 * addressed to the agency for which it was registered; the others are passed by all the same. One statement writes both
 * what is queued and how far that goes: wherever the relay ends, none is forgotten and none queued twice.
 * @returns how many were queued.
 */
export const queueNotices = async (cooperation: DataSource, party: Party): Promise<number> => {
  const [queued] = await cooperation.query<{ count: number }[]>(
    `with addressed as (
       select "id", "agency", "addressed_to", "reached" from "webhook_endpoint"
       where "party" = $1 and "url" is not null for update skip locked),
     news as (
       select a."id" as "endpoint_id", a."agency", n."id" as "notice_id", n."arrival",
         a."addressed_to" is null or a."addressed_to" = any(n."addressed_to") as "told"
       from addressed a join "notice" n on n."recipient" = $1 and n."arrival" > a."reached"
       order by n."arrival" limit ${String(most)}),
     reached as (
       update "webhook_endpoint" e set "reached" = latest."arrival"
       from (select "endpoint_id", max("arrival") as "arrival" from news group by 1) latest
       where e."id" = latest."endpoint_id" returning 1),
     queued as (
       insert into "webhook_delivery" ("id", "agency", "endpoint_id", "notice_id")
       select gen_random_uuid(), "agency", "endpoint_id", "notice_id" from news where "told" returning 1)
     select count(*)::integer as "count" from queued`,
    [party],
  );
  return queued?.count ?? 0;
};
