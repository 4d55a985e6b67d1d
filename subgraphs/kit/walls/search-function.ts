import type { Audience } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { rulePredicate } from '../storage/record-rule.ts';
import { columnName, identifier, literal } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { rowRule } from './released.ts';
import type { Markings } from './released.ts';

/** The function by which a table is searched by name: it returns ids alone, of rows that its caller may see. */
export interface SearchFunction {
  readonly table: Table;
  readonly name: string;
  /** The logins that may call it. */
  readonly callers: readonly string[];
  /** The text between its dollar quotes; the drift check compares it letter by letter. */
  readonly body: string;
}

interface Reader {
  readonly audience: Audience;
  readonly login: string;
}

/**
 * The search function of a table, or undefined where the table is not searched. Who may not filter by name may not call
 * it: it would tell, by hits, what is in a column that they cannot read. Row security keeps a search from its index
 * (containment of arrays is not leakproof), so the function runs as a role that sees all rows, and applies the caller's
 * rule itself. The login is the session's, which no statement of a client changes.
 */
export const searchFunction = (
  table: Table,
  readers: readonly Reader[],
  markings: Markings,
): SearchFunction | undefined => {
  const { search } = table;
  if (search === undefined) return undefined;
  const coordinates = table.columns[search.grams]?.serves ?? [`${table.type}Filter.name`];
  const callers = readers.filter(
    ({ audience }) =>
      released(markings, table.type, audience) &&
      coordinates.some((coordinate) => released(markings, coordinate, audience)) &&
      rowRule(table, audience) !== 'never',
  );
  const column = (property: string) => identifier(columnName(property));
  const rules = callers.map(
    ({ audience, login }) => `    when ${literal(login)} then ${rulePredicate(rowRule(table, audience))}\n`,
  );
  const own = rules.length === 0 ? 'false' : `case session_user\n${rules.join('')}    else false\n  end`;
  return {
    table,
    name: `search_${table.name}`,
    callers: callers.map(({ login }) => login),
    body: `
  select "id" from "public".${identifier(table.name)}
  where ${column(search.grams)} @> query_grams
  and strpos(${column(search.forms)}, query_form) > 0
  and ${own}
`,
  };
};

const released = (markings: Markings, coordinate: string, audience: Audience): boolean =>
  releasedTo(markings.get(coordinate) ?? unmarked, audience);
