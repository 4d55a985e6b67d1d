import { isInn } from '../../kit/facts/inn.ts';
import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { checkAgency, keptParts, statedNames } from './agency-input.ts';
import type { AgencyInput } from './agency-input.ts';
import { namesWith } from './agency-names.ts';
import { sendingAgency } from './sending-agency.table.ts';

interface EnterInput extends MutationInput, AgencyInput {
  readonly name: string;
  readonly inn: string;
}

/** Enters an agency in the register (section 7(1)); it is seen outside from its first certification for Japan. */
export const enterAgency: Act<EnterInput> = {
  mutation: 'enterSendingAgency',
  article: '7(1)',
  perform: async (input, writing) => {
    const { name, inn, region = null } = input;
    if (!isInn(inn)) throw invalidInput('inn', 'It is no taxpayer number of fourteen digits.');
    checkAgency(input);
    const names = namesWith([], statedNames(input, localDay(writing.now, 'KYRGYZSTAN')));
    const sendingAgencyId = await addRecord(writing, sendingAgency, {
      keptFor: 'KYRGYZSTAN',
      given: { name, names, inn, region, ...keptParts(input) },
      besides: { sendsToJapan: false, synthetic: false },
    });
    return { type: 'SendingAgencyEntered', sendingAgencyId, recordedAt: writing.now };
  },
};
