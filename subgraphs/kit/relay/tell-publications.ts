import type { DataSource } from 'typeorm';

/** Publications of one round. */
const most = 200;

/** The receiver, which publishes, and where the notices are. */
interface Telling {
  readonly receiver: DataSource;
  readonly cooperation: DataSource;
}

/** What the receiver has published of what it had received before, and the other side does not know yet. */
interface Untold {
  readonly id: string;
  readonly publishedAt: Date;
}

/**
 * Tells of each notice when the receiving side published what it was told by it, where that took somebody to do it and so was
 * not at its receipt. Every step may be done again: a notice says when it was published first.
 */
export const tellPublications = async ({ receiver, cooperation }: Telling): Promise<void> => {
  const untold = await receiver.query<Untold[]>(
    `select "id", "published_at" as "publishedAt" from "inbox"
     where "published_at" is not null and "publication_told_at" is null order by "published_at" limit ${String(most)}`,
  );
  if (untold.length === 0) return;
  const told = await noteIn(cooperation, untold);
  await receiver.query(
    `with told as (update "inbox" set "publication_told_at" = now() where "id" = any($1::uuid[]) returning 1)
     select count(*) from told`,
    [told],
  );
};

/** Notes the publications where the notices lie; gives those that are noted there by now. One whose receipt is not told yet waits. */
const noteIn = async (cooperation: DataSource, untold: readonly Untold[]): Promise<readonly string[]> => {
  const ids = untold.map(({ id }) => id);
  await cooperation.query(
    `with given as (select * from unnest($1::uuid[], $2::timestamptz[]) as given("id", "at")),
       noted as (
         update "notice" set "published_at" = given."at", "version" = "version" + 1 from given
         where "notice"."id" = given."id" and "received_at" is not null and "published_at" is null returning 1)
     select count(*) from noted`,
    [ids, untold.map(({ publishedAt }) => publishedAt)],
  );
  const noted = await cooperation.query<{ readonly id: string }[]>(
    'select "id" from "notice" where "id" = any($1::uuid[]) and "published_at" is not null',
    [ids],
  );
  return noted.map(({ id }) => id);
};
