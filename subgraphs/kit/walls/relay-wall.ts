import { columnName } from '../storage/sql-name.ts';
import type { RelayChange, Table } from '../storage/table.ts';
import type { ColumnGrant, Policy, WallPart } from './wall-part.ts';

const parts = [
  ['SELECT', 'reads', { command: 'select', using: 'true' }],
  ['INSERT', 'inserts', { command: 'insert', check: 'true' }],
  ['UPDATE', 'updates', { command: 'update', using: 'true', check: 'true' }],
] as const satisfies readonly (readonly [
  ColumnGrant['privilege'],
  keyof RelayChange,
  Omit<Policy, 'name' | 'role'>,
])[];

/** What the relay's login may do with a table: the columns that it carries from or to, in every row, and no others. */
export const relayWall = ({ relay = {} }: Table, role: string): WallPart => {
  const given = parts.filter(([, part]) => relay[part] !== undefined);
  return {
    grants: given.map(([privilege, part]) => ({
      role,
      privilege,
      columns: (relay[part] ?? []).map(columnName).sort(),
    })),
    policies: given.map(([, part, policy]) => ({ name: `relay_${part}`, role, ...policy })),
  };
};
