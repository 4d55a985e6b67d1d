import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is yes; fails with the question after the patience has run out. */
export const eventually = async (
  question: string,
  ask: () => boolean | Promise<boolean>,
  patienceMs = 20_000,
): Promise<void> => {
  const until = Date.now() + patienceMs;
  while (!(await ask())) {
    if (Date.now() > until) throw new Error(`it never came true that ${question}`);
    await pause(20);
  }
};
