import { spawn } from 'node:child_process';
import type { Check } from './checks.ts';

/** What became of one check: whether it passed, how long it took and everything it printed. */
export interface CheckResult {
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly output: string;
}

/**
 * Runs one check in a process of its own, in the current folder.
 * @param signal aborting it ends the check, so that an interrupted run leaves no process behind.
 */
export async function runCheck(check: Check, signal: AbortSignal): Promise<CheckResult> {
  const startedAt = performance.now();
  const printed: Buffer[] = [];
  const child = spawn(process.execPath, [check.script, ...check.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
    signal,
  });
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const passed = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      printed.push(Buffer.from(`${error.message}\n`));
      resolve(false);
    });
    child.once('close', (code) => {
      resolve(code === 0);
    });
  });
  return {
    passed,
    milliseconds: performance.now() - startedAt,
    output: Buffer.concat(printed).toString('utf8'),
  };
}
