import { randomUUID } from 'node:crypto';
import { addressedAgencies } from '../../../schema/addressed-agencies.ts';
import { nextArrival } from '../../kit/relay/next-arrival.ts';
import { announce } from '../../kit/storage/announce.ts';
import { otherParty } from '../../kit/storage/change-rule.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Writing } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { notice } from './notice.table.ts';

/** What the other side is told. */
export interface Told {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The version of the subject that the act made. */
  readonly subjectVersion: number;
  /** The category of the subject, where it is a report of misconduct. */
  readonly category?: unknown;
  /** When that happened which it tells; the act itself unless given. */
  readonly occurredAt?: string;
}

/**
 * Tells the other side, in the act's transaction and under the act's section. What the two sides say to each other lies
 * where both read it: a notice of it has reached the other side as soon as it is sent.
 */
export const sendNotice = async (
  writing: Writing,
  { occurredAt = writing.now, category, ...told }: Told,
): Promise<void> => {
  const sender = actingParty(writing);
  const recipient = otherParty(sender);
  const statements = statementsOf(writing);
  const id = randomUUID();
  await insertRows(statements, notice, [
    {
      id,
      ...told,
      article: writing.article,
      sender,
      recipient,
      addressedTo: addressedAgencies({ recipient, subjectType: told.subjectType, category }),
      occurredAt,
      receivedAt: writing.now,
      arrival: await nextArrival(writing.query),
    },
  ]);
  await announce(statements, notice, [id]);
};
