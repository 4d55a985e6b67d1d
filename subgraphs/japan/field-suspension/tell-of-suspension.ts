import type { Writing } from '../../kit/write/act.ts';
import type { FoundRow } from '../../kit/write/find-record.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { fieldSuspension } from './field-suspension.table.ts';

/** What the Kyrgyz side is told of a stop. */
const told = ['industryFieldCode', 'inForceFrom', 'resumedOn', 'holders', 'cap'] as const;

interface ToldSuspension {
  readonly kind: string;
  /** The stop as it stands from now on. */
  readonly suspension: FoundRow;
  /** The version of it that the act made. */
  readonly version: number;
}

/** Tells the Kyrgyz side of what everyone sees (section 8), and of nothing before. */
export const tellOfSuspension = async (
  writing: Writing,
  { kind, suspension, version }: ToldSuspension,
): Promise<void> => {
  if (suspension['announcedAt'] === null) return;
  await tellOtherSide(writing, {
    kind,
    recipient: 'KYRGYZSTAN',
    subjectType: fieldSuspension.type,
    subjectId: suspension.id,
    subjectVersion: version,
    payload: Object.fromEntries(told.map((property) => [property, suspension[property]])),
  });
};
