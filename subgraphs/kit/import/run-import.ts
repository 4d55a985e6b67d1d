import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../schema/read-subgraphs.ts';
import { databaseFault } from '../database-fault.ts';
import { errorCode } from '../error-code.ts';
import { readDatabaseSettings, SettingFault } from '../settings.ts';
import { writerDataSource } from '../storage/databases.ts';
import type { Subgraph } from '../subgraph.ts';
import { faultReport } from '../tabular/import-fault.ts';
import type { ImportInput, ImportKind } from './import-kind.ts';
import { ImportRefused } from './import-refused.ts';
import { progressBar } from './progress-bar.ts';
import { records } from './records.ts';

/** One lock for all imports of a database: the letters of the project's name, and an i. */
const importLock = 0x6b_6f_70_69;

const readBytes = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error) ?? 'unreadable';
    throw new SettingFault(`${path} cannot be read (${code}): give a file that this process may read`);
  }
};

/** The kind that is named, or that the file alone looks like. */
const kindOf = (
  kinds: readonly ImportKind[],
  named: string | undefined,
  path: string,
  bytes: Buffer,
): ImportKind => {
  const fitting = kinds.filter(({ kind, recognises }) =>
    named === undefined ? recognises(bytes) : kind === named,
  );
  const [kind] = fitting;
  if (kind !== undefined && fitting.length === 1) return kind;
  const names = kinds.map((known) => known.kind).join(', ');
  throw new SettingFault(
    named === undefined
      ? `${path} has no layout that is known here: say what it is by --as KIND, one of ${names}`
      : `there is no kind of file ${named} here: give --as KIND, one of ${names}`,
  );
};

/** How an import ended: what goes to its output, or what to mend. */
export type ImportEnding =
  | { readonly outcome: 'loaded'; readonly report: string }
  | { readonly outcome: 'refused'; readonly faults: string };

/** What an import is told and where it shows how far it is. */
export interface ImportSurroundings {
  /** As on the command line: `[--as KIND] FILE`. */
  readonly given: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly screen: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
}

/** Loads one file into a subgraph's database: all of it in one transaction, or nothing. */
export const runImport = async (
  subgraph: Subgraph,
  { given, environment, screen }: ImportSurroundings,
): Promise<ImportEnding> => {
  const bar = progressBar(screen);
  try {
    const report = await loadFile(subgraph, readArguments(given), environment, bar.show);
    bar.end();
    return { outcome: 'loaded', report: `${report.join('\n')}\n` };
  } catch (error) {
    bar.end();
    const faults = error instanceof ImportRefused ? faultReport(error.faults) : [sayingOf(error)];
    return { outcome: 'refused', faults: `${[...faults, 'Nothing was loaded.'].join('\n')}\n` };
  }
};

const loadFile = async (
  subgraph: Subgraph,
  { path, named }: Arguments,
  environment: ImportSurroundings['environment'],
  progress: ImportInput['progress'],
): Promise<readonly string[]> => {
  const settings = readDatabaseSettings(subgraph.name, environment);
  const bytes = await readBytes(path);
  const markings = readMarkings(readSubgraphDocument(subgraph.name));
  const kind = kindOf([...subgraph.imports, records(subgraph.tables)], named, path, bytes);
  try {
    const dataSource = await writerDataSource({
      subgraph: subgraph.name,
      ...settings,
      tables: subgraph.tables,
    });
    try {
      return await dataSource.transaction(async (manager) => {
        // Two imports of one register at a time would each see the other's rows half done.
        await manager.query('select pg_advisory_xact_lock($1)', [importLock]);
        return kind.load({ path, bytes, manager, markings, progress });
      });
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    throw databaseFault(subgraph.name, settings.databaseUrl, error);
  }
};

interface Arguments {
  readonly path: string;
  readonly named: string | undefined;
}

const readArguments = (given: readonly string[]): Arguments => {
  const usage = 'usage: import.ts [--as KIND] FILE';
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { as: { type: 'string' } },
      allowPositionals: true,
    });
    const [path, ...more] = positionals;
    if (path !== undefined && more.length === 0) return { path, named: values.as };
  } catch (error) {
    throw new SettingFault(`${error instanceof Error ? error.message : 'unknown arguments'}; ${usage}`);
  }
  throw new SettingFault(`give one file; ${usage}`);
};

/** PostgreSQL's code for a row whose key another one has. */
const keyTaken = '23505';

/** An error's words. Which key it is, the database tells nobody to whom it does not show every row. */
const sayingOf = (error: unknown): string => {
  const said = error instanceof Error ? error.message : String(error);
  return errorCode(error) === keyTaken ? `${said}: a record of the file is there already; take it out` : said;
};

/** The process `import.ts [--as KIND] FILE` of a subgraph: the report on its output, or what to mend on its error stream. */
export const importProcess = async (subgraph: Subgraph): Promise<void> => {
  const ending = await runImport(subgraph, {
    given: process.argv.slice(2),
    environment: process.env,
    screen: process.stderr,
  });
  if (ending.outcome === 'loaded') process.stdout.write(ending.report);
  else {
    process.stderr.write(ending.faults);
    process.exitCode = 1;
  }
};
