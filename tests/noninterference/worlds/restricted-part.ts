import type { Audience } from '../../../schema/audience.ts';
import type { Marking } from '../../../schema/marking.ts';
import type { RecordRule } from '../../../subgraphs/kit/storage/record-rule.ts';
import type { Column, Table } from '../../../subgraphs/kit/storage/table.ts';

// What an audience may see, worked out anew from markings and row rules. Nothing of the walls is used here: a fault in
// them must not also be in the worlds by which they are tested.

type Markings = ReadonlyMap<string, Marking>;

/** Whether an audience may see a coordinate. */
export const mayMeet = (markings: Markings, coordinate: string, audience: Audience): boolean => {
  const marking = markings.get(coordinate) ?? [];
  return marking === 'public' || marking.some((recipient) => audience.recipients.includes(recipient));
};

/** Whether any answer to an audience may depend on a column. */
export const mayDepend = (
  table: Table,
  property: string,
  column: Column,
  markings: Markings,
  audience: Audience,
): boolean => {
  const meets = (coordinate: string) => mayMeet(markings, coordinate, audience);
  if (!meets(table.type)) return false;
  // The names by which a record is searched are all public; its id is what links it to others.
  if (column.internal === true || property === 'id') return true;
  const served = (column.serves ?? [`${table.type}.${property}`]).some(meets);
  const held = (column.holds ?? []).every((type) =>
    [...markings.keys()].every((place) =>
      place === type || place.startsWith(`${type}.`) ? meets(place) : true,
    ),
  );
  return served && held;
};

/** The rules of which any shows a row to an audience. */
export const rulesFor = ({ visible }: Table, audience: Audience): readonly RecordRule[] => {
  const flat = (rule: RecordRule): readonly RecordRule[] =>
    typeof rule === 'object' && 'anyOf' in rule ? rule.anyOf.flatMap(flat) : [rule];
  const rules = [
    visible.public,
    ...audience.recipients.map((recipient) => visible.recipients?.[recipient] ?? ('never' as const)),
  ].flatMap(flat);
  return rules.includes('always') ? ['always'] : rules.filter((rule) => rule !== 'never');
};

/** The columns by which a table's rows are opened to anybody. */
export const openingColumns = ({ visible }: Table): ReadonlySet<string> => {
  const columns = new Set<string>();
  const meet = (rule: RecordRule): void => {
    if (typeof rule === 'string') return;
    if ('anyOf' in rule) rule.anyOf.forEach(meet);
    else columns.add('recorded' in rule ? rule.recorded : rule.column);
  };
  meet(visible.public);
  Object.values(visible.recipients ?? {}).forEach(meet);
  return columns;
};
