import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fail } from '../server/fail.ts';
import { readDatabaseSettings, SettingFault } from '../settings.ts';
import { writerDataSource } from '../storage/databases.ts';
import type { Subgraph } from '../subgraph.ts';
import { faultReport } from '../tabular/import-fault.ts';
import type { ImportKind } from './import-kind.ts';
import { ImportRefused } from './import-refused.ts';
import { progressBar } from './progress-bar.ts';
import { records } from './records.ts';

const readBytes = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new SettingFault(`${path} cannot be read (${code}): give a file that this process may read`);
  }
};

/** Loads one file into a subgraph's database: all of it in one transaction, or nothing; gives the report's lines. */
export const importFile = async (
  subgraph: Subgraph,
  kind: ImportKind,
  path: string,
  environment: NodeJS.ProcessEnv,
): Promise<readonly string[]> => {
  const bytes = await readBytes(path);
  const bar = progressBar(process.stderr);
  const dataSource = await writerDataSource({
    subgraph: subgraph.name,
    ...readDatabaseSettings(subgraph.name, environment),
    tables: subgraph.tables,
  });
  try {
    return await dataSource.transaction(async (manager) => {
      // Two imports of one register at a time would each see the other's rows half done.
      await manager.query('select pg_advisory_xact_lock($1)', [0x6b6f7075]);
      return kind.load({ path, bytes, manager, progress: bar.show });
    });
  } finally {
    bar.end();
    await dataSource.destroy();
  }
};

/** The process `import.ts [--as KIND] FILE` of a subgraph. */
export const importProcess = async (subgraph: Subgraph): Promise<void> => {
  try {
    const { values, positionals } = parseArgs({ options: { as: { type: 'string' } }, allowPositionals: true });
    const kinds = [...subgraph.imports, records(subgraph.tables)];
    const kind = kinds.find((known) => known.kind === values.as);
    const [path] = positionals;
    if (kind === undefined || path === undefined) {
      throw new SettingFault(`usage: import.ts --as KIND FILE, with KIND one of ${kinds.map((known) => known.kind).join(', ')}`);
    }
    const report = await importFile(subgraph, kind, path, process.env);
    process.stdout.write(`${report.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof ImportRefused)) return fail('import', error);
    process.stderr.write(`${faultReport(error.faults).join('\n')}\nNothing was loaded.\n`);
    process.exit(1);
  }
};
