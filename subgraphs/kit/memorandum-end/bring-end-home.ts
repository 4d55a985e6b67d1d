import type { DataSource } from 'typeorm';

/** The end of the Memorandum by the notice of termination that was given. */
interface NoticedEnd {
  readonly id: string;
  readonly endsAt: Date;
  readonly hasEnded: boolean;
}

/**
 * Brings home to a side's own database when the Memorandum ends, as soon as notice of termination is given (section 10): so
 * that its acts know of the end by their own clock, whether or not anything else can be reached then.
 * @returns whether it has ended, where the two sides speak to each other.
 */
export const bringEndHome = async (cooperation: DataSource, home: DataSource): Promise<boolean> => {
  const [end] = await cooperation.query<NoticedEnd[]>(
    `select "id", "ends_at" as "endsAt", "ends_at" <= now() as "hasEnded" from "termination_notice" limit 1`,
  );
  if (end === undefined) return false;
  await home.query(
    `with brought as (
       insert into "memorandum_end" ("id", "ends_at") values ($1, $2) on conflict ("id") do nothing returning 1)
     select count(*) from brought`,
    [end.id, end.endsAt],
  );
  return end.hasEnded;
};
