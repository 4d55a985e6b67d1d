import { hasMemorandumEnded } from '../../kit/memorandum-end/has-memorandum-ended.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { investigation } from '../investigation/investigation.table.ts';
import { isKnownToJapan } from '../sending-agency/known-to-japan.ts';
import { openAgency } from '../sending-agency/open-agency.ts';
import { guidance } from './guidance.table.ts';

interface GuidanceInput extends MutationInput {
  readonly kind: string;
  readonly number: string;
  readonly givenOn: string;
  readonly agencyIds: readonly string[];
  readonly summary: string;
  readonly text: string;
  readonly investigationId?: string | null;
}

/**
 * Records guidance or supervision (section 7(4)). What Japan sees of it is decided by the agencies that it was given to; what
 * is given once the Memorandum has ended is the Kyrgyz side's own (section 10).
 */
export const giveGuidance: Act<GuidanceInput> = {
  mutation: 'giveGuidance',
  article: '7(4)',
  perform: async ({ clientMutationKey: _, investigationId = null, ...given }, writing) => {
    checkDone(writing, { field: 'givenOn', day: given.givenOn, party: 'KYRGYZSTAN' });
    const agencyIds = [...new Set(given.agencyIds)];
    if (agencyIds.length === 0 || agencyIds.length > mostAgencies)
      throw invalidInput(
        'agencyIds',
        `It is given to one agency at least, and to ${String(mostAgencies)} at most.`,
      );
    let isKnown = false;
    for (const id of agencyIds) {
      await openAgency(writing, id);
      isKnown ||= await isKnownToJapan(writing, id);
    }
    const concernsJapan = isKnown && !(await hasMemorandumEnded(writing.query));
    if (investigationId !== null) await findRecord(writing, investigation, investigationId);
    const guidanceId = await addRecord(writing, guidance, {
      keptFor: 'KYRGYZSTAN',
      given: { ...given, agencyIds, investigationId },
      besides: { concernsJapan, synthetic: false },
    });
    return { type: 'GuidanceGiven', guidanceId, recordedAt: writing.now };
  },
};

const mostAgencies = 500;
