import type { CarriedEvent } from '../../kit/relay/carried-event.ts';
import type { Query } from '../../kit/storage/query.ts';

/** What Japan was told of an agency, and of which version of it. */
export interface ToldAgency {
  readonly agencyId: unknown;
  readonly agencyVersion: number;
  readonly name: unknown;
}

/** What an event of an agency itself tells of it. */
export const toldByAgency = ({
  payload: { agencyId, name },
  subjectVersion,
}: Pick<CarriedEvent, 'payload' | 'subjectVersion'>): ToldAgency => ({
  agencyId,
  agencyVersion: subjectVersion,
  name,
});

/** What an event of a certification tells of its agency; one that was written without the version is older than any. */
const toldByCertification = ({ agencyId, agencyVersion = 0, name }: CarriedEvent['payload']): ToldAgency => ({
  agencyId,
  agencyVersion: Number(agencyVersion),
  name,
});

/**
 * The newest that Japan was told of the agency of a certification: by an event of the certification, or by one of the agency
 * that came before it. The events of the two are carried each in its own order and in none together, so that an agency may
 * be told of as renamed before what was done under its earlier name; and before anything of it is published.
 */
export const newestOfAgency = async ({ payload }: CarriedEvent, query: Query): Promise<ToldAgency> => {
  const told = toldByCertification(payload);
  const [newest] = await query<Pick<CarriedEvent, 'payload' | 'subjectVersion'>>(
    `select "payload", "subject_version" as "subjectVersion" from "inbox"
     where "subject_id" = $1::uuid and "subject_type" = 'SendingAgency' and "subject_version" > $2
     order by "subject_version" desc limit 1`,
    [told.agencyId, told.agencyVersion],
  );
  return newest === undefined ? told : toldByAgency(newest);
};

/** Sets what a statement with the row `kept` gives of an agency under the names of its columns, unless a newer version is kept. */
export const setAgency = (given: string): string =>
  `"agency_version" = greatest(kept."agency_version", ${given}."agency_version"),
   "name" = case when kept."agency_version" > ${given}."agency_version" then kept."name" else ${given}."name" end`;
