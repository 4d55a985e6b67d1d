import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { inState } from '../certification/certification-state.ts';
import { investigation } from './investigation.table.ts';

interface ConcludeInput extends MutationInput {
  readonly investigationId: string;
  readonly version: number;
  readonly result: 'GUIDANCE' | 'SUPERVISION' | 'SUSPENSION' | 'REVOCATION' | 'UNFOUNDED';
  readonly summary: string;
  readonly closedOn: string;
}

/** What follows upon what in an investigation (Memorandum, section 7(3)); its result is provided as it is concluded. */
const investigationMoves: Moves = {
  ACKNOWLEDGED: {},
  INVESTIGATING: { CONCLUSION: 'RESULT_PROVIDED' },
  CLOSED: { CONCLUSION: 'RESULT_PROVIDED' },
  RESULT_PROVIDED: {},
};

/** What the agency's certification for Japan must have come to for a result that speaks of it. */
const standings: Readonly<Partial<Record<ConcludeInput['result'], string>>> = {
  SUSPENSION: 'SUSPENDED',
  REVOCATION: 'REVOKED',
};

/** Concludes an investigation; the result is owed to Japan whatever it is. */
export const concludeInvestigation: Act<ConcludeInput> = {
  mutation: 'concludeInvestigation',
  article: '7(3)',
  perform: async ({ investigationId, version, result, summary, closedOn }, writing) => {
    const found = await findRecord(writing, investigation, investigationId);
    checkVersion(found, version);
    const state = moved(investigationMoves, found['state'], 'CONCLUSION');
    if (closedOn < String(found['openedOn']))
      throw invalidInput('closedOn', 'The day is before that of the opening.');
    checkDone(writing, { field: 'closedOn', day: closedOn, party: 'KYRGYZSTAN' });
    await checkResult(writing, found, result);
    const subjectVersion = await changeRecord(writing, investigation, found, {
      version,
      set: { state, closedOn, result, summary, resultProvidedAt: writing.now },
      keptFor: 'KYRGYZSTAN',
    });
    const notificationId = await notificationOf(writing, found);
    if (notificationId !== null)
      await tellOtherSide(writing, {
        kind: 'INVESTIGATION_CONCLUDED',
        recipient: 'JAPAN',
        subjectType: 'NonconformityNotification',
        subjectId: notificationId,
        subjectVersion,
        payload: { result, summary, closedOn },
      });
    return { type: 'InvestigationConcluded', investigationId: found.id, recordedAt: writing.now };
  },
};

/** The results that are guidance or supervision, each of which is recorded under that kind. */
const guided: readonly ConcludeInput['result'][] = ['GUIDANCE', 'SUPERVISION'];

/** A result is not told that is not recorded: guidance upon this investigation, or what the register shows of the agency. */
const checkResult = async (
  { query }: Writing,
  { id, agencyId }: FoundRecord,
  result: ConcludeInput['result'],
): Promise<void> => {
  if (guided.includes(result)) {
    const [given] = await query(
      'select "id" from "guidance" where "investigation_id" = $1::uuid and "kind" = $2 limit 1',
      [id, result],
    );
    if (given === undefined)
      throw invalidInput(
        'result',
        'Nothing of that kind is recorded upon this investigation; record that first.',
      );
  }
  const standing = standings[result];
  if (standing === undefined || typeof agencyId !== 'string') return;
  const [shown] = await query(
    `select "id" from "certification" where "agency_id" = $1::uuid and "destination" = 'JP' and ${inState(standing)} limit 1`,
    [agencyId],
  );
  if (shown === undefined)
    throw invalidInput(
      'result',
      'The register shows no such certification of the agency; record that first.',
    );
};

/**
 * The notification of Japan upon which an investigation was opened, to which its result is owed. One upon a misconduct
 * report has none: that report is answered under section 4(1).
 */
const notificationOf = async ({ query }: Writing, { id }: FoundRecord): Promise<string | null> => {
  const [upon] = await query<{ readonly id: string; readonly notificationId: string | null }>(
    `select "id", "notification_id" as "notificationId" from "investigation" where "id" = $1::uuid`,
    [id],
  );
  return upon?.notificationId ?? null;
};
