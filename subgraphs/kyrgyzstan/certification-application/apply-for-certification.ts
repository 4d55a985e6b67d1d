import { isCountryCode } from '../../kit/facts/country.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { openAgency } from '../sending-agency/open-agency.ts';
import { certificationApplication } from './certification-application.table.ts';

interface ApplyInput extends MutationInput {
  readonly agencyId: string;
  readonly destination: string;
  readonly appliedOn: string;
  readonly fileReference: string;
}

/** Enters an agency's application (section 7(1)); it has one at a time for each destination. */
export const applyForCertification: Act<ApplyInput> = {
  mutation: 'applyForCertification',
  article: '7(1)',
  perform: async ({ agencyId, destination, appliedOn, fileReference }, writing) => {
    await openAgency(writing, agencyId);
    if (!isCountryCode(destination))
      throw invalidInput('destination', 'It is no two-letter code of a country (ISO 3166-1).');
    checkDone(writing, { field: 'appliedOn', day: appliedOn, party: 'KYRGYZSTAN' });
    const certificationApplicationId = await addRecord(writing, certificationApplication, {
      keptFor: 'KYRGYZSTAN',
      given: { agencyId, destination, appliedOn, fileReference },
      besides: { state: 'APPLIED', synthetic: false },
    });
    return { type: 'CertificationAppliedFor', certificationApplicationId, recordedAt: writing.now };
  },
};
