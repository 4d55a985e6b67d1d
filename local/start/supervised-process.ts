import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { lastWords } from './log-file.ts';
import { endOf, hasEnded, startProcess, type Program } from './start-process.ts';

/** A program that serves for as long as the stack runs. */
export interface Service extends Program {
  /** Its name for people, as in `the japan subgraph`. */
  readonly title: string;
  /** Answers 200 when the service is ready; without it nobody waits for the service, and it is watched from its start. */
  readonly readyUrl?: string;
}

// An `import` of it reads every name that it exports, and some of those load a whole client of HTTP.
const { get } = process.getBuiltinModule('node:http');

const askEveryMs = 50;
const settledAfterMs = 30_000;
const firstDelayMs = 500;
const longestDelayMs = 10_000;
const stopPatienceMs = 5_000;
const readyPatienceMs = 120_000;

/** One process of the stack: started, watched, started again with growing delays when it dies, and stopped. */
export class SupervisedProcess {
  readonly #service: Service;
  readonly #logFile: string;
  readonly #note: (identity: ProcessIdentity) => void;
  readonly #tell: (line: string) => void;
  #child: ChildProcess | undefined;
  #wasReady: boolean;
  #delayMs = firstDelayMs;
  readonly #stopping = new AbortController();

  constructor(
    service: Service,
    logFile: string,
    note: (identity: ProcessIdentity) => void,
    tell: (line: string) => void,
  ) {
    this.#service = service;
    this.#wasReady = service.readyUrl === undefined;
    this.#logFile = logFile;
    this.#note = note;
    this.#tell = tell;
  }

  /** Starts the process, without waiting for it. */
  start(): void {
    const startedAt = Date.now();
    const child = startProcess(this.#service, this.#logFile, this.#note);
    this.#child = child;
    child.once('exit', () => {
      if (this.#stopping.signal.aborted || !this.#wasReady) return;
      if (Date.now() - startedAt > settledAfterMs) this.#delayMs = firstDelayMs;
      this.#startAgain(child);
    });
  }

  /**
   * Waits until the service says that it is ready.
   * @throws Fault with its last words when it ends before, or is not ready after two minutes
   */
  async ready(signal: AbortSignal): Promise<void> {
    const { title, readyUrl } = this.#service;
    if (readyUrl === undefined) return;
    const until = Date.now() + readyPatienceMs;
    for (;;) {
      signal.throwIfAborted();
      if (this.#child !== undefined && hasEnded(this.#child) && !this.#wasReady)
        throw new Fault(
          `${title} did not start (it ended ${endOf(this.#child)}): ${lastWords(this.#logFile)}`,
          `Its log is \`${this.#logFile}\`.`,
        );
      if (await isReady(readyUrl)) break;
      if (Date.now() > until)
        throw new Fault(
          `${title} is not ready after two minutes: ${lastWords(this.#logFile)}`,
          `Its log is \`${this.#logFile}\`.`,
        );
      await pause(askEveryMs);
    }
    this.#wasReady = true;
  }

  /** Stops the process: asked first, forced after five seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child === undefined || hasEnded(child)) return;
    const force = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    clearTimeout(force);
  }

  #startAgain(child: ChildProcess): void {
    const delay = this.#delayMs;
    this.#delayMs = Math.min(delay * 2, longestDelayMs);
    this.#tell(
      `${this.#service.title} ended ${endOf(child)}: ${lastWords(this.#logFile)}; ` +
        `starting it again in ${String(delay / 1000)} s (log: ${this.#logFile})`,
    );
    pause(delay, undefined, { signal: this.#stopping.signal }).then(
      () => {
        this.start();
      },
      () => undefined, // The stack is being stopped.
    );
  }
}

const isReady = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = get(url, { timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer')));
    asked.once('error', () => {
      resolve(false); // It does not listen yet.
    });
  });
