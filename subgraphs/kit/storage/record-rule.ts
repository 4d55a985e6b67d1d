import { columnName, identifier, literal } from './sql-name.ts';

/**
 * When a row may be seen, as a value: always, never, once an act is recorded in a column, where a column has a value, or
 * any of these. What opens a record is a recorded act, never a planned date.
 */
export type RecordRule =
  | 'always'
  | 'never'
  | { readonly recorded: string }
  | { readonly column: string; readonly equals: string | boolean }
  | { readonly anyOf: readonly RecordRule[] };

/** The rule that holds when any of some rules does, in its simplest form. */
export const anyOf = (rules: readonly RecordRule[]): RecordRule => {
  if (rules.includes('always')) return 'always';
  const possible = rules.filter((rule) => rule !== 'never');
  const [first] = possible;
  if (first === undefined) return 'never';
  return possible.length === 1 ? first : { anyOf: possible };
};

/**
 * The rule as an SQL predicate over its table, constant but for the row.
 * @param row how a trigger names the row, for example `old.`; elsewhere there is one row alone
 */
export const rulePredicate = (rule: RecordRule, row: '' | 'old.' | 'new.' = ''): string => {
  if (rule === 'always') return 'true';
  if (rule === 'never') return 'false';
  if ('anyOf' in rule) return `(${rule.anyOf.map((one) => rulePredicate(one, row)).join(' or ')})`;
  if ('recorded' in rule) return `${row}${identifier(columnName(rule.recorded))} is not null`;
  const column = `${row}${identifier(columnName(rule.column))}`;
  return typeof rule.equals === 'boolean'
    ? `${column} is ${String(rule.equals)}`
    : `${column} = ${literal(rule.equals)}`;
};

/** The properties that a rule reads. */
export const ruleProperties = (rule: RecordRule): readonly string[] => {
  if (typeof rule === 'string') return [];
  if ('anyOf' in rule) return rule.anyOf.flatMap(ruleProperties);
  return ['recorded' in rule ? rule.recorded : rule.column];
};
