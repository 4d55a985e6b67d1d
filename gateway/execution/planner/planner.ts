import type { ChildProcess } from 'node:child_process';
import type { DocumentNode } from 'graphql';
import type { QueryPlan } from '../plan.ts';
import { forkPlanner } from './fork-planner.ts';
import { type ForPlanner, interfaceObjectsLast } from './interface-objects-last.ts';
import type { FromPlanner, ToPlanner } from './planner-messages.ts';
import { pruneExcluded } from './prune-excluded.ts';
import { wholeUnions } from './whole-unions.ts';
import { PlanningFailure, type PlanningFailureReason } from './planning-failure.ts';

/** Plans operations over a supergraph, away from the gateway's process. */
export interface Planner {
  /**
   * Plans one operation, validated before and bounded in its expanded size.
   * @param signal gives the plan up; the promise then rejects with `UNAVAILABLE`.
   * @throws PlanningFailure and nothing else, by rejection.
   */
  readonly plan: (operation: string, signal?: AbortSignal) => Promise<QueryPlan>;
  /** Ends the process. What is still pending rejects with `UNAVAILABLE`. */
  readonly close: () => Promise<void>;
  /** Whether a process is up and has the supergraph loaded. */
  readonly ready: boolean;
}

export interface PlannerOptions {
  /** The supergraph's SDL. */
  readonly supergraph: string;
  /** The same, where it is parsed already: reading it again would cost the start a good part of its time. */
  readonly parsed?: DocumentNode;
  /** The longest a plan may take, in milliseconds, waiting included; 2,000 unless given. */
  readonly deadlineMs?: number;
  /** The most memory the process may hold, in megabytes; 512 unless given. */
  readonly memoryMb?: number;
  /** The module that runs as the planner's process, for tests of what happens when it fails. */
  readonly processModule?: string;
  /** Its first process, where that was started beforehand. */
  readonly forked?: ChildProcess | undefined;
}

/** How long a cancelled plan may go on before its process is killed: a native call may not be listening. */
const graceMilliseconds = 250;
/** Operations waiting for a plan at once; more are refused. */
const mostPending = 1000;
/** Operations remembered to have killed the planner. */
const mostRemembered = 1000;
/** Waits between attempts to start, so that a supergraph that kills the planner at once does not spin. */
const restartMilliseconds = [0, 100, 300, 600];
/** Deaths over one operation, alone in the process, after which it is not tried again. */
const mostStrikes = 2;

interface Pending {
  readonly id: number;
  readonly operation: string;
  readonly settle: (outcome: QueryPlan | PlanningFailureReason) => void;
  /** Whether it was there when a process died, and is now tried alone. */
  suspected: boolean;
  sent: boolean;
}

/** A supergraph in the one form in which the planner makes no mistake that is known of. */
const readByPlanner = (supergraph: string, parsed: DocumentNode | undefined): ForPlanner => {
  const whole = wholeUnions(supergraph, parsed);
  const ordered = interfaceObjectsLast(whole.supergraph);
  return {
    supergraph: ordered.supergraph,
    restore: (plan) => whole.restore(ordered.restore(plan)),
  };
};

const isAlive = ({ connected, exitCode, signalCode }: ChildProcess): boolean =>
  connected && exitCode === null && signalCode === null;

class PlannerProcess implements Planner {
  readonly #options: Required<Pick<PlannerOptions, 'deadlineMs' | 'memoryMb'>>;
  readonly #processModule: string | undefined;
  readonly #loaded: ForPlanner;
  readonly #pending = new Map<number, Pending>();
  /** How often each operation ended a process that planned nothing else. */
  readonly #strikes = new Map<string, number>();
  /** Processes that were killed for one overdue operation; the others in them are not suspects. */
  readonly #condemned = new WeakSet<ChildProcess>();
  #forked: ChildProcess | undefined;
  #child: ChildProcess | undefined;
  #ready = false;
  #closed = false;
  #lastId = 0;
  #deaths = 0;
  #started: ((outcome: 'ready' | 'unloadable' | 'died') => void) | undefined;

  constructor({
    supergraph,
    parsed,
    deadlineMs = 2000,
    memoryMb = 512,
    processModule,
    forked,
  }: PlannerOptions) {
    this.#options = { deadlineMs, memoryMb };
    this.#processModule = processModule;
    this.#forked = forked;
    this.#loaded = readByPlanner(supergraph, parsed);
  }

  get ready(): boolean {
    return this.#ready;
  }

  async start(): Promise<void> {
    const outcome = await new Promise<'ready' | 'unloadable' | 'died'>((resolve) => {
      this.#started = resolve;
      this.#spawn();
    });
    this.#started = undefined;
    if (outcome === 'ready') return;
    await this.close();
    throw new Error(
      outcome === 'unloadable'
        ? 'the query planner cannot read the supergraph; compose it again'
        : 'the query planner did not start; `@graphql-hive/router-query-planner` needs Linux with glibc, or macOS',
    );
  }

  async plan(operation: string, signal?: AbortSignal): Promise<QueryPlan> {
    const pruned = pruneExcluded(operation);
    if (pruned === undefined) throw new PlanningFailure('EMPTY');
    return this.#plan(pruned, signal);
  }

  #plan(operation: string, signal: AbortSignal | undefined): Promise<QueryPlan> {
    return new Promise((resolve, reject) => {
      if (this.#closed || signal?.aborted === true || this.#pending.size >= mostPending) {
        reject(new PlanningFailure('UNAVAILABLE'));
        return;
      }
      if ((this.#strikes.get(operation) ?? 0) >= mostStrikes) {
        reject(new PlanningFailure('UNPLANNABLE'));
        return;
      }
      this.#lastId += 1;
      const id = this.#lastId;
      const deadline = setTimeout(() => {
        this.#giveUp(id, 'TIMEOUT');
      }, this.#options.deadlineMs);
      const onAbort = (): void => {
        this.#giveUp(id, 'UNAVAILABLE');
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settle: Pending['settle'] = (outcome) => {
        clearTimeout(deadline);
        signal?.removeEventListener('abort', onAbort);
        this.#pending.delete(id);
        if (typeof outcome === 'string') reject(new PlanningFailure(outcome));
        else resolve(outcome);
      };
      this.#pending.set(id, { id, operation, settle, suspected: false, sent: false });
      this.#sendWaiting();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#ready = false;
    for (const pending of [...this.#pending.values()]) pending.settle('UNAVAILABLE');
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.kill('SIGKILL');
    });
  }

  #spawn(): void {
    const forked = this.#forked;
    this.#forked = undefined;
    const child = forked && isAlive(forked) ? forked : forkPlanner(this.#processModule);
    this.#child = child;
    child.on('message', (message: FromPlanner) => {
      if (child === this.#child) this.#receive(message);
    });
    child.once('exit', () => {
      if (child === this.#child) this.#died(this.#condemned.has(child));
    });
    this.#send({ kind: 'load', supergraph: this.#loaded.supergraph, memoryMb: this.#options.memoryMb });
  }

  #send(message: ToPlanner): void {
    // A process about to be found dead takes no message; its exit says the rest.
    if (this.#child?.connected === true) this.#child.send(message, () => undefined);
  }

  #receive(message: FromPlanner): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        this.#started?.('ready');
        this.#sendWaiting();
        break;
      case 'unloadable':
        this.#started?.('unloadable');
        break;
      case 'planned':
        this.#deaths = 0;
        this.#strikes.delete(this.#pending.get(message.id)?.operation ?? '');
        this.#pending.get(message.id)?.settle(this.#loaded.restore(message.plan));
        this.#sendWaiting();
        break;
      case 'failed':
        this.#pending.get(message.id)?.settle('UNPLANNABLE');
        this.#sendWaiting();
        break;
    }
  }

  /** Sends what waits. Suspects of a death go one by one, so that only the guilty one pays for the next. */
  #sendWaiting(): void {
    if (!this.#ready) return;
    const all = [...this.#pending.values()];
    if (all.some((pending) => pending.suspected)) {
      const [first] = all.filter((pending) => pending.suspected);
      if (first && !all.some((pending) => pending.sent)) this.#sendOne(first);
      return;
    }
    for (const pending of all) if (!pending.sent) this.#sendOne(pending);
  }

  #sendOne(pending: Pending): void {
    pending.sent = true;
    this.#send({ kind: 'plan', id: pending.id, operation: pending.operation });
  }

  #giveUp(id: number, reason: PlanningFailureReason): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    const { sent, operation } = pending;
    const child = this.#child;
    pending.settle(reason);
    if (!sent) return;
    this.#send({ kind: 'cancel', id });
    if (!child) return;
    const killing = setTimeout(() => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      this.#strike(operation);
      this.#condemned.add(child);
      child.kill('SIGKILL');
    }, graceMilliseconds);
    const onMessage = (message: FromPlanner): void => {
      if (!('id' in message) || message.id !== id) return;
      clearTimeout(killing);
      child.off('message', onMessage);
    };
    child.on('message', onMessage);
  }

  #died(condemned: boolean): void {
    this.#ready = false;
    if (this.#closed) return;
    if (this.#started) {
      this.#started('died');
      return;
    }
    const inIt = [...this.#pending.values()].filter((pending) => pending.sent);
    const [only, ...others] = inIt;
    if (only && others.length === 0 && !condemned) {
      this.#strike(only.operation);
      only.settle('UNAVAILABLE');
    } else {
      for (const pending of inIt) {
        pending.suspected = !condemned;
        pending.sent = false;
      }
    }
    const wait = restartMilliseconds[Math.min(this.#deaths, restartMilliseconds.length - 1)] ?? 0;
    this.#deaths += 1;
    setTimeout(() => {
      if (!this.#closed) this.#spawn();
    }, wait).unref();
  }

  #strike(operation: string): void {
    const [oldest] = this.#strikes.keys();
    if (this.#strikes.size >= mostRemembered && oldest !== undefined) this.#strikes.delete(oldest);
    this.#strikes.set(operation, (this.#strikes.get(operation) ?? 0) + 1);
  }
}

/**
 * Starts the planner's process and loads the supergraph into it.
 * @throws Error when the process does not start or cannot read the supergraph.
 */
export const startPlanner = async (options: PlannerOptions): Promise<Planner> => {
  const planner = new PlannerProcess(options);
  await planner.start();
  return planner;
};
