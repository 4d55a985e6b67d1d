import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudienceReport } from './report.ts';

/** How a run of the command ended. */
export interface CommandRun {
  /** 0: no leak and every control met; 1: a leak; 2: a control not met; anything else: it failed. */
  readonly code: number | null;
  /** The end of what it said, without the subgraphs' logs. */
  readonly said: string;
  readonly reports: readonly AudienceReport[];
  readonly faults: readonly string[];
}

const root = join(import.meta.dirname, '../../..');

/**
 * Runs the harness as a process of its own: what it patches stays there, and it is not slowed down by what tests are
 * loaded with.
 */
export const runCommand = async (args: readonly string[]): Promise<CommandRun> => {
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-fuzz-'));
  const report = join(folder, 'report.json');
  try {
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=64', 'tests/noninterference/main.ts', ...args, '--report', report],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-200_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const kept = await readFile(report, 'utf8').catch(() => '{"reports":[],"faults":[]}');
    const { reports, faults } = JSON.parse(kept) as Pick<CommandRun, 'reports' | 'faults'>;
    const lines = said.split('\n').filter((line) => !line.startsWith('{"level"'));
    return { code, said: lines.slice(-60).join('\n'), reports, faults };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
