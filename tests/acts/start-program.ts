import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../local/project-folder.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import type { MigratedDatabase } from '../subgraphs/served-subgraph.ts';

/** One of the project's programs, once it has said that it is ready. */
export interface StartedProgram {
  readonly child: ChildProcess;
  /** The line by which it said so. */
  readonly line: string;
  /** Ends it by a signal; gives its exit code and the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<unknown>;
}

/** The settings of a relay: of every database, its own login alone. */
export const relayEnvironment = ({
  japan,
  kyrgyzstan,
  cooperation,
}: Readonly<Record<SubgraphName, MigratedDatabase>>): Readonly<Record<string, string>> => ({
  ...japan.environment,
  ...kyrgyzstan.environment,
  ...cooperation.environment,
  LOGIN_SECRET_FILE: '',
});

/** @param entry the program's file, from the project's folder */
export const startProgram = async (
  entry: string,
  environment: Readonly<Record<string, string>>,
): Promise<StartedProgram> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    cwd: projectFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    child,
    line: line.toString(),
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
};
