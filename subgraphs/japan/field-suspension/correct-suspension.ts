import { beginningOf, instantOf, since } from '../../kit/correction/correctable.ts';
import type { Correctable } from '../../kit/correction/correctable.ts';
import { correct, withdraw } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { localDay } from '../../kit/facts/local-day.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import type { StepTaken } from '../../kit/write/step.ts';
import { receiptsInJapan } from '../receipts-in-japan.table.ts';
import { checkSuspension } from './check-suspension.ts';
import { correctableContent, fieldSuspensionVersion } from './field-suspension-version.table.ts';
import { fieldSuspension } from './field-suspension.table.ts';
import { standingOf, suspensionMoves } from './suspension-moves.ts';
import { tellOfSuspension } from './tell-of-suspension.ts';

const announced = since('announcedAt');

/** Who knew what of a stop: Japan since it was asked for, as far as that is kept, and everybody else from its announcement. */
export const correctableSuspension: Correctable = {
  table: fieldSuspension,
  versions: fieldSuspensionVersion,
  content: correctableContent,
  whose: 'JAPAN',
  receipts: receiptsInJapan,
  opened: {
    own: (stop) => beginningOf(stop['requestedOn'], 'JAPAN') ?? announced(stop),
    other: announced,
    outside: announced,
  },
  openedBy: ['requestedOn', 'announcedAt'],
};

/** Whether a stop is or was in force by now: what has begun is a fact, on which others have acted. */
const hasBegun = ({ found, writing }: StepTaken): boolean =>
  String(found['inForceFrom']) <= localDay(writing.now, 'JAPAN');

/**
 * What a stop said before its announcement is Japan's own, and so is that it was corrected: the mark is for everyone once
 * everyone sees the stop. Its first day is corrected while both the wrong one and the right one are still to come.
 */
const corrections: Corrections = {
  correctable: correctableSuspension,
  course: {
    table: fieldSuspension,
    moves: suspensionMoves,
    idProperty: 'fieldSuspensionId',
    side: 'JAPAN',
    standing: standingOf,
  },
  article: '8',
  check: (content, taken) => {
    const suspension = content as unknown as Parameters<typeof checkSuspension>[0];
    checkSuspension(suspension);
    const { found, writing } = taken;
    if (suspension.inForceFrom === found['inForceFrom']) return;
    if (hasBegun(taken) || found['resumedOn'] !== null)
      throw invalidInput('inForceFrom', 'The stop has begun, or is lifted: its first day is a fact.');
    if (suspension.inForceFrom < localDay(writing.now, 'JAPAN'))
      throw invalidInput('inForceFrom', 'The day is over.');
  },
  checkWithdrawal: (taken) => {
    if (hasBegun(taken))
      throw new Refused({
        type: 'WrongState',
        state: standingOf(taken.found),
        message: 'The stop has begun: it is lifted.',
      });
  },
  marks: ({ found, writing }) =>
    instantOf(found['announcedAt']) === null ? {} : { correctedAt: writing.now },
  tell: ({ kind, found, content, version, writing }) =>
    tellOfSuspension(writing, { kind, suspension: { ...found, ...content }, version }),
};

/** Corrects what a stop says (section 8). */
export const correctSuspension = correct(corrections, {
  mutation: 'correctFieldSuspension',
  kind: 'FIELD_SUSPENSION_CORRECTED',
  result: 'FieldSuspensionCorrected',
});

/** Withdraws a stop that was decided in error and has not begun (section 8). */
export const withdrawSuspension = withdraw(corrections, {
  mutation: 'withdrawFieldSuspension',
  kind: 'FIELD_SUSPENSION_WITHDRAWN',
  result: 'FieldSuspensionWithdrawn',
});
