import { createHash, createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { literal } from '../storage/sql-name.ts';
import { migrationTable } from '../walls/migration-table.ts';
import { entranceSql, wallSql } from '../walls/wall-sql.ts';
import type { WallPlan } from '../walls/wall-plan.ts';
import type { Migration } from './run-migrations.ts';

/** What a migration does besides its plan. */
interface Doing {
  readonly migrations: readonly Migration[];
  readonly loginSecret: Buffer;
  readonly relaySecret?: Buffer;
}

const identityOf = (secret: Buffer | undefined): string | undefined =>
  secret && createHmac('sha256', secret).update('fingerprint').digest('hex');

/** A digest of everything that a migration would do, and of the secrets' identities but not the secrets. */
export const fingerprint = (plan: WallPlan, { migrations, loginSecret, relaySecret }: Doing): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        entranceSql(plan),
        wallSql(plan),
        migrations.map((migration) => [migration.name, String(migration)]),
        identityOf(loginSecret),
        identityOf(relaySecret),
      ]),
    )
    .digest('hex');

/** The fingerprint of the last migration that this database had in full, kept as a comment; undefined if it had none. */
export const readFingerprint = async (client: Client): Promise<string | undefined> => {
  const { rows } = await client.query<{ kept: string | null }>(
    `select obj_description(to_regclass('"public".${migrationTable}'), 'pg_class') as kept`,
  );
  return rows[0]?.kept ?? undefined;
};

/** The statement that keeps a fingerprint. */
export const keepFingerprintSql = (value: string): string =>
  `comment on table "public".${migrationTable} is ${literal(value)}`;
