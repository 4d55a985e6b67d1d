import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { fieldSuspension } from './field-suspension.table.ts';
import { standingOf, suspensionMoves } from './suspension-moves.ts';
import { tellOfSuspension } from './tell-of-suspension.ts';

interface SuspensionInput extends MutationInput {
  readonly fieldSuspensionId: string;
  readonly version: number;
}

interface LiftInput extends SuspensionInput {
  readonly resumedOn: string;
}

const suspensionFor = async (
  { fieldSuspensionId, version }: SuspensionInput,
  event: 'ANNOUNCEMENT' | 'LIFTING',
  writing: Writing,
): Promise<FoundRecord> => {
  const found = await findRecord(writing, fieldSuspension, fieldSuspensionId);
  checkVersion(found, version);
  moved(suspensionMoves, standingOf(found), event);
  return found;
};

/** Changes a stop, and tells the Kyrgyz side of it. */
const change = async (
  writing: Writing,
  found: FoundRecord,
  set: Readonly<Record<string, unknown>>,
  kind: 'FIELD_SUSPENDED' | 'FIELD_RESUMED',
): Promise<void> => {
  const version = await changeRecord(writing, fieldSuspension, found, {
    version: found.version,
    set,
    keptFor: 'JAPAN',
  });
  await tellOfSuspension(writing, { kind, suspension: { ...found, ...set }, version });
};

/**
 * Lifts a stop on a day that an input field states, whatever lifts it. One that had not begun by then never comes into
 * force.
 */
export const lift = async (
  writing: Writing,
  found: FoundRecord,
  { field, day }: { readonly field: string; readonly day: string },
): Promise<void> => {
  const inForceFrom = String(found['inForceFrom']);
  if (day < inForceFrom && inForceFrom <= localDay(writing.now, 'JAPAN'))
    throw invalidInput(field, `The stop was in force from ${inForceFrom} on.`);
  await change(writing, found, { resumedOn: day }, 'FIELD_RESUMED');
};

/** Announces a stop: from the recorded instant on everyone sees it. */
export const announceSuspension: Act<SuspensionInput> = {
  mutation: 'announceFieldSuspension',
  article: '8',
  perform: async (input, writing) => {
    const found = await suspensionFor(input, 'ANNOUNCEMENT', writing);
    await change(writing, found, { announcedAt: writing.now }, 'FIELD_SUSPENDED');
    return { type: 'FieldSuspensionAnnounced', fieldSuspensionId: found.id, recordedAt: writing.now };
  },
};

/** Lifts a stop. */
export const liftSuspension: Act<LiftInput> = {
  mutation: 'liftFieldSuspension',
  article: '8',
  perform: async (input, writing) => {
    const found = await suspensionFor(input, 'LIFTING', writing);
    checkDone(writing, { field: 'resumedOn', day: input.resumedOn, party: 'JAPAN' });
    await lift(writing, found, { field: 'resumedOn', day: input.resumedOn });
    return { type: 'FieldSuspensionLifted', fieldSuspensionId: found.id, recordedAt: writing.now };
  },
};
