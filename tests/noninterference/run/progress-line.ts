import type { AudienceId } from '../../../schema/audience.ts';

/** A line that tells how far a run is: redrawn on a terminal, now and then elsewhere. */
export const progressLine = (stream: NodeJS.WriteStream, all: number) => {
  const width = 30;
  const started = performance.now();
  const finished = new Map<AudienceId, number>();
  let last = 0;
  let shown = false;
  return {
    show: (audience: AudienceId, done: number, leaks: number): void => {
      finished.set(audience, done);
      const now = performance.now();
      if (now - last < (stream.isTTY ? 200 : 5_000)) return;
      last = now;
      const sum = [...finished.values()].reduce((total, one) => total + one, 0);
      const filled = Math.round((width * sum) / all);
      const pace = Math.round(sum / ((now - started) / 1000));
      const text = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${String(sum)}/${String(all)} ${audience}, ${String(pace)}/s, ${String(leaks)} leaks`;
      stream.write(stream.isTTY ? `\r${text.padEnd(100)}` : `${text}\n`);
      shown = true;
    },
    end: (): void => {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
};
