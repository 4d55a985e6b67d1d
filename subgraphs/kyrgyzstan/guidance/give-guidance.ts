import { hasMemorandumEnded } from '../../kit/memorandum-end/has-memorandum-ended.ts';
import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { investigation } from '../investigation/investigation.table.ts';
import { isKnownToJapan } from '../sending-agency/known-to-japan.ts';
import { openAgency } from '../sending-agency/open-agency.ts';
import { guidance } from './guidance.table.ts';

/** What was given to whom. */
export interface GuidanceInput extends MutationInput {
  readonly kind: string;
  readonly number: string;
  readonly givenOn: string;
  readonly agencyIds: readonly string[];
  readonly summary: string;
  readonly text: string;
  readonly investigationId?: string | null;
}

const mostAgencies = 500;

/**
 * What is recorded of guidance, and whether that concerns Japan: decided by the agencies that it was given to; what is given
 * once the Memorandum has ended is the Kyrgyz side's own (section 10).
 * @throws Refused where it was given to nobody, to a closed agency, on a day that is still to come, or of no investigation.
 */
export const guidanceContent = async (
  { clientMutationKey: _, investigationId = null, ...given }: GuidanceInput,
  sending: Sending,
) => {
  checkDone(sending, { field: 'givenOn', day: given.givenOn, party: 'KYRGYZSTAN' });
  const agencyIds = [...new Set(given.agencyIds)];
  if (agencyIds.length === 0 || agencyIds.length > mostAgencies)
    throw invalidInput(
      'agencyIds',
      `It is given to one agency at least, and to ${String(mostAgencies)} at most.`,
    );
  let isKnown = false;
  for (const id of agencyIds) {
    await openAgency(sending, id);
    isKnown ||= await isKnownToJapan(sending, id);
  }
  const concernsJapan = isKnown && !(await hasMemorandumEnded(sending.query));
  if (investigationId !== null) await findRecord(sending, investigation, investigationId);
  return { given: { ...given, agencyIds, investigationId }, concernsJapan };
};

/** Records guidance or supervision (section 7(4)). */
export const giveGuidance: Act<GuidanceInput> = {
  mutation: 'giveGuidance',
  article: '7(4)',
  perform: async (input, writing) => {
    const { given, concernsJapan } = await guidanceContent(input, writing);
    const guidanceId = await addRecord(writing, guidance, {
      keptFor: 'KYRGYZSTAN',
      given,
      besides: { concernsJapan, synthetic: false },
    });
    return { type: 'GuidanceGiven', guidanceId, recordedAt: writing.now };
  },
};
