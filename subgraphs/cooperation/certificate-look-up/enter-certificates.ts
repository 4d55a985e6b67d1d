import { actingParty } from '../../kit/write/acting-party.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkDigest } from '../../kit/write/check-digest.ts';
import { invalidInput } from '../../kit/write/refused.ts';

interface EnterInput extends MutationInput {
  readonly digests: readonly string[];
}

/** More than this is entered by several acts. */
const most = 1_000;

/** Enters certificates for the look-up (section 5), each once; the numbers themselves never come here. */
export const enterCertificates: Act<EnterInput> = {
  mutation: 'enterCertificates',
  article: '5',
  perform: async ({ digests }, writing) => {
    if (digests.length === 0 || digests.length > most)
      throw invalidInput('digests', `There are from 1 to ${String(most)} at a time.`);
    for (const digest of digests) checkDigest('digests', digest);
    await writing.query(
      `with entered as (
         insert into "examination_certificate" ("id", "originator", "digest")
         select gen_random_uuid(), $1, "digest" from unnest($2::text[]) as given("digest")
         on conflict ("digest") do nothing returning 1) select count(*) from entered`,
      [actingParty(writing), digests],
    );
    return { type: 'CertificatesEntered', recordedAt: writing.now };
  },
};
