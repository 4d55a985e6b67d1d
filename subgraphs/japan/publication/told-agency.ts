import type { CarriedEvent } from '../../kit/relay/carried-event.ts';
import type { Query } from '../../kit/storage/query.ts';
import { columnName, identifier } from '../../kit/storage/sql-name.ts';
import { ofAgency } from './publication-in-japan.table.ts';

/** What Japan was told of an agency, by the properties of its publication, and of which version of it. */
export type ToldAgency = Readonly<Record<(typeof ofAgency)[number], unknown>> & {
  readonly agencyId: unknown;
  readonly agencyVersion: number;
};

const toldOf = (payload: CarriedEvent['payload'], agencyVersion: number): ToldAgency => {
  const {
    agencyId,
    name,
    names = [],
    region = null,
    contacts = null,
    closedOn = null,
    synthetic = false,
  } = payload;
  return { agencyId, agencyVersion, name, names, region, contacts, closedOn, synthetic };
};

/** What an event of an agency itself tells of it. */
export const toldByAgency = ({
  payload,
  subjectVersion,
}: Pick<CarriedEvent, 'payload' | 'subjectVersion'>): ToldAgency => toldOf(payload, subjectVersion);

/**
 * The newest that Japan was told of the agency of a certification: by an event of the certification, or by one of the agency
 * that came before it. The events of the two are carried each in its own order and in none together, so that an agency may
 * be told of as renamed before what was done under its earlier name; and before anything of it is published. An event that
 * names no version of the agency is older than any.
 */
export const newestOfAgency = async ({ payload }: CarriedEvent, query: Query): Promise<ToldAgency> => {
  const told = toldOf(payload, Number(payload['agencyVersion'] ?? 0));
  const [newest] = await query<Pick<CarriedEvent, 'payload' | 'subjectVersion'>>(
    `select "payload", "subject_version" as "subjectVersion" from "inbox"
     where "subject_id" = $1::uuid and "subject_type" = 'SendingAgency' and "subject_version" > $2
     order by "subject_version" desc limit 1`,
    [told.agencyId, told.agencyVersion],
  );
  return newest === undefined ? told : toldByAgency(newest);
};

/**
 * Sets in a statement with the row `kept` what the relation `given` tells of an agency, unless a newer version of it is
 * kept: the assignments, as SQL.
 */
export const setAgency = (given: string): string =>
  [
    `"agency_version" = greatest(kept."agency_version", ${given}."agency_version")`,
    ...ofAgency.map((property) => {
      const column = identifier(columnName(property));
      return `${column} = case when kept."agency_version" > ${given}."agency_version" then kept.${column} else ${given}.${column} end`;
    }),
  ].join(', ');
