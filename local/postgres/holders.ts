import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessIdentity, ownIdentity, stillRuns } from '../process-identity.ts';

/** Notes that this process uses the server; whoever is the last to leave stops it. */
export const hold = (holdersFolder: string): void => {
  mkdirSync(holdersFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(holdersFolder, ownIdentity()), '');
};

/**
 * Takes this process's note away.
 * @returns whether any other living process still uses the server
 */
export const release = (holdersFolder: string): boolean => {
  rmSync(join(holdersFolder, ownIdentity()), { force: true });
  if (!existsSync(holdersFolder)) return false;
  const others = readdirSync(holdersFolder).filter((name) => name !== ownIdentity());
  const living = others.filter((name) => isProcessIdentity(name) && stillRuns(name));
  for (const name of others.filter((other) => !living.includes(other)))
    rmSync(join(holdersFolder, name), { force: true });
  return living.length > 0;
};
