import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { joinReports } from './report.ts';
import type { AudienceReport } from './report.ts';
import type { Unit } from './units.ts';

/** From a process that does units: what it has done so far, and what came of one. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly audience: string; readonly done: number; readonly leaks: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly reports: readonly AudienceReport[] };

/** To a process that does units: the next, or that there are no more. */
export type ToWorker = Unit | 'end';

const command = join(import.meta.dirname, '../main.ts');

/**
 * Runs units in processes of their own, several at once, and joins what they report.
 *
 * @param given the arguments of every process
 * @throws Error with the end of what a process said that came to no result; the others are ended then
 */
export const runUnits = async (
  units: readonly Unit[],
  workers: number,
  given: readonly string[],
  progress: (part: string, audience: string, done: number, leaks: number) => void,
): Promise<readonly AudienceReport[]> => {
  const running = new Set<ChildProcess>();
  const reports: AudienceReport[] = [];
  let next = 0;

  const work = async (): Promise<void> => {
    const child = spawn(process.execPath, ['--max-semi-space-size=64', command, ...given, '--follow'], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    running.add(child);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-20_000);
    });
    let current = 0;
    child.on('message', (told: FromWorker) => {
      if (told.kind === 'progress') {
        progress(`${String(current)} ${told.audience}`, told.audience, told.done, told.leaks);
        return;
      }
      if (told.kind === 'done') reports.push(...told.reports);
      current = next;
      next += 1;
      child.send((units[current] ?? 'end') satisfies ToWorker);
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    running.delete(child);
    if (code !== 0) throw new Error(`a process came to no result (${String(code ?? signal)}):\n${said}`);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(workers, units.length) }, work));
    return joinReports(reports);
  } finally {
    for (const child of running) child.kill('SIGTERM');
  }
};
