import type { WallPlan } from '../wall-plan.ts';

/** Reads the database's own catalogs, which every login may. */
export type ReadCatalog = <Row extends object>(
  sql: string,
  parameters?: readonly unknown[],
) => Promise<readonly Row[]>;

/** One part of the comparison of a database with its plan: what differs, in plain words with the mend. */
export type DriftCheck = (read: ReadCatalog, plan: WallPlan) => Promise<readonly string[]>;

/** A connection of either kind: TypeORM's answers with rows, the driver's with a result that holds them. */
export interface CatalogConnection {
  readonly query: (sql: string, parameters: unknown[]) => Promise<unknown>;
}

/** A reader of catalogs over any connection. */
export const catalogOf =
  (connection: CatalogConnection): ReadCatalog =>
  async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
    const answer = await connection.query(sql, [...parameters]);
    return (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as readonly Row[];
  };

/** The mend of whatever the migration makes anew. */
export const again = 'run the migration again';

/** In SQL: whether an object of a catalog belongs to an extension, whose business it is. */
export const ofExtension = (catalog: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/** In SQL: whether a schema, by its name, is the system's. */
export const systemSchema = (name: string): string =>
  `(${name} in ('pg_catalog', 'information_schema', 'pg_toast') or ${name} ~ '^pg_(toast_)?temp_')`;
