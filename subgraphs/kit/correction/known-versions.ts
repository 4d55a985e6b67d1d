import type { Audience } from '../../../schema/audience.ts';
import type { Loaders, Lookup, Row } from '../list/loaders.ts';
import { partyOf } from '../storage/change-rule.ts';
import { instantOf } from './correctable.ts';
import type { Correctable } from './correctable.ts';

/** What a record said, as its reader's side knew it: since when, and until when; null stands for what lasts. */
export type KnownVersion = Row & { readonly knownFrom: Date; readonly knownUntil: Date | null };

/** Where the versions of a record are found. Made once, since loaders know a look-up by its identity. */
export interface VersionLookups {
  readonly record: Lookup;
  readonly versions: Lookup;
  readonly receipts: Lookup;
}

/** How the versions of some records are found. */
export const versionLookups = ({ table, versions, receipts }: Correctable): VersionLookups => ({
  record: { table, by: 'id', kind: 'uuid' },
  versions: { table: versions, by: 'recordId', kind: 'uuid', orderBy: '"recorded_until"' },
  receipts: { table: receipts, by: 'subjectId', kind: 'uuid', orderBy: '"received_at"' },
});

type Reader = keyof Correctable['opened'];

const readerOf = ({ whose }: Correctable, record: Row, audience: Audience): Reader => {
  const party = partyOf(audience);
  if (party === undefined) return 'outside';
  return party === (typeof whose === 'string' ? whose : record[whose.property]) ? 'own' : 'other';
};

/**
 * A version since the one before that its reader may see ended, or since its own side had the record, and when the first
 * notice that told of it reached the other side.
 */
interface Told {
  readonly row: Row;
  readonly recordedFrom: Date | null;
  readonly receivedAt: Date | null;
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one === null || other === null ? null : one > other ? one : other;

/**
 * Since when somebody knew a version. Its own side does since it was recorded; the other side since it received what told
 * of it, or of the first one that it saw, where nothing told of that, since the record was open to it; everybody else since
 * it was recorded and open to all.
 */
const knownFrom = ({ opened }: Correctable, reader: Reader, told: Told, isFirst: boolean): Date | null => {
  if (reader === 'own') return told.recordedFrom;
  if (reader === 'other') return told.receivedAt ?? (isFirst ? opened.other(told.row) : null);
  const open = opened.outside(told.row);
  return isFirst ? open : later(told.recordedFrom, open);
};

/**
 * Everything that a record said and says, in order, as its reader's side came to know it. Of a version that the reader
 * never saw, or that never reached its side, there is nothing. The last one is what the record says now.
 * @param fields the fields that are asked for of each version
 */
export const knownVersions = async (
  correctable: Correctable,
  lookups: VersionLookups,
  id: string,
  fields: ReadonlySet<string>,
  { audience, loaders }: { readonly audience: Audience; readonly loaders: Loaders },
): Promise<readonly KnownVersion[]> => {
  const { whose, opened, openedBy } = correctable;
  const ofRecord = [...openedBy, 'withdrawnAt', ...(typeof whose === 'string' ? [] : [whose.property])];
  const [record, kept, receipts] = await Promise.all([
    loaders.one(lookups.record, id, new Set([...fields, ...ofRecord])),
    loaders.many(
      lookups.versions,
      id,
      new Set([...fields, ...openedBy, 'knownFrom', 'knownUntil', 'receivedAt']),
    ),
    // Of what the two sides told each other nobody else reads anything.
    partyOf(audience) === undefined
      ? []
      : loaders.many(lookups.receipts, id, new Set(['occurredAt', 'receivedAt', 'sender'])),
  ]);
  if (record === null) return [];
  const reader = readerOf(correctable, record, audience);
  /** The first receipt of what was told of a version while it stood. */
  const received = (from: Date | null, until: Date | null): Date | null =>
    receipts
      .filter(({ occurredAt, receivedAt, sender }) => {
        const at = instantOf(occurredAt);
        const isTheirs =
          sender !== undefined && typeof whose !== 'string' && sender !== record[whose.property];
        if (at === null || receivedAt === null || isTheirs) return false;
        return (from === null || at >= from) && (until === null || at < until);
      })
      .map(({ receivedAt }) => instantOf(receivedAt))
      .at(0) ?? null;

  const last = instantOf(kept.at(-1)?.['recordedUntil']);
  const told: readonly Told[] = [
    ...kept.map((row, at): Told => {
      const from = instantOf(kept[at - 1]?.['recordedUntil']);
      return {
        row: { ...record, ...row, withdrawn: false },
        recordedFrom: from ?? opened.own({ ...record, ...row }),
        receivedAt: received(from, instantOf(row['recordedUntil'])),
      };
    }),
    {
      row: { ...record, ground: null, withdrawn: instantOf(record['withdrawnAt']) !== null },
      recordedFrom: last ?? opened.own(record),
      receivedAt: received(last, null),
    },
  ];
  const known = told.flatMap((each, at) => {
    const from = knownFrom(correctable, reader, each, at === 0);
    return from === null
      ? []
      : [{ ...each.row, receivedAt: each.receivedAt, knownFrom: from, isNow: at === kept.length }];
  });
  return known.map((version, at) => ({ ...version, knownUntil: known[at + 1]?.knownFrom ?? null }));
};
