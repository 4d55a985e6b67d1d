/**
 * The privileges that are given on named columns: a table's own privilege would cover all later columns. To remove a row is
 * given on the table, since it is of no column, and to whom a table names as a remover alone.
 */
export type ColumnPrivilege = 'SELECT' | 'INSERT' | 'UPDATE';

export interface ColumnGrant {
  readonly role: string;
  readonly privilege: ColumnPrivilege;
  readonly columns: readonly string[];
}

/** A row-level policy; its predicates are constants but for the row. */
export interface Policy {
  readonly name: string;
  readonly role: string;
  readonly command: 'select' | 'insert' | 'update' | 'delete' | 'all';
  /** Of rows that are there; an insertion has none. */
  readonly using?: string;
  /** Of rows as they are written. */
  readonly check?: string;
}

/** What one role, or all together, may do with one table. */
export interface WallPart {
  readonly grants: readonly ColumnGrant[];
  readonly policies: readonly Policy[];
  /** The roles that may remove rows, which their policies name; nobody unless given. */
  readonly removers?: readonly string[];
}
