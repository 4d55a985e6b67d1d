import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../fault.ts';
import { chooseAccount, isRoot, type Account } from './account.ts';
import { copyBinaries, findBinaries, mendLinks, programFile, type Binaries } from './binaries.ts';
import { canEnter, canRead } from './enterable.ts';
import { noteThrowaway, removeThrowaways } from './throwaway-homes.ts';

/** Where one embedded server lives. */
export interface Place {
  /** Holds everything below; the caller's own, but enterable by the database's account. */
  readonly home: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly lockFile: string;
  /** One file for each process that uses the server at this time. */
  readonly holdersFolder: string;
  readonly binaries: Binaries;
  /** Under whom the programs run; undefined is the caller. */
  readonly account: Account | undefined;
}

/**
 * Decides where data and programs are. They are where they were asked for and installed, unless root asks and the
 * database's account cannot enter a folder on the way there, as with a checkout in root's own home.
 * @param wanted the folder asked for
 * @param durable false for a test's server
 * @param systemFolder where root's data and copied programs go in that case; only root can write there
 */
export const choosePlace = (wanted: string, durable: boolean, systemFolder: string): Place => {
  const folder = resolve(wanted);
  refuseFileOnTheWay(folder);
  const installed = findBinaries();
  const account = chooseAccount(folder, isRoot());
  const home =
    account === undefined || canEnter(folder, account) ? folder : join(systemFolder, nameFor(folder));
  makeEnterable(home);
  if (home !== folder && !durable) {
    removeThrowaways(systemFolder);
    noteThrowaway(home, folder);
  }
  const binaries =
    account === undefined || canRun(installed, account) ? installed : copyBinaries(installed, systemFolder);
  mendLinks(binaries);
  return {
    home,
    cluster: join(home, 'cluster'),
    passwordFile: join(home, 'superuser-password'),
    logFile: join(home, 'server.log'),
    lockFile: join(home, 'lock'),
    holdersFolder: join(home, 'holders'),
    binaries,
    account,
  };
};

/** Makes a folder that only the account, or else the caller, can enter. */
export const makePrivate = (folder: string, account: Account | undefined): void => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
};

const refuseFileOnTheWay = (path: string): void => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) refuseFileOnTheWay(dirname(path));
  else if (!found.isDirectory())
    throw new Fault(
      `\`${path}\` is a file, where a folder is needed`,
      'Name another folder with DATA_FOLDER.',
    );
};

// Whatever the caller's umask, the account must be able to pass through the folders made here.
const makeEnterable = (folder: string): void => {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
};

const canRun = (binaries: Binaries, account: Account): boolean => {
  const file = programFile(binaries, 'postgres');
  const libraries = join(binaries.folder, 'native', 'lib');
  return [file, libraries].every((path) => canEnter(path, account) && canRead(path, account));
};

const nameFor = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 16);
