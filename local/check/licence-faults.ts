/** One package as `package-lock.json` records it. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** A link to a folder of this project, not a package from elsewhere. */
  readonly link?: boolean;
}

export interface PackageLock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A package that may stay although the lock file names no licence for it. */
export interface LicenceException {
  readonly name: string;
  /** Where its licence stands and which it is. */
  readonly reason: string;
}

const elastic = /\belastic\b/iu;
/** What npm writes where the author gave no licence, or only pointed to a file. */
const unstated = /^(unlicensed|unlicenced|none|see licen[cs]e in\b.*)?$/iu;

const folderPrefix = 'node_modules/';
const nameOf = (path: string): string => path.slice(path.lastIndexOf(folderPrefix) + folderPrefix.length);

/**
 * What stands against the packages of a lock file, at any depth, development and optional ones included:
 * an Elastic licence, which no exception excuses, or no licence stated and none listed.
 * An exception that no package needs is a fault too, so that the list stays true.
 */
export function licenceFaults(lock: PackageLock, exceptions: readonly LicenceException[]): readonly string[] {
  const faults: string[] = [];
  const needed = new Set<string>();
  for (const [path, { version, license = '', link }] of Object.entries(lock.packages)) {
    // The empty path is this project itself.
    if (path === '' || link === true) continue;
    const name = nameOf(path);
    const at = `${name}@${version ?? 'unknown version'} (${path})`;
    if (elastic.test(license)) {
      faults.push(`${at} is under ${license}: use a package under another licence`);
    } else if (unstated.test(license.trim())) {
      if (exceptions.some((exception) => exception.name === name)) needed.add(name);
      else
        faults.push(`${at} states no licence: find it and list it with its reason in licence-exceptions.ts`);
    }
  }
  for (const { name } of exceptions) {
    if (!needed.has(name))
      faults.push(`${name} needs no exception any more: take it off licence-exceptions.ts`);
  }
  return faults;
}
