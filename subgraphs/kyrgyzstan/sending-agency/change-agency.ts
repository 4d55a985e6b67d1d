import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { givenChanges } from '../../kit/write/given-changes.ts';
import { checkAgency, keptParts, statedNames } from './agency-input.ts';
import type { AgencyInput } from './agency-input.ts';
import { namesWith } from './agency-names.ts';
import type { StoredName } from './agency-names.ts';
import { openAgency } from './open-agency.ts';
import { sendingAgency } from './sending-agency.table.ts';
import { tellJapanOfAgency } from './tell-japan-of-agency.ts';

interface ChangeInput extends MutationInput, AgencyInput {
  readonly sendingAgencyId: string;
  readonly version: number;
}

const changeable = ['name', 'nameLatin', 'nameJapanese', 'region', 'contacts', 'founders'] as const;

/** Changes an agency. A name joins the names that it had; none is forgotten. */
export const changeAgency: Act<ChangeInput> = {
  mutation: 'changeSendingAgency',
  article: '7(2)',
  perform: async (input, writing) => {
    const found = await openAgency(writing, input.sendingAgencyId);
    checkVersion(found, input.version);
    const { name, nameLatin, nameJapanese, ...rest } = givenChanges(sendingAgency, input, changeable);
    checkAgency(input);
    const stated = statedNames(input, localDay(writing.now, 'KYRGYZSTAN'));
    const names = namesWith(found['names'] as readonly StoredName[], stated);
    const set = {
      ...rest,
      ...keptParts(input),
      ...(name !== undefined && { name }),
      ...(stated.length > 0 && { names }),
    };
    const version = await changeRecord(writing, sendingAgency, found, {
      version: input.version,
      set,
      keptFor: 'KYRGYZSTAN',
    });
    // A change of what Japan does not see, such as its founders, is not told either.
    const isSeen = ['names', 'region', 'contacts'].some((property) => Object.hasOwn(set, property));
    if (isSeen) await tellJapanOfAgency(writing, { ...found, ...set, version }, 'SENDING_AGENCY_CHANGED');
    return { type: 'SendingAgencyChanged', sendingAgencyId: found.id, recordedAt: writing.now };
  },
};
