import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { errorCode } from './error-code.ts';
import { SettingFault } from './settings.ts';
import { databaseAddress } from './storage/database-address.ts';

/** PostgreSQL's refusals of a database that was never migrated, or with another secret. */
const beforeMigration: ReadonlySet<string> = new Set([
  '28000', // no such login
  '28P01', // another password
  '3D000', // no such database
  '42501', // no right to connect
  '42P01', // no such table
]);

/** System errors of a server that is not there, and PostgreSQL's of one that comes, goes or is full. */
const unreachable = /^(E[A-Z]+|57P0\d|53300|08\d{3})$/;

/** A name with several addresses fails with an error for each; then the first is meant. */
const codeOf = (error: unknown): string | undefined =>
  errorCode(error) ?? (error instanceof AggregateError ? errorCode(error.errors[0]) : undefined);

/** A fault that tells the mend, of an error that says that a database cannot be used; any other error as it is. */
export const databaseFault = (subgraph: SubgraphName, databaseUrl: string, error: unknown): unknown => {
  const code = codeOf(error);
  const { host, port, database } = databaseAddress(databaseUrl);
  const named = `the database ${database} at ${host}:${String(port)}`;
  if (code !== undefined && beforeMigration.has(code)) {
    const script = `node subgraphs/${subgraph}/migrate.ts`;
    return new SettingFault(
      `${named} does not take ${subgraph}'s logins (${code}): run \`${script}\` with the same LOGIN_SECRET_FILE`,
    );
  }
  const said = error instanceof Error ? error.message : '';
  if ((code !== undefined && unreachable.test(code)) || /^connection (timeout|terminated)/i.test(said)) {
    return new SettingFault(
      `${named} cannot be reached (${code ?? said}): start its server, or mend ${subgraph.toUpperCase()}_DATABASE_URL`,
    );
  }
  return error;
};
