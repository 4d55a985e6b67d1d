import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../local/project-folder.ts';

/** What a program printed and how it ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the project's programs to its end. */
export const runProgram = async (
  entry: string,
  given: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ending> => {
  const child = spawn(process.execPath, [entry, ...given], {
    cwd: projectFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
};
