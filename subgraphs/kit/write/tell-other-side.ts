import { randomUUID } from 'node:crypto';
import type { Party } from '../../../schema/audience.ts';
import { insertRows } from '../storage/upsert.ts';
import type { Writing } from './act.ts';
import { outbox } from './outbox.table.ts';
import { statementsOf } from './statements-of.ts';

/** What the other side is owed of an act. */
export interface OwedEvent {
  readonly kind: string;
  readonly recipient: Party;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The version of the subject that the act made. */
  readonly subjectVersion: number;
  /** The facts that cross, and nothing else. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Writes to the outbox, in the act's transaction, what the other side is owed of it under the act's section. */
export const tellOtherSide = (writing: Writing, event: OwedEvent): Promise<void> =>
  insertRows(statementsOf(writing), outbox, [{ id: randomUUID(), ...event, article: writing.article }]);
