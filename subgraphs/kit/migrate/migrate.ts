import type { Client } from 'pg';
import { databaseAddress } from '../storage/database-address.ts';
import { loginPassword, relayLogin } from '../storage/login.ts';
import { findDrift } from '../walls/drift.ts';
import { logins, wallPlan } from '../walls/wall-plan.ts';
import type { WallPlan, WallSource } from '../walls/wall-plan.ts';
import { liftGuardsSql } from '../walls/guards-sql.ts';
import { dropViewsSql } from '../walls/views-sql.ts';
import { bindOwnerSql, entranceSql, wallSql } from '../walls/wall-sql.ts';
import { administrator } from './administrator.ts';
import { fingerprint, keepFingerprintSql, readFingerprint } from './fingerprint.ts';
import { loginRefused } from './login-refused.ts';
import { createRoles } from './roles.ts';
import type { Password } from './roles.ts';
import type { Migration } from './run-migrations.ts';

/** What is migrated, by whom, and to what. */
export interface MigrateRequest extends WallSource {
  /** Names a login that may create roles and owns the database; a superuser is the ordinary case. */
  readonly databaseUrl: string;
  readonly loginSecret: Buffer;
  /** What the relay's password is made from; without it that password is left as it is, and a new login has none. */
  readonly relaySecret?: Buffer;
  readonly migrations: readonly Migration[];
}

/** One lock for all migrations of a database: the letters of the project's name. */
const migrationLock = 0x6b_6f_70_31;

/**
 * Brings a database to what its tables, markings and migrations say: roles, then migrations as the owner, then the walls
 * in one transaction, then a check that nothing differs. A database that is as it should be is left alone.
 * @returns whether anything was done.
 * @throws Error where the database cannot be brought there; its message names each place and its mend.
 */
export const migrate = async (request: MigrateRequest): Promise<boolean> => {
  const client = await administrator(request.databaseUrl);
  try {
    // Ends with the session, so that a migration that was killed keeps nobody waiting.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const plan = wallPlan(request);
    const mark = fingerprint(plan, request);
    if ((await readFingerprint(client)) === mark && (await isSound(client, request, plan))) return false;
    await build(client, request, plan, mark);
    return true;
  } finally {
    await client.end();
  }
};

const isSound = async (client: Client, request: MigrateRequest, plan: WallPlan): Promise<boolean> => {
  if ((await findDrift(client, request)).length > 0) return false;
  const refused = await Promise.all(passwordsOf(request, plan).map((one) => refuses(request, one)));
  return !refused.includes(true);
};

/** The passwords that this migration sets: those of the relays only where it is given their secret. */
const passwordsOf = (
  { subgraph, loginSecret, relaySecret }: MigrateRequest,
  plan: WallPlan,
): readonly Password[] =>
  logins(plan).flatMap((login) => {
    const secret = login === relayLogin(subgraph) ? relaySecret : loginSecret;
    return secret === undefined ? [] : [{ login, password: loginPassword(secret, login) }];
  });

const refuses = ({ databaseUrl }: MigrateRequest, { login, password }: Password): Promise<boolean> =>
  loginRefused(databaseAddress(databaseUrl), login, password);

const build = async (
  client: Client,
  request: MigrateRequest,
  plan: WallPlan,
  mark: string,
): Promise<void> => {
  await createRoles(client, plan, passwordsOf(request, plan), (one) => refuses(request, one));
  await checkPasswordsCount(request, plan);
  await inTransaction(client, [...entranceSql(plan), bindOwnerSql(plan, false)]);
  // Loaded only here: TypeORM takes longer to load than an unchanged database takes to check.
  const { runMigrations } = await import('./run-migrations.ts');
  try {
    await runMigrations(request.databaseUrl, plan.owner, request.migrations, [
      ...liftGuardsSql(plan),
      dropViewsSql(plan),
    ]);
  } finally {
    await inTransaction(client, [bindOwnerSql(plan, true)]);
  }
  await inTransaction(client, [...wallSql(plan), `set local role "${plan.owner}"`, keepFingerprintSql(mark)]);
  const drift = await findDrift(client, request);
  if (drift.length > 0) {
    throw new Error(
      `the database of ${request.subgraph} still differs after its migration:\n  ${drift.join('\n  ')}`,
    );
  }
};

/** Where a server asks no password, anyone is any audience, and no wall below would count. */
const checkPasswordsCount = async ({ databaseUrl }: MigrateRequest, plan: WallPlan): Promise<void> => {
  if (await loginRefused(databaseAddress(databaseUrl), plan.writer, 'no password of ours')) return;
  throw new Error(
    `the server lets ${plan.writer} in with any password: set scram-sha-256 for every login in its pg_hba.conf`,
  );
};

const inTransaction = async (client: Client, statements: readonly string[]): Promise<void> => {
  await client.query('begin');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};
