import type { DataSource } from 'typeorm';
import type { Party } from '../../../schema/audience.ts';
import type { SendWebhook } from './send-webhook.ts';
import { signNotice } from './sign-notice.ts';
import type { ToldNotice, WebhookKey } from './sign-notice.ts';

/** When what was not taken is tried again, in seconds, and how often before it is laid aside. */
export interface BackOff {
  readonly first: number;
  readonly most: number;
  readonly attempts: number;
}

/** Twice as long after each attempt: the last of twelve is about two and a half hours after the first. */
const backOffs: BackOff = { first: 5, most: 3_600, attempts: 12 };

/** Deliveries of one round. */
const most = 50;

interface Delivery extends ToldNotice {
  readonly deliveryId: string;
  readonly url: string;
}

/** Where deliveries are found, and how they are sent. */
interface Delivering {
  readonly cooperation: DataSource;
  readonly party: Party;
  readonly key: WebhookKey;
  readonly send: SendWebhook;
  readonly backOff?: BackOff;
}

/**
 * Sends what is due to a side's addresses, at least once. An attempt is counted and the next one set before it is made: one
 * that the relay did not live to see the end of is made again. What was not taken after the last attempt is a dead letter.
 * @returns how many were tried.
 */
export const deliverNotices = async (delivering: Delivering): Promise<number> => {
  const due = await claim(delivering);
  await Promise.all(due.map((delivery) => attempt(delivery, delivering)));
  return due.length;
};

const claim = ({ cooperation, party, backOff = backOffs }: Delivering): Promise<readonly Delivery[]> =>
  cooperation.query<Delivery[]>(
    `with due as (
       select d."id" from "webhook_delivery" d join "webhook_endpoint" e on e."id" = d."endpoint_id"
       where e."party" = $1 and e."url" is not null
         and d."due_at" <= now() and d."delivered_at" is null and d."dead_at" is null
       order by d."due_at" limit ${String(most)} for update of d skip locked),
     claimed as (
       update "webhook_delivery" d set "attempts" = d."attempts" + 1, "tried_at" = now(),
         "due_at" = now() + make_interval(secs => least($2::float8 * 2 ^ d."attempts", $3::float8))
       from due where d."id" = due."id" returning d."id", d."endpoint_id", d."notice_id")
     select c."id" as "deliveryId", e."url", n."id", n."kind", n."occurred_at" as "occurredAt",
       n."sent_at" as "sentAt", n."received_at" as "receivedAt"
     from claimed c join "webhook_endpoint" e on e."id" = c."endpoint_id" join "notice" n on n."id" = c."notice_id"`,
    [party, backOff.first, backOff.most],
  );

const attempt = async (
  { deliveryId, url, ...notice }: Delivery,
  { cooperation, party, key, send, backOff = backOffs }: Delivering,
): Promise<void> => {
  const failure = await send(url, await signNotice(party, key, { url, deliveryId, notice }));
  await cooperation.query(
    `with tried as (update "webhook_delivery" set "failure" = $2::text,
         "delivered_at" = case when $2::text is null then now() end,
         "dead_at" = case when $2::text is not null and "attempts" >= $3 then now() end
       where "id" = $1 returning 1) select count(*) from tried`,
    [deliveryId, failure ?? null, backOff.attempts],
  );
};
