import type { Audience } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { changePredicate } from '../storage/change-rule.ts';
import { columnName } from '../storage/sql-name.ts';
import type { RowChange, Table } from '../storage/table.ts';
import type { Markings } from './released.ts';
import type { ColumnGrant, Policy, WallPart } from './wall-part.ts';

const columnsOf = (properties: readonly string[]): readonly string[] => properties.map(columnName).sort();

/** The mutations of a subgraph, by their markings. */
const mutationsOf = (markings: Markings): readonly string[] =>
  [...markings.keys()].filter((coordinate) => /^Mutation\.\w+$/.test(coordinate));

/** Whether any of the mutations that make a change is released to an audience. */
const mayMake = ({ by }: RowChange, audience: Audience, markings: Markings): boolean =>
  (by === 'every mutation' ? mutationsOf(markings) : by.map((name) => `Mutation.${name}`)).some(
    (coordinate) => releasedTo(markings.get(coordinate) ?? unmarked, audience),
  );

/** The changes of a table that an audience may make: those whose mutations are released to it. */
export const releasedChanges = (table: Table, audience: Audience, markings: Markings): readonly RowChange[] =>
  (table.changes ?? []).filter((change) => mayMake(change, audience, markings));

/** No guard can hold a column to a rule where a row is new, or only read: there, changes of one table have one rule. */
const onlyRule = ({ name }: Table, part: 'inserts' | 'reads', rules: readonly string[]): string => {
  if (rules.length > 1)
    throw new Error(
      `the changes of ${name} have several rules for what they have in \`${part}\`, which would add up: give them one`,
    );
  return rules[0] ?? '';
};

/**
 * What an audience's login may write in a table: the columns and rows of those changes whose mutations are released to
 * it, and nothing where none is. Several changes add up, as grants and policies do; what that gives too much, the guards
 * of columns take back.
 */
export const changerWall = (
  table: Table,
  { audience, login }: { readonly audience: Audience; readonly login: string },
  markings: Markings,
): WallPart => {
  const changes = releasedChanges(table, audience, markings);
  const grant = (
    privilege: ColumnGrant['privilege'],
    part: 'inserts' | 'updates' | 'reads',
  ): ColumnGrant => ({
    role: login,
    privilege,
    columns: columnsOf([...new Set(changes.flatMap((change) => change[part] ?? []))]),
  });
  const rulesOf = (part: 'inserts' | 'updates' | 'reads'): readonly string[] => [
    ...new Set(
      changes
        .filter((change) => change[part] !== undefined)
        .map(({ rule }) => changePredicate(rule, audience)),
    ),
  ];
  const policy = (name: string, policyParts: Omit<Policy, 'name' | 'role'>): Policy => ({
    name: `${name}_${audience.id}`,
    role: login,
    ...policyParts,
  });
  const inserted = onlyRule(table, 'inserts', rulesOf('inserts'));
  const updated = rulesOf('updates').join(' or ');
  const consulted = onlyRule(table, 'reads', rulesOf('reads'));
  return {
    grants: [grant('SELECT', 'reads'), grant('INSERT', 'inserts'), grant('UPDATE', 'updates')].filter(
      ({ columns }) => columns.length > 0,
    ),
    policies: [
      ...(consulted === '' ? [] : [policy('consult', { command: 'select', using: consulted })]),
      ...(inserted === '' ? [] : [policy('insert', { command: 'insert', check: inserted })]),
      ...(updated === '' ? [] : [policy('update', { command: 'update', using: updated, check: updated })]),
    ],
  };
};
