import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { isHeadedBy } from '../../kit/import/import-kind.ts';
import type { ImportKind } from '../../kit/import/import-kind.ts';
import { valueOf } from '../../kit/import/import-refused.ts';
import { registerActs } from '../../kit/import/register-acts.ts';
import type { RegisterActs } from '../../kit/import/register-acts.ts';
import { withSearchColumns } from '../../kit/storage/search-columns.ts';
import { insertRows, updateRows } from '../../kit/storage/upsert.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { changeAgency } from '../sending-agency/change-agency.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { tellJapanOfAgency } from '../sending-agency/tell-japan-of-agency.ts';
import { permitColumns } from './permit-file/permit-file.ts';
import type { PermitFile } from './permit-file/permit-file.ts';
import { permitSummary } from './permit-file/permit-summary.ts';
import { readPermitFile } from './permit-file/read-permit-file.ts';
import { agencyRow } from './permit-rows.ts';
import type { StoredAgency } from './permit-rows.ts';
import { correctedNumbers, refuseRewrittenHistory, storedAgencies, storedPermits } from './stored-permits.ts';
import { writePermits } from './write-permits.ts';

/** How many rows were written of each. */
interface Written {
  readonly agenciesAdded: number;
  readonly agenciesChanged: number;
  readonly permitsAdded: number;
  readonly permitsChanged: number;
  readonly eventsAdded: number;
}

/** Writes the agencies that are new or differ, and tells Japan of those that it knows; gives all of the file by INN, as they stand. */
const writeAgencies = async (
  manager: EntityManager,
  { agencies, permits }: PermitFile,
  acts: RegisterActs,
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
  const writing = acts.writing(changeAgency);
  // One that comes to be known with its first permit for Japan is told of with that permit.
  for (const { id, inn } of changed)
    if (before.get(inn)?.sendsToJapan === true)
      await tellJapanOfAgency(
        writing,
        await findRecord(writing, sendingAgency, id),
        'SENDING_AGENCY_CHANGED',
      );
  return { byInn: new Map(rows.map((row) => [row.inn, row])), added: added.length, changed: changed.length };
};

/**
 * Loads a file of permits: agencies by INN, permits by number, events as they happened. Names are not keys: however an
 * agency is spelled, it stays one agency, and every spelling is kept.
 */
export const permitImport: ImportKind = {
  kind: 'kyrgyz-permits',
  recognises: isHeadedBy(permitColumns),
  load: async (input) => {
    const { path, bytes, manager, progress } = input;
    progress(0, 'reading the permits');
    const file = valueOf(readPermitFile(bytes, path));
    const numbers = file.permits.map(({ number }) => number);
    const known = await storedPermits(manager, numbers);
    refuseRewrittenHistory(path, file.permits, known, await correctedNumbers(manager, numbers));
    const acts = await registerActs(input, 'kyrgyzstan_ministry');
    progress(0.3, 'writing agencies');
    const { byInn, added, changed } = await writeAgencies(manager, file, acts);
    progress(0.6, 'writing permits and events');
    const written = await writePermits({ manager, known, agencies: byInn, acts }, file.permits);
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
