import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseEnvironment } from '../database-environment.ts';
import { keysFolderIn } from '../keys-folder.ts';
import { projectFolder } from '../project-folder.ts';
import type { Environment, StackSettings } from '../settings.ts';
import { makeDevelopmentKeys } from '../start/development-keys.ts';
import { openDatabases } from '../start/open-databases.ts';
import { runTask } from '../start/run-task.ts';
import { runningAddress } from '../start/run-record.ts';
import { folderFault } from '../system-error.ts';
import type { FileKind } from './file-kinds.ts';

/**
 * Loads a file through the owner's import program, into the running stack's database if one runs; else the database is
 * started for it, migrated, and stopped afterwards.
 * @returns the import program's exit code
 */
export const importInto = async (settings: StackSettings, kind: FileKind, path: string): Promise<number> => {
  const { dataFolder } = settings;
  const { owner } = kind;
  const progress = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  try {
    const logs = join(dataFolder, 'logs');
    mkdirSync(logs, { recursive: true });
    const keys = await makeDevelopmentKeys(keysFolderIn(dataFolder));
    const running = runningAddress(dataFolder) !== undefined;
    const databases = await openDatabases(settings, [owner], progress);
    try {
      const environment = databaseEnvironment(owner, databases.of[owner].url, keys);
      if (!running)
        await runTask(
          `migrating ${owner}`,
          { entry: `subgraphs/${owner}/migrate.ts`, environment },
          {
            logFile: join(logs, `migrate-${owner}.log`),
            note: () => undefined,
            progress,
            signal: new AbortController().signal,
          },
        );
      return await runImport(kind, path, environment);
    } finally {
      await databases.close();
    }
  } catch (thrown) {
    throw folderFault(thrown, dataFolder);
  }
};

const runImport = async (
  { kind, owner }: FileKind,
  path: string,
  environment: Environment,
): Promise<number> => {
  const child = spawn(process.execPath, [`subgraphs/${owner}/import.ts`, '--as', kind, path], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  // The terminal's Ctrl-C reaches the import program too; this one waits for it, and stops the database after it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
};
