import { addEventHandler, getState } from 'jest-circus';

/**
 * No test and no hook runs for ever: each has its own time limit, or its file's, or this one, in milliseconds. The runner
 * leaves that to whoever uses it.
 */
const usualMs = Number(process.env['KOPURO_TEST_LIMIT_MS'] ?? 30_000);

type Run = () => unknown;
interface Limited {
  fn?: unknown;
  readonly timeout?: number | null | undefined;
}

const ofFile = new WeakMap<object, number>();
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** Gives every test and hook of the file that is being read another limit, in milliseconds. */
export const limitFile = (ms: number): void => {
  ofFile.set(getState().rootDescribeBlock, ms);
};

const withinTime =
  (run: Run, limit: () => number): Run =>
  async () => {
    const ms = limit();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = startTimer(() => {
        reject(new Error(`It was not done within ${String(ms)} ms.`));
      }, ms);
    });
    try {
      return await Promise.race([run(), late]);
    } finally {
      stopTimer(timer);
    }
  };

addEventHandler((event, state) => {
  const block = state.currentDescribeBlock;
  const last = block.children.at(-1);
  const test = last?.type === 'test' ? last : undefined;
  const added: Limited | undefined =
    event.name === 'add_test' ? test : event.name === 'add_hook' ? block.hooks.at(-1) : undefined;
  if (typeof added?.fn !== 'function') return;
  const file = state.rootDescribeBlock;
  added.fn = withinTime(added.fn as Run, () => added.timeout ?? ofFile.get(file) ?? usualMs);
});
