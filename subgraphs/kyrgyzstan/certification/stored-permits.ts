import type { EntityManager } from 'typeorm';
import { ImportRefused } from '../../kit/import/import-refused.ts';
import type { ImportFault } from '../../kit/tabular/import-fault.ts';
import type { Permit, PermitEvent } from './permit-file/permit-file.ts';
import type { StoredAgency } from './permit-rows.ts';

/** An event as the database tells it: kind, date, end of the period after it, ground. */
type StoredEvent = readonly [kind: string, date: string, validUntil: string | null, ground: string | null];

/** What is stored of a permit. */
export interface StoredPermit {
  readonly id: string;
  readonly number: string;
  readonly inn: string;
  readonly destination: string;
  readonly version: number;
  /** The end of its period, as an act may have corrected it since its last event. */
  readonly validUntil: string | null;
  /** What happened to it, but for the end of its period, which no file tells. */
  readonly events: readonly StoredEvent[];
  /** Whether it is recorded that its period is over. */
  readonly isOver: boolean;
}

/** The agencies with some taxpayer numbers, by them. */
export const storedAgencies = async (
  manager: EntityManager,
  inns: readonly string[],
): Promise<ReadonlyMap<string, StoredAgency>> => {
  const rows = await manager.query<StoredAgency[]>(
    `select "id", "inn", "name", "names", "region", "sends_to_japan" as "sendsToJapan", "synthetic"
     from "sending_agency" where "inn" = any($1::text[])`,
    [inns],
  );
  return new Map(rows.map((row) => [row.inn, row]));
};

/** The permits with some numbers, by them; held until the end of the import, so that no act comes in between. */
export const storedPermits = async (
  manager: EntityManager,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, StoredPermit>> => {
  await manager.query(
    'select "id" from "certification" where "number" = any($1::text[]) order by "id" for update',
    [numbers],
  );
  const rows = await manager.query<StoredPermit[]>(
    `select c."id", c."number", a."inn", c."destination", c."version", c."valid_until" as "validUntil", coalesce(
       jsonb_agg(jsonb_build_array(e."kind", e."date", e."valid_until", e."ground") order by e."sequence")
         filter (where e."kind" <> 'EXPIRED'), '[]') as "events",
       coalesce(bool_or(e."kind" = 'EXPIRED'), false) as "isOver"
     from "certification" c join "sending_agency" a on a."id" = c."agency_id"
       left join "certification_event" e on e."certification_id" = c."id"
     where c."number" = any($1::text[]) group by c."id", a."inn"`,
    [numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
};

/** Numbers that a certification bore before they were corrected, and that none bears now, each with the corrected one. */
export const correctedNumbers = async (
  manager: EntityManager,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await manager.query<{ before: string; number: string }[]>(
    `select v."number" as "before", c."number" from "certification_version" v
       join "certification" c on c."id" = v."record_id"
     where v."number" = any($1::text[])
       and not exists (select 1 from "certification" other where other."number" = v."number")`,
    [numbers],
  );
  return new Map(rows.map(({ before, number }) => [before, number]));
};

const isSame = (stored: StoredEvent, given: PermitEvent | undefined): boolean =>
  given !== undefined &&
  JSON.stringify(stored) === JSON.stringify([given.kind, given.date, given.validUntil, given.ground]);

const rewriting = (permit: Permit, before: StoredPermit): Omit<ImportFault, 'file'> | undefined => {
  const row = permit.events[0]?.row;
  const stored = `permit ${permit.number} is stored`;
  if (before.inn !== permit.inn)
    return { row, column: 'inn', message: `${stored} for another INN; correct the number or the INN` };
  if (before.destination !== permit.destination) {
    const message = `${stored} for ${before.destination}; correct the number or the destination`;
    return { row, column: 'destination_country', message };
  }
  const next = permit.events[before.events.length];
  if (before.isOver && next !== undefined)
    return { row: next.row, column: 'event', message: `${stored} as expired; a new permit has a new number` };
  if (next?.kind === 'EXTENDED' && (next.validUntil ?? '') <= (before.validUntil ?? '')) {
    const message = `${stored} with the end ${before.validUntil ?? '-'}, which this does not extend; correct it`;
    return { row: next.row, column: 'valid_until', message };
  }
  const at = before.events.findIndex((event, index) => !isSame(event, permit.events[index]));
  if (at < 0) return undefined;
  const message = `event ${String(at + 1)} of permit ${permit.number} is not as it is stored; give its whole history as it was`;
  return { row: permit.events[at]?.row ?? row, column: 'event', message };
};

const misnumbered = (permit: Permit, corrected: string): Omit<ImportFault, 'file'> => ({
  row: permit.events[0]?.row,
  column: 'permit_number',
  message: `the number ${permit.number} was corrected to ${corrected}; give that one`,
});

/**
 * What happened cannot be unsaid by a file: a known permit keeps its holder and destination, and its events begin with
 * those that are stored. One whose number was corrected is no new one.
 */
export const refuseRewrittenHistory = (
  path: string,
  permits: readonly Permit[],
  known: ReadonlyMap<string, StoredPermit>,
  corrected: ReadonlyMap<string, string>,
): void => {
  const faults = permits.flatMap((permit) => {
    const before = known.get(permit.number);
    const now = corrected.get(permit.number);
    const fault = (before && rewriting(permit, before)) ?? (now && misnumbered(permit, now));
    return fault === undefined || fault === '' ? [] : [{ file: path, ...fault }];
  });
  if (faults.length > 0) throw new ImportRefused(faults);
};
