import { flushCompileCache } from 'node:module';
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { FromPlanner, ToPlanner } from './planner-messages.ts';

/**
 * The process in which the native planner lives. It can be aborted by a fault in native code, and it can be
 * killed at any time; the gateway only ever waits for its messages. It ends with its parent, and by itself
 * when planning takes more memory than allowed.
 */

/** Often enough that memory cannot grow far between two looks. */
const memoryCheckMilliseconds = 50;

const running = new Map<number, AbortController>();
let planner: QueryPlanner | undefined;

const send = (message: FromPlanner): void => {
  process.send?.(message);
};

const load = (supergraph: string, memoryMb: number): void => {
  try {
    planner = new QueryPlanner(supergraph);
  } catch {
    send({ kind: 'unloadable' });
    return;
  }
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryMb * 1024 * 1024) process.kill(process.pid, 'SIGKILL');
  }, memoryCheckMilliseconds).unref();
  send({ kind: 'ready' });
  // It is always killed, and would leave nothing to the next start at its end.
  flushCompileCache();
};

const plan = async (id: number, operation: string): Promise<void> => {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    // No progressive override: no labels are active, and the percentage is fixed.
    const result = await planner?.planAsync(operation, null, new Set(), 0, stop.signal);
    send(result ? { kind: 'planned', id, plan: result } : { kind: 'failed', id });
  } catch {
    // The planner's text names subgraphs and hidden fields: it stays here.
    send({ kind: 'failed', id });
  } finally {
    running.delete(id);
  }
};

process.on('message', (message: ToPlanner) => {
  switch (message.kind) {
    case 'load':
      load(message.supergraph, message.memoryMb);
      break;
    case 'plan':
      void plan(message.id, message.operation);
      break;
    case 'cancel':
      running.get(message.id)?.abort();
      break;
  }
});

process.on('disconnect', () => process.exit(0));
// The terminal's signals reach the whole group: the parent decides when this process ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
