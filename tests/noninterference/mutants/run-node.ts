import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const patienceMs = 600_000;

/** How a process ended, and what it said. */
interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs Node in the project's folder to its end, or for ten minutes. */
const runNode = (args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args],
      { cwd: root, env: environment, timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, text: `${stdout}${stderr}` });
      },
    );
  });

/**
 * Runs a program that writes a report, to its end.
 * @param args what it is given, once it is known where the report goes
 * @returns besides, what the report holds; undefined where it wrote none
 */
export const runReporting = async (
  args: (report: string) => readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<Ended & { readonly report: string | undefined }> => {
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-mutant-'));
  const file = join(folder, 'report.json');
  try {
    const ended = await runNode(args(file), environment);
    return { ...ended, report: await readFile(file, 'utf8').catch(() => undefined) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
