import type { Party, Recipient } from '../../../schema/audience.ts';
import type { ChangeRule } from './change-rule.ts';
import type { RecordRule } from './record-rule.ts';

/** The kinds of columns that the registers need, by their PostgreSQL names. */
export type ColumnKind =
  'uuid' | 'uuid[]' | 'text' | 'text[]' | 'date' | 'timestamptz(3)' | 'boolean' | 'integer' | 'jsonb';

/** A column of a table, and what of the graph is read from it. */
export interface Column {
  readonly kind: ColumnKind;
  readonly nullable?: true;
  /** A default, as SQL. */
  readonly default?: string;
  /**
   * The coordinates that are answered from this column; the field of the same name unless given. An audience may read
   * the column when it may see one of them.
   */
  readonly serves?: readonly string[];
  /** The coordinates whose answer looks at this column too; a consent to one of them does not open it. */
  readonly besides?: readonly string[];
  /**
   * The types that a jsonb column holds, or the fields of a type where it holds no more: it is readable only to those who
   * may see every field.
   */
  readonly holds?: readonly string[];
  /** What is read in place of the column itself, as SQL over columns that are granted to whoever reads this one. */
  readonly read?: string;
  /** A column that only writers and search read. */
  readonly internal?: true;
}

/** Who may see a row: the public's rule holds for everyone, a recipient's rule adds to it. */
export interface RowVisibility {
  readonly public: RecordRule;
  readonly recipients?: Readonly<Partial<Record<Recipient, RecordRule>>>;
  /** The property that names the third party whose own a row is; it sees such a row whole. */
  readonly grantee?: string;
}

/** Whose information the rows of a table are: one party's, or of each row the party that a property names. */
export type Originator = Party | { readonly property: string };

/** An index, written out, since TypeORM knows neither expression, collation nor GIN. */
export interface Index {
  readonly name: string;
  /** What follows `create index NAME on TABLE`. */
  readonly on: string;
  readonly unique?: true;
}

/** How a table is searched by the names of its records. */
export interface NameSearch {
  readonly grams: string;
  readonly forms: string;
  /** The names of a record, all of them public. */
  readonly names: (row: Readonly<Record<string, unknown>>) => readonly string[];
}

/**
 * What mutations may do to rows of a table. Who may do it follows from the markings: whoever a mutation is released to.
 * The database's grants and policies are made from it, as those for reading are from the markings.
 */
export interface RowChange {
  /** The names of the mutations. */
  readonly by: readonly string[] | 'every mutation';
  /** Properties that a new row may be given; the others take their defaults. */
  readonly inserts?: readonly string[];
  /** Properties that may be set in a row that is there. */
  readonly updates?: readonly string[];
  /** Properties that the mutation itself must read though they answer no coordinate. */
  readonly reads?: readonly string[];
  /** What must hold of a row that is inserted, of one that is changed before and after it, and of one that is so read. */
  readonly rule: ChangeRule;
}

/** What the relay that carries events between the two sides may do with rows of a table; nothing unless given. */
export interface RelayChange {
  readonly reads?: readonly string[];
  readonly inserts?: readonly string[];
  readonly updates?: readonly string[];
}

/** One table of a subgraph: where a type's records lie and who may see which of them. */
export interface Table {
  /** The type of the graph whose records it holds. */
  readonly type: string;
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly visible: RowVisibility;
  /** By whose consent its rows open to third parties; where none is named, no consent opens any. */
  readonly originator?: Originator;
  /** The properties that writers may change in a row that is there; all but the id unless given. */
  readonly changeable?: readonly string[];
  /** Which rows writers may remove; none unless given. Nobody else removes any. */
  readonly removable?: RecordRule;
  readonly indexes: readonly Index[];
  /** The internal `text[]` column of grams and the `text` column of search forms, where the table is searched by name. */
  readonly search?: NameSearch;
  /** What mutations may do to its rows; nothing unless given. */
  readonly changes?: readonly RowChange[];
  readonly relay?: RelayChange;
}
