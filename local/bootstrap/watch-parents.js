import { readFileSync } from 'node:fs';

const everyMs = 500;

/**
 * Calls back when npm, which called this process through a shell, is gone. Without npm nobody is watched: whoever
 * starts the process by itself may well mean it to go on alone.
 * @param {() => void} gone
 * @returns {() => void} ends the watch
 */
export const watchParents = (gone) => {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const first = parents();
  const timer = setInterval(() => {
    if (parents() === first) return;
    clearInterval(timer);
    gone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};

// The shell outlives an npm that was killed, so its parent is looked at too where the system shows it.
const parents = () => {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
};
