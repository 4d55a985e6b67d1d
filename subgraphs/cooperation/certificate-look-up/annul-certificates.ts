import { actingParty } from '../../kit/write/acting-party.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { keepChanges } from '../../kit/write/change-record.ts';
import { checkDigests } from './check-digests.ts';

interface AnnulInput extends MutationInput {
  readonly digests: readonly string[];
  readonly ground: string;
}

/**
 * Annuls certificates that were entered in error, or are valid no more (section 5): they stay, with a line of history, and
 * are no hit from then on. Of a digest that was not entered nothing is told, since that would be a look-up without a budget.
 */
export const annulCertificates: Act<AnnulInput> = {
  mutation: 'annulCertificates',
  article: '5',
  perform: async ({ digests, ground }, writing) => {
    checkDigests(digests);
    const annulled = await writing.query<{ readonly id: string }>(
      `with annulled as (
         update "examination_certificate" set "annulled_at" = now()
         where "digest" = any($1::text[]) and "annulled_at" is null returning "id") select "id" from annulled`,
      [digests],
    );
    await keepChanges(
      writing,
      annulled.map(({ id }) => ({
        recordId: id,
        // Its entering made the first.
        version: 2,
        keptFor: actingParty(writing),
        before: { annulledAt: null },
        after: { annulledAt: writing.now, ground },
      })),
    );
    return { type: 'CertificatesAnnulled', recordedAt: writing.now };
  },
};
