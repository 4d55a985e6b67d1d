import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countries, type Country, type StackSettings } from '../settings.ts';
import { writeWhole } from '../write-whole.ts';
import type { Database } from './open-databases.ts';

/** Where the invented records are written, one file for each country. */
export interface DemonstrationFiles {
  readonly folder: string;
  readonly of: Readonly<Record<Country, string>>;
}

interface Marker {
  /** The set of databases that it is about. */
  readonly set: string;
  readonly state: 'begun' | 'loaded';
}

/** Whether the invented records are to be loaded, and why not where that may surprise. */
export interface Decision {
  readonly load: boolean;
  readonly remark?: string;
}

/**
 * Decides whether the invented records are loaded: once for each set of databases, and never unasked into a real
 * database that holds tables already.
 */
export const decideDemonstration = (
  { dataFolder, demonstration }: Pick<StackSettings, 'dataFolder' | 'demonstration'>,
  databases: Readonly<Record<Country, Database>>,
): Decision => {
  if (demonstration === 'off') return { load: false };
  const marker = readMarker(dataFolder);
  const known = marker?.set === setOf(databases);
  if (known) return { load: marker.state === 'begun' };
  const occupied = countries.filter((country) => databases[country].occupied);
  if (demonstration === 'on' || occupied.length === 0) return { load: true };
  return {
    load: false,
    remark: `no demonstration data: ${occupied.join(', ')} hold tables already (DEMONSTRATION=on loads it all the same)`,
  };
};

/** Notes that loading begins or is done; what was begun and not done is loaded again, where what is there stays. */
export const markDemonstration = (
  dataFolder: string,
  databases: Readonly<Record<Country, Database>>,
  state: Marker['state'],
): void => {
  writeWhole(markerFile(dataFolder), JSON.stringify({ set: setOf(databases), state } satisfies Marker));
};

/** Makes an empty folder for the files. */
export const demonstrationFiles = (dataFolder: string): DemonstrationFiles => {
  const folder = join(dataFolder, 'demonstration');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const of = Object.fromEntries(countries.map((country) => [country, join(folder, `${country}.ndjson`)]));
  return { folder, of: of as Record<Country, string> };
};

const markerFile = (dataFolder: string): string => join(dataFolder, 'demonstration-loaded');

const readMarker = (dataFolder: string): Marker | undefined => {
  const file = markerFile(dataFolder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marker) : undefined;
};

const setOf = (databases: Readonly<Record<Country, Database>>): string =>
  countries.map((country) => databases[country].identity).join(' ');
