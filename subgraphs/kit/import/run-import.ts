import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { databaseFault } from '../database-fault.ts';
import { errorCode } from '../error-code.ts';
import { fail } from '../server/fail.ts';
import { readDatabaseSettings, SettingFault } from '../settings.ts';
import { writerDataSource } from '../storage/databases.ts';
import type { Subgraph } from '../subgraph.ts';
import { faultReport } from '../tabular/import-fault.ts';
import type { ImportKind } from './import-kind.ts';
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

/** Loads one file into a subgraph's database: all of it in one transaction, or nothing; gives the report's lines. */
const importFile = async (
  subgraph: Subgraph,
  path: string,
  named: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<readonly string[]> => {
  const settings = readDatabaseSettings(subgraph.name, environment);
  const bytes = await readBytes(path);
  const kind = kindOf([...subgraph.imports, records(subgraph.tables)], named, path, bytes);
  const bar = progressBar(process.stderr);
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
        return kind.load({ path, bytes, manager, progress: bar.show });
      });
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    throw databaseFault(subgraph.name, settings.databaseUrl, error);
  } finally {
    bar.end();
  }
};

const readArguments = (): { readonly path: string; readonly named: string | undefined } => {
  const usage = 'usage: import.ts [--as KIND] FILE';
  try {
    const { values, positionals } = parseArgs({
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

/** The process `import.ts [--as KIND] FILE` of a subgraph: the report on its output, or what to mend on its error stream. */
export const importProcess = async (subgraph: Subgraph): Promise<void> => {
  try {
    const { path, named } = readArguments();
    const report = await importFile(subgraph, path, named, process.env);
    process.stdout.write(`${report.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof ImportRefused)) return fail('nothing was loaded', withDetail(error));
    process.stderr.write(`${faultReport(error.faults).join('\n')}\nNothing was loaded.\n`);
    process.exitCode = 1;
  }
};

/** A refusal of the database with the value that it names: its reader is the operator who gave the file. */
const withDetail = (error: unknown): unknown =>
  error instanceof Error && 'detail' in error && typeof error.detail === 'string'
    ? new Error(`${error.message}: ${error.detail}`)
    : error;
