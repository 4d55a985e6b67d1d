import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const tailBytes = 4_000;

/** The last line of a process's log that says something, shortened for a terminal; of a JSON line, its message. */
export const lastWords = (logFile: string): string => {
  const line = readTail(logFile)
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .at(-1);
  if (line === undefined) return 'it said nothing';
  const words = messageOf(line) ?? line;
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
};

const messageOf = (line: string): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'msg' in parsed && typeof parsed.msg === 'string')
      return parsed.msg;
  } catch {
    // Plain text, then.
  }
  return undefined;
};

const readTail = (file: string): string => {
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const bytes = Buffer.alloc(Math.min(size, tailBytes));
    readSync(log, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(log);
  }
};
