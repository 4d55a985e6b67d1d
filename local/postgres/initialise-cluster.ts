import {
  chmodSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { writeWhole } from '../write-whole.ts';
import { makePrivate, type Place } from './place.ts';
import { startProgram } from './program.ts';
import { serverFault } from './server-text.ts';

const neededMegabytes = 200;

// pg_trgm finds nothing in Cyrillic or Japanese text when the character type is plain C, so the builtin provider comes
// with a character type of its own. Which name the system has for it differs.
const characterTypes = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8'] as const;

/**
 * Makes the cluster unless it is there already.
 * @param durable false for tests: nothing is forced to the disk
 * @throws Fault when the disk is full, or the cluster belongs to another version
 */
export const initialiseCluster = async (
  place: Place,
  durable: boolean,
  signal: AbortSignal,
  progress: (line: string) => void,
): Promise<void> => {
  if (existsSync(place.cluster)) {
    checkVersion(place);
    return;
  }
  progress('creating the database cluster');
  checkSpace(place.home);
  writeWhole(place.passwordFile, randomBytes(24).toString('base64url'));
  const draft = `${place.cluster}.new`;
  const outputs: string[] = [];
  for (const characterType of characterTypes) {
    const output = await initdb(place, draft, characterType, durable, signal);
    if (output === undefined) {
      renameSync(draft, place.cluster);
      return;
    }
    outputs.push(output);
  }
  rmSync(draft, { recursive: true, force: true });
  throw serverFault(outputs.join('\n'), place.home, place.logFile);
};

const checkVersion = ({ cluster, home, binaries, passwordFile }: Place): void => {
  const versionFile = join(cluster, 'PG_VERSION');
  const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  const mend =
    `Move the folder \`${home}\` away to begin with an empty database, or serve it with a PostgreSQL of its own ` +
    'version and set JAPAN_DATABASE_URL, KYRGYZSTAN_DATABASE_URL and COOPERATION_DATABASE_URL.';
  if (found === undefined) throw new Fault(`the folder \`${cluster}\` holds no PostgreSQL data`, mend);
  if (found !== binaries.major)
    throw new Fault(
      `the data in \`${cluster}\` was written by PostgreSQL ${found}; this is PostgreSQL ${binaries.major}`,
      mend,
    );
  if (!existsSync(passwordFile))
    throw new Fault(`the password of the database in \`${home}\` is gone (\`${passwordFile}\`)`, mend);
};

const checkSpace = (folder: string): void => {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1024 ** 2);
  if (free < neededMegabytes)
    throw new Fault(
      `the disk that holds \`${folder}\` has ${String(free)} MB free; the database needs ${String(neededMegabytes)} MB`,
      'Free some space there, or name a folder on another disk with DATA_FOLDER.',
    );
};

// A cluster is made aside and moved into place, so that one cut short is never mistaken for a whole one.
const initdb = async (
  place: Place,
  draft: string,
  characterType: string,
  durable: boolean,
  signal: AbortSignal,
): Promise<string | undefined> => {
  rmSync(draft, { recursive: true, force: true });
  makePrivate(draft, place.account);
  const password = join(place.home, 'initdb-password');
  writeFileSync(password, readFileSync(place.passwordFile), { mode: 0o600 });
  chmodSync(password, 0o600);
  if (place.account !== undefined) chownSync(password, place.account.uid, place.account.gid);
  try {
    const args = [
      ...['-D', draft, '-U', 'postgres', '--pwfile', password, '-A', 'scram-sha-256', '-E', 'UTF8'],
      ...[
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${characterType}`,
      ],
      ...(durable ? [] : ['--no-sync']),
    ];
    return await new Promise((resolve, reject) => {
      const child = startProgram(place, 'initdb', args, 'pipe', signal);
      let output = '';
      child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('error', (thrown) => {
        if (signal.aborted) reject(thrown);
        else resolve(thrown.message);
      });
      child.once('close', (code) => {
        resolve(code === 0 ? undefined : output);
      });
    });
  } finally {
    rmSync(password, { force: true });
  }
};
