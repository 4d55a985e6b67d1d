import { randomUUID } from 'node:crypto';
import { callerName } from '../../kit/storage/change-rule.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { certificateDigest } from './certificate-digest.ts';
import { certificateLookUp } from './certificate-look-up.table.ts';

interface LookUpInput extends MutationInput {
  readonly examinationKind: string;
  readonly certificateNumber: string;
}

/** How often an agency may ask in 24 hours: enough for its cases, too few to try numbers through. */
const budget = 200;

/** One lock for each agency's look-ups, so that two at a time are counted one after the other. */
const lookUpLock = 0x6b_6f_70_33;

/**
 * Answers whether a certificate was entered and stands (section 5), by the same statements whatever there is, and records that it was
 * asked in the transaction of the answer.
 */
export const lookUpCertificate: Act<LookUpInput> = {
  mutation: 'lookUpCertificate',
  article: '5',
  perform: async ({ examinationKind, certificateNumber }, writing) => {
    const digest = certificateDigest(examinationKind, certificateNumber);
    if (digest === undefined) throw invalidInput('certificateNumber', 'It holds no letter or digit.');
    const agency = callerName(writing.audience);
    await writing.query('select pg_advisory_xact_lock($1, hashtext($2))', [lookUpLock, agency]);
    const [asked] = await writing.query<{ isSpent: boolean; hit: boolean }>(
      `select (select count(*) >= ${String(budget)} from "certificate_look_up"
           where "agency" = $1 and "at" > now() - interval '24 hours') as "isSpent",
         exists (select from "examination_certificate" where "digest" = $2 and "annulled_at" is null) as "hit"`,
      [agency, digest],
    );
    if (asked === undefined || asked.isSpent)
      throw new Refused({
        type: 'WrongState',
        state: 'BUDGET_SPENT',
        message: `The agency has asked ${String(budget)} times in the last 24 hours.`,
      });
    const { hit } = asked;
    await insertRows(statementsOf(writing), certificateLookUp, [{ id: randomUUID(), agency, digest, hit }]);
    return { type: 'CertificateLookedUp', hit, recordedAt: writing.now };
  },
};
