import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const patienceMs = 600_000;

/** How a process ended, and what it said. */
interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs Node in the project's folder to its end, or for ten minutes. */
export const runNode = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ended> =>
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
