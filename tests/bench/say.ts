/** Writes a line of a result. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Shows how far a measurement is, where somebody watches. */
export const progress = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\u001b[2K\r${line}\r`);
};
