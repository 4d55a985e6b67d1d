import { randomUUID } from 'node:crypto';
import type { Party } from '../../../schema/audience.ts';
import { hasMemorandumEnded } from '../memorandum-end/has-memorandum-ended.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Writing } from './act.ts';
import { outbox } from './outbox.table.ts';
import { statementsOf } from './statements-of.ts';

/** What the other side is owed of an act. */
export interface OwedEvent {
  readonly kind: string;
  /** The section under which it is owed; the act's own unless given. */
  readonly article?: string;
  readonly recipient: Party;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The version of the subject that the act made. */
  readonly subjectVersion: number;
  /** When that happened which it tells; the act itself unless given. */
  readonly occurredAt?: string;
  /** The facts that cross, and nothing else. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Writes to the outbox, in the act's transaction, what the other side is owed of it. Once the Memorandum has ended nothing
 * is owed any more (section 10): an act of the own register is done all the same, and nothing waits for a relay.
 */
export const tellOtherSide = async (
  writing: Writing,
  { occurredAt = writing.now, ...event }: OwedEvent,
): Promise<void> => {
  if (await hasMemorandumEnded(writing.query)) return;
  await insertRows(statementsOf(writing), outbox, [
    { id: randomUUID(), article: writing.article, occurredAt, ...event },
  ]);
};
