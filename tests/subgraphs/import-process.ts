import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../local/run-program.ts';
import type { Ending } from '../local/run-program.ts';
import type { MigratedDatabase } from './served-subgraph.ts';

/** A subgraph's own import program over a test's database. */
export interface ImportProcess {
  /** Writes a file into the test's folder; gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly load: (path: string, ...more: readonly string[]) => Promise<Ending>;
  /** Every row of a table with the transaction that wrote it, as one text. */
  readonly rowsOf: (table: string) => Promise<string>;
}

export const importProcess = (
  subgraph: string,
  { environment, folder, superuser }: MigratedDatabase,
): ImportProcess => ({
  file: async (name, content) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  },
  load: (path, ...more) => runProgram(`subgraphs/${subgraph}/import.ts`, [...more, path], environment),
  rowsOf: async (table) => {
    const { rows } = await superuser.query<{ text: string | null }>(
      `select string_agg(xmin::text || ' ' || row::text, E'\\n' order by id) as text from "${table}" row`,
    );
    return rows[0]?.text ?? '';
  },
});
