import type { Table } from '../storage/table.ts';
import { invalidInput } from './refused.ts';

/**
 * Those of a record's properties that an input names: what it leaves out stays as it is, and null empties what may be empty.
 * @throws Refused where it names none, or empties one that every record has.
 */
export const givenChanges = (
  table: Table,
  input: object,
  properties: readonly string[],
): Readonly<Record<string, unknown>> => {
  const given = Object.entries(input).filter(
    ([property, value]) => properties.includes(property) && value !== undefined,
  );
  if (given.length === 0) throw invalidInput(properties[0] ?? 'input', 'Nothing is given that would change.');
  for (const [property, value] of given)
    if (value === null && table.columns[property]?.nullable !== true)
      throw invalidInput(property, 'Every such record has this.');
  return Object.fromEntries(given);
};
