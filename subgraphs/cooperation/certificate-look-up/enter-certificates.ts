import { actingParty } from '../../kit/write/acting-party.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkDigests } from './check-digests.ts';

interface EnterInput extends MutationInput {
  readonly digests: readonly string[];
}

/** Enters certificates for the look-up (section 5), each once unless it was annulled; the numbers themselves never come here. */
export const enterCertificates: Act<EnterInput> = {
  mutation: 'enterCertificates',
  article: '5',
  perform: async ({ digests }, writing) => {
    checkDigests(digests);
    await writing.query(
      `with entered as (
         insert into "examination_certificate" ("id", "originator", "digest")
         select gen_random_uuid(), $1, "digest" from unnest($2::text[]) as given("digest")
         on conflict ("digest") where "annulled_at" is null do nothing returning 1) select count(*) from entered`,
      [actingParty(writing), digests],
    );
    return { type: 'CertificatesEntered', recordedAt: writing.now };
  },
};
