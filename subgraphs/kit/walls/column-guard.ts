import type { Audience } from '../../../schema/audience.ts';
import { changePredicate } from '../storage/change-rule.ts';
import { columnName, literal } from '../storage/sql-name.ts';
import type { RowChange, Table } from '../storage/table.ts';
import { releasedChanges } from './changer-wall.ts';
import type { Markings } from './released.ts';

/** Holds columns to the rules of those changes that may set them: a trigger, since no grant depends on a row. */
export interface ColumnGuard {
  readonly name: string;
  /** Whoever names one of them in an update meets the guard, whether or not the value differs. */
  readonly columns: readonly string[];
  /** When the update is refused, as SQL over `old` and `new`; constant but for the two rows and for who asks. */
  readonly refuses: string;
}

/**
 * The guards of a table's columns for one audience. Grants give the columns of all its changes, and policies the rows of
 * all of them: so that, without guards, one change's columns could be set in another's rows. Where all changes have one
 * rule, or a change that may set a column admits every row, grants and policies say it in full.
 */
export const columnGuards = (
  table: Table,
  { audience, login }: { readonly audience: Audience; readonly login: string },
  markings: Markings,
): readonly ColumnGuard[] => {
  const changes = releasedChanges(table, audience, markings).filter(({ updates }) => updates !== undefined);
  const predicate = ({ rule }: RowChange): string => changePredicate(rule, audience);
  if (new Set(changes.map(predicate)).size < 2) return [];
  const setting = (property: string) => changes.filter(({ updates }) => updates?.includes(property));
  const guarded = [...new Set(changes.flatMap(({ updates }) => updates ?? []))].filter(
    (property) => !setting(property).some((change) => predicate(change) === 'true'),
  );
  const columnsByRules = Map.groupBy(guarded, (property) =>
    [...new Set(setting(property).map(({ rule }) => admits(rule, audience)))].sort().join(' or '),
  );
  return [...columnsByRules].map(([admitted, columns], at) => ({
    name: `guard_${audience.id}_${String(at + 1)}`,
    columns: columns.map(columnName).sort(),
    refuses: `current_user = ${literal(login)} and (${admitted}) is not true`,
  }));
};

/** One and the same rule must admit the row as it was and as it will be. */
const admits = (rule: RowChange['rule'], audience: Audience): string =>
  `(${changePredicate(rule, audience, 'old.')} and ${changePredicate(rule, audience, 'new.')})`;
