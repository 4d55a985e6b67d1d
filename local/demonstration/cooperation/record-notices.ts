import { otherSide } from './other-side.ts';
import type { OwedNotice } from './owed-notice.ts';
import type { Originator } from './report-wording.ts';

/** A notice of a record's first version. */
export const first = (
  kind: string,
  article: string,
  subjectType: string,
  record: { readonly id: string; readonly originator: string; readonly at: string },
): OwedNotice => ({
  kind,
  article,
  sender: record.originator as Originator,
  subjectType,
  subjectId: record.id,
  subjectVersion: 1,
  occurredAt: record.at,
});

/** What a record itself says of a notice. */
export interface Told {
  readonly article: string;
  readonly subjectType: string;
  readonly id: string;
}

/** A later step of a record that one side took, and of which it tells; none where it was not taken. */
export const stepOf = (
  { article, subjectType, id }: Told,
  kind: string,
  { by, at, version }: { readonly by: string | null; readonly at: string | null; readonly version: number },
): readonly OwedNotice[] =>
  at === null || by === null
    ? []
    : [{ ...first(kind, article, subjectType, { id, originator: by, at }), subjectVersion: version }];

/** The same of what the other side answered, in the version that this made: the next one unless given. */
export const answer = (
  kind: string,
  article: string,
  subjectType: string,
  {
    id,
    originator,
    at,
    version = 2,
  }: {
    readonly id: string;
    readonly originator: string;
    readonly at: string | null;
    readonly version?: number;
  },
): readonly OwedNotice[] =>
  stepOf({ article, subjectType, id }, kind, { by: otherSide(originator as Originator), at, version });

/** The same of what its own side corrected or withdrew, in the version that this made. */
export const change = (
  kind: string,
  article: string,
  subjectType: string,
  record: {
    readonly id: string;
    readonly originator: string;
    readonly at: string | null;
    readonly version: number;
  },
): readonly OwedNotice[] =>
  stepOf({ article, subjectType, id: record.id }, kind, { ...record, by: record.originator });
