import { parties } from '../../../schema/audience.ts';
import { identifier } from '../storage/sql-name.ts';
import type { Act, MutationInput } from '../write/act.ts';
import { keepChange } from '../write/change-record.ts';
import { findRow } from '../write/find-record.ts';
import { Refused } from '../write/refused.ts';
import { consent } from './consent.table.ts';

interface WithdrawInput extends MutationInput {
  readonly consentId: string;
}

/**
 * Withdraws a consent of the caller's own side (section 3). Answered after the commit: no question that begins after the
 * answer gets anything by it.
 */
export const withdrawConsent = (mutation: string): Act<WithdrawInput> => ({
  mutation,
  article: '3',
  perform: async ({ consentId }, writing) => {
    const found = await findRow(writing, consent, { by: 'id', kind: 'uuid', value: consentId });
    const [changed] = await writing.query(
      `with changed as (update ${identifier(consent.name)} set "withdrawn_at" = $2::timestamptz ` +
        `where "id" = $1::uuid and "withdrawn_at" is null returning "id") select "id" from changed`,
      [found.id, writing.now],
    );
    if (changed === undefined)
      throw new Refused({
        type: 'WrongState',
        state: 'WITHDRAWN',
        message: 'The consent was withdrawn already.',
      });
    await keepChange(writing, {
      recordId: found.id,
      version: 2,
      keptFor: parties.find((party) => party === found['originator']) ?? 'JAPAN',
      before: { withdrawnAt: null },
      after: { withdrawnAt: writing.now },
    });
    return { type: 'ConsentWithdrawn', consentId: found.id, recordedAt: writing.now };
  },
});
