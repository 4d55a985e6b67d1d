import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runImport } from '../../subgraphs/kit/import/run-import.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { runProgram } from '../local/run-program.ts';
import type { Ending } from '../local/run-program.ts';
import type { MigratedDatabase } from './served-subgraph.ts';

/** A subgraph's import over a test's database. */
export interface ImportProcess {
  /** Writes a file into the test's folder; gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  /** Loads a file as the program does, in this process, which takes a tenth of the time. */
  readonly load: (path: string, ...more: readonly string[]) => Promise<Ending>;
  /** Loads a file by the program itself. */
  readonly run: (path: string, ...more: readonly string[]) => Promise<Ending>;
  /** Every row of a table with the transaction that wrote it, as one text. */
  readonly rowsOf: (table: string) => Promise<string>;
}

export const importProcess = (
  subgraph: Subgraph,
  { environment, folder, superuser }: MigratedDatabase,
): ImportProcess => ({
  file: async (name, content) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  },
  load: async (path, ...more) => {
    let shown = '';
    const screen = { isTTY: false, write: (text: string) => (shown += text) !== '' };
    const ending = await runImport(subgraph, { given: [...more, path], environment, screen });
    return ending.outcome === 'loaded'
      ? { code: 0, stdout: ending.report, stderr: shown }
      : { code: 1, stdout: '', stderr: shown + ending.faults };
  },
  run: (path, ...more) => runProgram(`subgraphs/${subgraph.name}/import.ts`, [...more, path], environment),
  rowsOf: async (table) => {
    const { rows } = await superuser.query<{ text: string | null }>(
      `select string_agg(xmin::text || ' ' || row::text, E'\\n' order by id) as text from "${table}" row`,
    );
    return rows[0]?.text ?? '';
  },
});
