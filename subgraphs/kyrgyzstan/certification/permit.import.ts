import type { EntityManager } from 'typeorm';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { ImportRefused, valueOf } from '../../kit/import/import-refused.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { certification, certificationEvent } from './certification.table.ts';
import type { Permit } from './permit-file/permit-file.ts';
import { permitSummary } from './permit-file/permit-summary.ts';
import { readPermitFile } from './permit-file/read-permit-file.ts';
import { agencyRow, certificationRow, eventRow } from './permit-rows.ts';
import type { StoredAgency } from './permit-rows.ts';

interface StoredEvents {
  readonly id: string;
  readonly number: string;
  readonly inn: string;
  readonly events: readonly (readonly [string, string, string | null, string | null])[];
}

const storedAgencies = (manager: EntityManager): Promise<StoredAgency[]> =>
  manager.query<StoredAgency[]>(
    'select "id", "inn", "name", "names", "region", "sends_to_japan" as "sendsToJapan" from "sending_agency"',
  );

const storedPermits = (manager: EntityManager): Promise<StoredEvents[]> =>
  manager.query<StoredEvents[]>(`
    select c."id", c."number", a."inn", coalesce(jsonb_agg(jsonb_build_array(e."kind", e."date"::text, e."valid_until"::text,
      e."ground") order by e."sequence") filter (where e."id" is not null), '[]') as "events"
    from "certification" c join "sending_agency" a on a."id" = c."agency_id"
      left join "certification_event" e on e."certification_id" = c."id" group by c."id", a."inn"`);

/** What happened cannot be unsaid by a file: the events of a known permit must begin with those that are stored. */
const refuseRewrittenHistory = (path: string, permits: readonly Permit[], known: ReadonlyMap<string, StoredEvents>): void => {
  const faults = permits.flatMap((permit) => {
    const before = known.get(permit.number);
    if (before === undefined) return [];
    const first = permit.events[0]?.row;
    if (before.inn !== permit.inn) {
      const message = `permit ${permit.number} is stored for another INN; correct the number or the INN`;
      return [{ file: path, row: first, column: 'inn', message }];
    }
    const at = before.events.findIndex((stored, index) => {
      const event = permit.events[index];
      const given = event && [event.kind, event.date, event.validUntil, event.ground];
      return JSON.stringify(stored) !== JSON.stringify(given);
    });
    if (at < 0) return [];
    const message = `event ${String(at + 1)} of permit ${permit.number} differs from the one that is stored; give its whole history as it was`;
    return [{ file: path, row: permit.events[at]?.row ?? first, column: 'event', message }];
  });
  if (faults.length > 0) throw new ImportRefused(faults);
};

/**
 * Loads a file of permits: agencies by INN, permits by number, events as they happened. Names are not keys: however an
 * agency is spelled, it stays one agency, and every spelling is kept.
 */
export const permitImport: ImportKind = {
  kind: 'kyrgyz-permits',
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the permits');
    const file = valueOf(readPermitFile(bytes, path));
    const agencies = new Map((await storedAgencies(manager)).map((agency) => [agency.inn, agency]));
    const permits = new Map((await storedPermits(manager)).map((permit) => [permit.number, permit]));
    refuseRewrittenHistory(path, file.permits, permits);

    const toJapan = new Set(file.permits.filter(({ destination }) => destination === 'JP').map(({ inn }) => inn));
    const agencyRows = file.agencies.map((agency) => agencyRow(agency, toJapan.has(agency.inn), agencies.get(agency.inn)));
    const newAgencies = agencyRows.filter(({ inn }) => !agencies.has(inn));
    const searchable = agencyRows.map((row) => withSearchColumns(sendingAgency, { ...row }));
    await insertRows(manager, sendingAgency, searchable.filter(({ inn }) => !agencies.has(String(inn))));
    await updateRows(manager, sendingAgency, searchable.filter(({ inn }) => agencies.has(String(inn))));

    progress(0.5, 'writing permits and events');
    const agencyIds = new Map(agencyRows.map(({ inn, id }) => [inn, id]));
    const isSynthetic = new Map(file.agencies.map(({ inn, synthetic }) => [inn, synthetic]));
    const rows = file.permits.map((permit) => ({
      permit,
      before: permits.get(permit.number),
      row: certificationRow(permit, agencyIds, isSynthetic, permits.get(permit.number)?.id),
    }));
    await insertRows(manager, certification, rows.filter(({ before }) => !before).map(({ row }) => row));
    await updateRows(manager, certification, rows.filter(({ before }) => before).map(({ row }) => row));
    const events = rows.flatMap(({ permit, before, row }) =>
      permit.events.map((event, at) => eventRow(event, at, permit, row.id)).slice(before?.events.length ?? 0),
    );
    await insertRows(manager, certificationEvent, events);
    progress(1, 'done');
    return report(permitSummary(file), newAgencies.length, rows.filter(({ before }) => !before).length, events.length);
  },
};

const report = (total: ReturnType<typeof permitSummary>, agencies: number, permits: number, events: number): readonly string[] => [
  `lines: ${String(total.lines)}`,
  `events: ${Object.entries(total.events).map(([kind, count]) => `${kind} ${String(count)}`).join(', ')}`,
  `agencies: ${String(total.agencies)} under ${String(total.spellingsCyrillic)} Cyrillic and ${String(total.spellingsLatin)} Latin spellings`,
  `permits: ${String(total.permits)}`,
  ...total.suspensions.map(
    ({ date, agencies: suspended, resumed, revoked }) =>
      `suspended on ${date}: ${String(suspended)} agencies, of which ${String(resumed)} resumed and ${String(revoked)} revoked`,
  ),
  '',
  `agencies added: ${String(agencies)}`,
  `permits added: ${String(permits)}`,
  `events added: ${String(events)}`,
];
