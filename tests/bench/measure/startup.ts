import { once } from 'node:events';
import { connect } from 'node:net';
import type { Engine, EngineProgram } from '../engines/engine.ts';
import { startEngine } from '../engines/engine.ts';
import type { Asking } from '../load/ask.ts';
import { openAsker } from '../load/ask.ts';

/** Whether anything listens there. So little is done to find out that an engine which is starting keeps the machine. */
const listens = async (url: string): Promise<boolean> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

/** Waits until an engine answers a question. */
export const firstAnswer = async (engine: Engine, asking: Asking): Promise<void> => {
  const patience = performance.now() + 60_000;
  while (!(await listens(engine.url)) && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 3));
  for (;;) {
    const asker = openAsker(engine.url, 1);
    try {
      await asker.ask(asking);
      return;
    } catch (error) {
      if (performance.now() > patience) throw error;
      await new Promise((resolve) => setTimeout(resolve, 3));
    } finally {
      await asker.close();
    }
  }
};

/** Milliseconds from the start of an engine's process to the last byte of its first answer. */
export const timeStart = async (program: EngineProgram, asking: Asking): Promise<number> => {
  const at = performance.now();
  const engine = await startEngine(program);
  try {
    await firstAnswer(engine, asking);
    return performance.now() - at;
  } finally {
    await engine.stop();
  }
};
