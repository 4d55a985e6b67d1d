/**
 * A progress bar on a terminal, redrawn in place; elsewhere a line now and then. Writes to the error stream, so that the
 * report alone is on the output.
 */
export const progressBar = (
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  now: () => number = Date.now,
) => {
  const width = 30;
  let last = 0;
  let shown = false;
  return {
    show: (share: number, doing: string): void => {
      const due = now() - last >= (stream.isTTY ? 100 : 2_000);
      if (!due && share < 1) return;
      last = now();
      const filled = Math.round(share * width);
      const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${String(Math.round(share * 100)).padStart(3)} % ${doing}`;
      stream.write(stream.isTTY ? `\r${bar.padEnd(79)}` : `${bar}\n`);
      shown = true;
    },
    end: (): void => {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
};
