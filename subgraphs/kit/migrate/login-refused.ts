import { Client } from 'pg';
import type { DatabaseAddress } from '../storage/database-address.ts';

/** PostgreSQL's code for a password that is not the login's. */
const wrongPassword = '28P01';

/**
 * Whether the server refuses a login with a password. A login that may not enter this database yet counts as accepted:
 * its password was right.
 * @throws Error where the server cannot be asked.
 */
export const loginRefused = async (
  address: DatabaseAddress,
  login: string,
  password: string,
): Promise<boolean> => {
  const client = new Client({ ...address, user: login, password, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === wrongPassword) return true;
    if (code === '42501') return false;
    throw error;
  } finally {
    await client.end();
  }
};
