import { createHash } from 'node:crypto';
import type { Query } from '../storage/query.ts';
import type { Statements } from '../storage/upsert.ts';
import type { MutationInput, Outcome } from './act.ts';
import { transactionInstant } from './transaction-instant.ts';

/** For how long the repetition of an act is known as one, as an interval of PostgreSQL. */
const remembered = '24 hours';

/** Which act of whom. */
export interface ActKey {
  readonly caller: string;
  readonly key: string;
  readonly digest: string;
}

/** What is known of a key: that it is new, what came of it, or that it stands for something else. */
export type Claim =
  | { readonly kind: 'new'; readonly now: string }
  | { readonly kind: 'repeated'; readonly outcome: Outcome }
  | { readonly kind: 'taken' };

/** The key of an act; the input is in the order of its type, whatever order it was written in. */
export const actKey = (caller: string, mutation: string, input: MutationInput): ActKey => ({
  caller,
  key: input.clientMutationKey,
  digest: createHash('sha256')
    .update(JSON.stringify([mutation, input]))
    .digest('hex'),
});

/**
 * Takes the key for the act of this transaction, unless it is taken. Where the same key is under way in another
 * transaction, this one waits for its end.
 */
export const claimKey = async (query: Query, { caller, key, digest }: ActKey): Promise<Claim> => {
  const [claimed] = await query<{ now: string }>(
    `with claimed as (
       insert into "mutation_receipt" as kept ("id", "caller", "key", "digest") values (gen_random_uuid(), $1, $2, $3)
       on conflict ("caller", "key") do update set "digest" = excluded."digest", "outcome" = null, "at" = now()
         where kept."at" <= now() - interval '${remembered}'
       returning 1)
     select ${transactionInstant} as "now" from claimed`,
    [caller, key, digest],
  );
  if (claimed !== undefined) return { kind: 'new', now: claimed.now };
  const [known] = await query<{ digest: string; outcome: Outcome | null }>(
    `select "digest", "outcome" from "mutation_receipt" where "caller" = $1 and "key" = $2`,
    [caller, key],
  );
  return known?.digest === digest && known.outcome !== null
    ? { kind: 'repeated', outcome: known.outcome }
    : { kind: 'taken' };
};

/** Keeps what came of an act under its key. */
export const keepOutcome = async (query: Query, { caller, key }: ActKey, outcome: Outcome): Promise<void> => {
  await query(
    `with kept as (update "mutation_receipt" set "outcome" = $3::jsonb where "caller" = $1 and "key" = $2 returning 1)
     select count(*) from kept`,
    [caller, key, JSON.stringify(outcome)],
  );
};

/**
 * Empties the receipts of acts whose repetition would not be known any more, refused ones too: what they were digests of
 * cannot be tried for. That there was an act, by whom and when, is left.
 *
 * @param at the instant that counts as now; the database's own unless given
 */
export const forgetReceipts = async (statements: Statements, at?: string): Promise<void> => {
  await statements.query(
    `update "mutation_receipt" set "key" = "id"::text, "digest" = '', "outcome" = null
     where "digest" <> '' and "at" <= coalesce($1::timestamptz, now()) - interval '${remembered}'`,
    [at ?? null],
  );
};
