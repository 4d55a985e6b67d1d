import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../local/free-port.ts';

/** What a process has used since it began. */
export interface Usage {
  /** Processor time of all its threads, in microseconds. */
  readonly cpu: number;
  /** Resident memory, in bytes. */
  readonly rss: number;
}

/** A process under test, answering on its address. */
export interface Engine {
  readonly name: string;
  readonly url: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

/** How to start one. */
export interface EngineProgram {
  readonly name: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

const project = join(import.meta.dirname, '../../..');

/** The same for every process under test. */
const flags = ['--max-semi-space-size=64', '--import', join(import.meta.dirname, 'probe.ts')];

/** Starts a process under test; whether it answers yet is for the caller to find out. */
export const startEngine = async (
  { name, file, environment }: EngineProgram,
  extraFlags: readonly string[] = [],
): Promise<Engine> => {
  const port = await freePort();
  const child = spawn(process.execPath, [...flags, ...extraFlags, join(project, file)], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'kopuro'),
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ...environment,
      PORT: String(port),
    },
  });
  const exited = once(child, 'exit');
  return {
    name,
    url: `http://127.0.0.1:${String(port)}`,
    usage: async () => {
      child.send('usage');
      const answer: unknown[] = await Promise.race([
        once(child, 'message'),
        exited.then(() => {
          throw new Error(`${name} has ended`);
        }),
      ]);
      return answer[0] as Usage;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};
