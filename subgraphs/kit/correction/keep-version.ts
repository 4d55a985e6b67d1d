import { randomUUID } from 'node:crypto';
import { insertRows } from '../storage/upsert.ts';
import { statementsOf } from '../write/statements-of.ts';
import type { StepTaken } from '../write/step.ts';
import type { Correctable } from './correctable.ts';

/**
 * Keeps what a record said until now, in the act's transaction, for whoever saw it to read on. Since when it said so follows
 * from the version before, which not everyone may have seen, and is no column of its own.
 * @param ground why it says so no longer
 */
export const keepVersion = async (
  { versions }: Correctable,
  { found, writing }: StepTaken,
  ground: string,
): Promise<void> => {
  const row: Readonly<Record<string, unknown>> = {
    ...found,
    id: randomUUID(),
    recordId: found.id,
    recordedUntil: writing.now,
    ground,
  };
  await insertRows(statementsOf(writing), versions, [
    Object.fromEntries(Object.keys(versions.columns).map((property) => [property, row[property] ?? null])),
  ]);
};
