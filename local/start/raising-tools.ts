import type { KeyFiles } from '../keys-folder.ts';
import type { StackSettings } from '../settings.ts';
import type { Program } from './start-process.ts';
import type { Service, SupervisedProcess } from './supervised-process.ts';

/** What the parts of a stack are raised with. */
export interface RaisingTools {
  readonly settings: StackSettings;
  readonly keys: KeyFiles;
  readonly progress: (line: string) => void;
  /** Aborts when the stack is told to stop, or any part of it has failed. */
  readonly signal: AbortSignal;
  /** Runs a program to its end, with a log of this name. */
  readonly task: (name: string, what: string, program: Program) => Promise<void>;
  /** Starts a service with a log of this name, in front or behind: what is in front is stopped first. */
  readonly begin: (name: string, service: Service, side: 'front' | 'behind') => SupervisedProcess;
}
