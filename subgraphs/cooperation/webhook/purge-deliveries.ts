import type { Statements } from '../../kit/storage/upsert.ts';

/** How long it stays known that an address took a notice: enough to look into what an app says that it did not get. */
const keptDays = 30;

/**
 * Removes, in the transaction of the statements, the deliveries that were taken long enough ago. What waits stays, and so
 * does a dead letter until its agency has it sent again and it is taken. How far the queue has been filled is kept with
 * each address: nothing that was removed is queued anew.
 *
 * @param at the instant that counts as now; the database's own unless given
 */
export const purgeDeliveries = async (statements: Statements, at?: string): Promise<void> => {
  await statements.query(
    `delete from "webhook_delivery"
     where "delivered_at" <= coalesce($1::timestamptz, now()) - interval '${String(keptDays)} days'`,
    [at ?? null],
  );
};
