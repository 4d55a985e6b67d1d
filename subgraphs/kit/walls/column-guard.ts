import type { Audience } from '../../../schema/audience.ts';
import { changePredicate, changeProperties } from '../storage/change-rule.ts';
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

interface Changer {
  readonly audience: Audience;
  readonly login: string;
}

/** A column as one login meets it: what of a row admits that it is set. */
interface Held {
  readonly login: string;
  readonly column: string;
  readonly admits: string;
}

/**
 * The guards of a table's columns. Grants give a login the columns of all its changes, and policies the rows of all of
 * them: so that, without guards, one change's columns could be set in another's rows. Columns that are held alike share a
 * guard, and so do the logins.
 */
export const columnGuards = (
  table: Table,
  changers: readonly Changer[],
  markings: Markings,
): readonly ColumnGuard[] => {
  const held = changers.flatMap((changer) => heldColumns(table, changer, markings));
  const refusals = new Map(
    [...Map.groupBy(held, ({ column }) => column)].map(([column, of]) => [column, refusing(of)]),
  );
  return [...Map.groupBy(refusals.keys(), (column) => refusals.get(column) ?? '')].map(
    ([refuses, columns], at) => ({ name: `guard_${String(at + 1)}`, columns: columns.sort(), refuses }),
  );
};

/** What one login may set in some of the rows only that its policies let it change. */
const heldColumns = (table: Table, { audience, login }: Changer, markings: Markings): readonly Held[] => {
  const changes = releasedChanges(table, audience, markings).filter(({ updates }) => updates !== undefined);
  const properties = new Set(changes.flatMap(({ updates }) => updates ?? []));
  const rulesOf = (some: readonly RowChange[]): readonly string[] =>
    [...new Set(some.map(({ rule }) => changePredicate(rule, audience)))].sort();
  const all = rulesOf(changes);
  // Where no change turns a row of one rule into one of another, the policies say in full what every rule admits.
  const isSteady = !changes.some(({ rule }) =>
    changeProperties(rule, audience).some((property) => properties.has(property)),
  );
  return [...properties].flatMap((property) => {
    const setting = changes.filter(({ updates }) => updates?.includes(property));
    const rules = rulesOf(setting);
    if (rules.includes('true') || all.length < 2 || (isSteady && rules.length === all.length)) return [];
    const admits = [...new Set(setting.map(({ rule }) => admitting(rule, audience)))].sort().join(' or ');
    return [{ login, column: columnName(property), admits }];
  });
};

/** One and the same rule must admit the row as it was and as it will be. */
const admitting = (rule: RowChange['rule'], audience: Audience): string =>
  `(${changePredicate(rule, audience, 'old.')} and ${changePredicate(rule, audience, 'new.')})`;

const refusing = (held: readonly Held[]): string =>
  [...Map.groupBy(held, ({ admits }) => admits)]
    .map(
      ([admits, alike]) =>
        `(current_user in (${alike.map(({ login }) => literal(login)).join(', ')}) and (${admits}) is not true)`,
    )
    .join(' or ');
