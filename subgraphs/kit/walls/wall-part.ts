/** The privileges that are ever given, each on named columns: a table's own privilege would cover all later columns. */
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
  readonly command: 'select' | 'insert' | 'update' | 'all';
  /** Of rows that are there; an insertion has none. */
  readonly using?: string;
  /** Of rows as they are written. */
  readonly check?: string;
}

/** What one role, or all together, may do with one table. */
export interface WallPart {
  readonly grants: readonly ColumnGrant[];
  readonly policies: readonly Policy[];
}
