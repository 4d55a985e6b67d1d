import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDigest } from '../../kit/write/check-digest.ts';
import { certificationCriteria } from './certification-criteria.table.ts';

interface AdoptInput extends MutationInput {
  readonly criteriaVersion: string;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly documentReference: string;
  readonly documentDigest: string;
}

/** Adopts a version of the criteria (section 7(1)). It may be adopted before the day from which it applies. */
export const adoptCriteria: Act<AdoptInput> = {
  mutation: 'adoptCertificationCriteria',
  article: '7(1)',
  perform: async ({ criteriaVersion, title, effectiveFrom, documentReference, documentDigest }, writing) => {
    checkDigest('documentDigest', documentDigest);
    const certificationCriteriaId = await addRecord(writing, certificationCriteria, {
      keptFor: 'KYRGYZSTAN',
      given: { criteriaVersion, title, effectiveFrom, documentReference, documentDigest },
      besides: { synthetic: false },
    });
    return { type: 'CertificationCriteriaAdopted', certificationCriteriaId, recordedAt: writing.now };
  },
};
