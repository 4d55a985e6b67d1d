import { readFileSync } from 'node:fs';
import { Client } from 'pg';

/** How the superuser reaches the server: over its socket, with the password beside the data. */
export interface Door {
  readonly socketFolder: string;
  readonly passwordFile: string;
}

/** Does some work over one superuser connection, and closes it. */
export const asSuperuser = async <Result>(
  { socketFolder, passwordFile }: Door,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const client = new Client({
    host: socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    password: readFileSync(passwordFile, 'utf8').trim(),
    connectionTimeoutMillis: 5_000,
  });
  // A connection cut while idle would otherwise end the process; the work in hand rejects by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
