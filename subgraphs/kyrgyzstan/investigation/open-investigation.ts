import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { calledFor } from './called-for.ts';
import type { Calling } from './called-for.ts';
import { investigation } from './investigation.table.ts';

interface OpenInput extends MutationInput, Calling {
  readonly openedOn: string;
  readonly internalNotes?: string | null;
}

/** Opens the investigation that a notification or a misconduct report of Japan calls for (section 7(3)): one for each. */
export const openInvestigation: Act<OpenInput> = {
  mutation: 'openInvestigation',
  article: '7(3)',
  perform: async ({ openedOn, internalNotes = null, ...calling }, writing) => {
    const { agencyId, ...upon } = await calledFor(writing, calling);
    checkDone(writing, { field: 'openedOn', day: openedOn, party: 'KYRGYZSTAN' });
    const investigationId = await addRecord(writing, investigation, {
      keptFor: 'KYRGYZSTAN',
      given: { ...upon, openedOn, internalNotes },
      besides: { agencyId, state: 'INVESTIGATING' },
    });
    return { type: 'InvestigationOpened', investigationId, recordedAt: writing.now };
  },
};
