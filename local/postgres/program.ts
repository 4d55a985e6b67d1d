import { spawn, type ChildProcess } from 'node:child_process';
import { programFile } from './binaries.ts';
import type { Place } from './place.ts';

// What surrounds the caller (its locale, its PG… variables, a working folder that the account cannot enter) must not
// change what the programs do.
const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Starts one of PostgreSQL's programs under the place's account, with its output in a file or collected by the caller. */
export const startProgram = (
  place: Place,
  program: 'initdb' | 'postgres',
  args: readonly string[],
  output: number | 'pipe',
  signal?: AbortSignal,
): ChildProcess =>
  spawn(programFile(place.binaries, program), args, {
    cwd: '/',
    env: environment,
    stdio: ['ignore', output, output],
    ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
    ...(signal && { signal, killSignal: 'SIGKILL' }),
  });
