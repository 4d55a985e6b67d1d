/** A line that tells how far a run is: redrawn on a terminal, now and then elsewhere. */
export const progressLine = (stream: NodeJS.WriteStream, all: number) => {
  const width = 30;
  const started = performance.now();
  const parts = new Map<string, { readonly done: number; readonly leaks: number }>();
  let last = 0;
  let shown = false;
  return {
    /** Shows what was done of one part, and what of all. */
    show: (part: string, audience: string, done: number, leaks: number): void => {
      parts.set(part, { done, leaks });
      const now = performance.now();
      if (now - last < (stream.isTTY ? 200 : 5_000)) return;
      last = now;
      const sum = [...parts.values()].reduce((total, one) => total + one.done, 0);
      const found = [...parts.values()].reduce((total, one) => total + one.leaks, 0);
      const filled = Math.min(width, Math.round((width * sum) / all));
      const pace = sum / ((now - started) / 1000);
      const left = Math.round((all - sum) / Math.max(pace, 0.1) / 60);
      const text = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${String(sum)}/${String(all)} ${audience}, ${String(Math.round(pace))}/s, about ${String(left)} min left, ${String(found)} leaks`;
      stream.write(stream.isTTY ? `\r${text.padEnd(110)}` : `${text}\n`);
      shown = true;
    },
    end: (): void => {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
};
