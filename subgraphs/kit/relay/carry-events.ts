import type { DataSource } from 'typeorm';
import { addressedAgencies } from '../../../schema/addressed-agencies.ts';
import type { Party } from '../../../schema/audience.ts';
import { bringEndHome } from '../memorandum-end/bring-end-home.ts';
import { otherParty } from '../storage/change-rule.ts';
import type { Query } from '../storage/query.ts';
import type { CarriedEvent } from './carried-event.ts';
import { nextArrival } from './next-arrival.ts';
import { deliverReport } from './deliver-report.ts';
import { returnReports } from './return-reports.ts';
import { tellPublications } from './tell-publications.ts';

/** What the receiver does on receipt of an event, in the transaction of its inbox; whether it was published by that. */
export type OnReceipt = (event: CarriedEvent, query: Query) => Promise<'published' | 'kept'>;

/** Where events are carried from and to. Each end is reached by the relay's own login. */
export interface RelayEnds {
  readonly recipient: Party;
  readonly origin: DataSource;
  readonly cooperation: DataSource;
  readonly receiver: DataSource;
  readonly onReceipt: OnReceipt;
}

/** Events of one round. */
const most = 200;

/**
 * Carries what waits, each subject's events in the order of its versions. Every step may be done again: where the relay
 * ends in between, the next round finds the rest. An event that cannot be delivered keeps back the later ones of its
 * subject alone. Then it tells what the receiver has published since. When the Memorandum ends is brought home; once it has
 * ended nothing is carried any more (section 10), and reports that wait go back to whoever wrote them.
 * @returns how many events were carried, and what kept back the others.
 */
export const carryEvents = async (
  ends: RelayEnds,
): Promise<{ readonly carried: number; readonly faults: readonly unknown[] }> => {
  if (await bringEndHome(ends.cooperation, ends.origin)) {
    await returnReports(ends);
    return { carried: 0, faults: [] };
  }
  const waiting = await ends.origin.query<CarriedEvent[]>(
    `select "id", "kind", "article", "subject_type" as "subjectType", "subject_id" as "subjectId",
       "subject_version" as "subjectVersion", "payload", "occurred_at" as "occurredAt"
     from "outbox" where "dispatched_at" is null and "recipient" = $1
     order by "subject_id", "subject_version", "kind" limit ${String(most)}`,
    [ends.recipient],
  );
  const keptBack = new Set<string>();
  const faults: unknown[] = [];
  let carried = 0;
  for (const event of waiting) {
    if (keptBack.has(event.subjectId)) continue;
    try {
      await carry(event, ends);
      carried += 1;
    } catch (fault) {
      keptBack.add(event.subjectId);
      faults.push(fault);
    }
  }
  await tellPublications(ends).catch((fault: unknown) => faults.push(fault));
  return { carried, faults };
};

const carry = async (sent: CarriedEvent, ends: RelayEnds): Promise<void> => {
  const { origin, cooperation, recipient } = ends;
  const event =
    sent.kind === 'MISCONDUCT_REPORTED'
      ? await deliverReport(sent, otherParty(recipient), cooperation)
      : sent;
  await cooperation.query(
    `insert into "notice" ("id", "kind", "article", "sender", "recipient", "addressed_to", "subject_type",
       "subject_id", "subject_version", "occurred_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict ("id") do nothing`,
    [
      event.id,
      event.kind,
      event.article,
      otherParty(recipient),
      recipient,
      addressedAgencies({
        recipient,
        subjectType: event.subjectType,
        category: event.payload['category'],
      }),
      event.subjectType,
      event.subjectId,
      event.subjectVersion,
      event.occurredAt,
    ],
  );
  const { receivedAt, publishedAt } = await receive(event, ends);
  await cooperation.transaction(async (manager) => {
    const query: Query = (sql, parameters) => manager.query(sql, [...parameters]);
    await query(
      // Announced where the notices are kept, to whoever follows those that reach its side.
      `with told as (update "notice" set "received_at" = $2, "published_at" = $3, "arrival" = $4, "version" = "version" + 1
         where "id" = $1 and "received_at" is null returning "id") select pg_notify('news_notice', "id"::text) from told`,
      [event.id, receivedAt, publishedAt, await nextArrival(query)],
    );
  });
  await origin.query(
    // What the other side knew on a day follows from when it received what it was told.
    `with gone as (update "outbox" set "dispatched_at" = now() where "id" = $1 returning 1),
       kept as (insert into "notice_receipt" ("id", "subject_id", "occurred_at", "received_at")
         values ($1, $2, $3, $4) on conflict ("id") do nothing returning 1)
     select (select count(*) from gone) as "gone", (select count(*) from kept) as "kept"`,
    [event.id, event.subjectId, event.occurredAt, receivedAt],
  );
};

interface Receipt {
  readonly receivedAt: Date;
  readonly publishedAt: Date | null;
}

/** Puts an event into the receiver's inbox with whatever follows from it; one that is there already is left alone. */
const receive = (event: CarriedEvent, { receiver, onReceipt }: RelayEnds): Promise<Receipt> =>
  receiver.transaction(async (manager) => {
    const query: Query = (sql, parameters) => manager.query(sql, [...parameters]);
    const known = () =>
      query<Receipt>(
        `select "received_at" as "receivedAt", "published_at" as "publishedAt" from "inbox" where "id" = $1`,
        [event.id],
      );
    const [before] = await known();
    if (before !== undefined) return before;
    const becomes = await onReceipt(event, query);
    await query(
      `insert into "inbox" ("id", "kind", "article", "subject_type", "subject_id", "subject_version", "payload",
         "occurred_at", "published_at", "publication_told_at")
       values ($1, $2, $3, $4, $5, $6, $7, $8, ${becomes === 'published' ? 'now(), now()' : 'null, null'})`,
      [
        event.id,
        event.kind,
        event.article,
        event.subjectType,
        event.subjectId,
        event.subjectVersion,
        JSON.stringify(event.payload),
        event.occurredAt,
      ],
    );
    const [after] = await known();
    if (after === undefined) throw new Error('an event is not in the inbox into which it was put');
    return after;
  });
