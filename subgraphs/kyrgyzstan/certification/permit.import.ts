import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { isHeadedBy } from '../../kit/import/import-kind.ts';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { valueOf } from '../../kit/import/import-refused.ts';
import { announce } from '../../kit/storage/announce.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { certification, certificationEvent } from './certification.table.ts';
import { permitColumns } from './permit-file/permit-file.ts';
import type { PermitFile } from './permit-file/permit-file.ts';
import { permitSummary } from './permit-file/permit-summary.ts';
import { readPermitFile } from './permit-file/read-permit-file.ts';
import { agencyRow, certificationRow, eventRow, standingOf } from './permit-rows.ts';
import type { StoredAgency } from './permit-rows.ts';
import { refuseRewrittenHistory, storedAgencies, storedPermits } from './stored-permits.ts';
import type { StoredPermit } from './stored-permits.ts';

/** How many rows were written of each. */
interface Written {
  readonly agenciesAdded: number;
  readonly agenciesChanged: number;
  readonly permitsAdded: number;
  readonly permitsChanged: number;
  readonly eventsAdded: number;
}

/** Writes the agencies that are new or differ; gives all of the file by INN, as they stand. */
const writeAgencies = async (
  manager: EntityManager,
  { agencies, permits }: PermitFile,
): Promise<{
  readonly byInn: ReadonlyMap<string, StoredAgency>;
  readonly added: number;
  readonly changed: number;
}> => {
  const before = await storedAgencies(
    manager,
    agencies.map(({ inn }) => inn),
  );
  const toJapan = new Set(permits.filter(({ destination }) => destination === 'JP').map(({ inn }) => inn));
  const rows = agencies.map((agency) => agencyRow(agency, toJapan.has(agency.inn), before.get(agency.inn)));
  const added = rows.filter(({ inn }) => !before.has(inn));
  const changed = rows.filter((row) => before.has(row.inn) && !isDeepStrictEqual(row, before.get(row.inn)));
  const searchable = (row: StoredAgency) => withSearchColumns(sendingAgency, { ...row });
  await insertRows(manager, sendingAgency, added.map(searchable));
  await updateRows(manager, sendingAgency, changed.map(searchable));
  return { byInn: new Map(rows.map((row) => [row.inn, row])), added: added.length, changed: changed.length };
};

/** Writes the permits that are new and the events that are new in known ones. */
const writePermits = async (
  manager: EntityManager,
  { permits }: PermitFile,
  known: ReadonlyMap<string, StoredPermit>,
  agencies: ReadonlyMap<string, StoredAgency>,
): Promise<Pick<Written, 'permitsAdded' | 'permitsChanged' | 'eventsAdded'>> => {
  const added = permits.flatMap((permit) => {
    const agency = agencies.get(permit.inn);
    return known.has(permit.number) || agency === undefined ? [] : [certificationRow(permit, agency)];
  });
  const changed = permits.flatMap((permit) => {
    const before = known.get(permit.number);
    return before === undefined || before.events.length === permit.events.length
      ? []
      : [{ id: before.id, ...standingOf(permit) }];
  });
  await insertRows(manager, certification, added);
  await updateRows(manager, certification, changed);
  const ids = new Map([...added, ...known.values()].map(({ number, id }) => [number, id]));
  const events = permits.flatMap((permit) =>
    permit.events
      .map((event, at) => eventRow(event, at, permit, ids.get(permit.number) ?? ''))
      .slice(known.get(permit.number)?.events.length ?? 0),
  );
  await insertRows(manager, certificationEvent, events);
  await announce(
    manager,
    certification,
    events.map(({ certificationId }) => certificationId),
  );
  return { permitsAdded: added.length, permitsChanged: changed.length, eventsAdded: events.length };
};

/**
 * Loads a file of permits: agencies by INN, permits by number, events as they happened. Names are not keys: however an
 * agency is spelled, it stays one agency, and every spelling is kept.
 */
export const permitImport: ImportKind = {
  kind: 'kyrgyz-permits',
  recognises: isHeadedBy(permitColumns),
  load: async ({ path, bytes, manager, progress }) => {
    progress(0, 'reading the permits');
    const file = valueOf(readPermitFile(bytes, path));
    const known = await storedPermits(
      manager,
      file.permits.map(({ number }) => number),
    );
    refuseRewrittenHistory(path, file.permits, known);
    progress(0.3, 'writing agencies');
    const { byInn, added, changed } = await writeAgencies(manager, file);
    progress(0.6, 'writing permits and events');
    const written = await writePermits(manager, file, known, byInn);
    progress(1, 'done');
    return report(file, { agenciesAdded: added, agenciesChanged: changed, ...written });
  },
};

const report = (file: PermitFile, written: Written): readonly string[] => {
  const total = permitSummary(file);
  const events = Object.entries(total.events).map(([kind, count]) => `${kind} ${String(count)}`);
  return [
    `lines: ${String(total.lines)}`,
    `events: ${events.join(', ')}`,
    `agencies: ${String(total.agencies)} under ${String(total.spellingsCyrillic)} Cyrillic and ${String(total.spellingsLatin)} Latin spellings`,
    `  with several permits: ${String(total.agenciesWithSeveralPermits)}, with one for Japan: ${String(total.agenciesForJapan)}`,
    `permits: ${String(total.permits)}`,
    ...total.suspensions.map(
      ({ date, agencies, resumed, revoked }) =>
        `suspended on ${date}: ${String(agencies)} agencies, of which ${String(resumed)} resumed and ${String(revoked)} revoked`,
    ),
    '',
    `agencies added: ${String(written.agenciesAdded)}, changed: ${String(written.agenciesChanged)}`,
    `permits added: ${String(written.permitsAdded)}, changed: ${String(written.permitsChanged)}`,
    `events added: ${String(written.eventsAdded)}`,
  ];
};
