import { demonstrationId } from '../demonstration-id.ts';
import type { FieldSuspensionRow } from './field-suspensions.ts';

/** When which stop was changed: one was corrected, of which a digit of the figures was wrong; one never began. */
const corrected = { field: 'restaurant', at: '2026-10-02T04:30:00.000Z', holders: 51310 } as const;
const withdrawn = { field: 'lodging', at: '2026-05-28T02:00:00.000Z' } as const;

/** The stops, of which one was corrected and one withdrawn, each after its announcement and before its first day. */
export const withChangedSuspensions = (all: readonly FieldSuspensionRow[]): readonly FieldSuspensionRow[] =>
  all.map((stop) => {
    const changed = { ...stop, version: stop.version + 1 };
    if (stop.industryFieldCode === corrected.field) return { ...changed, correctedAt: corrected.at };
    return stop.industryFieldCode === withdrawn.field ? { ...changed, withdrawnAt: withdrawn.at } : stop;
  });

const grounds = {
  correction: '（架空の例）在留者数を誤って記載していた。',
  withdrawal: '（架空の例）対象分野を誤っていた。',
};

/** How many a stop said held the status, before it was corrected. */
export const holdersBefore = ({ correctedAt, holders }: FieldSuspensionRow): number =>
  correctedAt === null ? holders : corrected.holders;

/** What the corrected stop and the withdrawn one said before; of the latter this is what it still says. */
export const suspensionVersions = (all: readonly FieldSuspensionRow[]) =>
  all.flatMap((stop) => {
    const { id, correctedAt, withdrawnAt, announcedAt, inForceFrom, cap, version } = stop;
    const recordedUntil = withdrawnAt ?? correctedAt;
    if (recordedUntil === null) return [];
    return [
      {
        id: demonstrationId('field-suspension-version', id),
        recordId: id,
        version: version - 1,
        recordedUntil,
        ground: withdrawnAt === null ? grounds.correction : grounds.withdrawal,
        announcedAt,
        inForceFrom,
        holders: holdersBefore(stop),
        cap,
      },
    ];
  });
