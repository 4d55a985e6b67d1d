import { openBench } from '../bench.ts';
import { openAsker } from '../load/ask.ts';
import { drive, whole } from '../load/drive.ts';
import { figure } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { progress, say } from '../say.ts';
import { distinctOperations } from './distinct-operations.ts';

const atOnce = 10;
const steps = 10;

/**
 * Whether memory stays what it is: a gateway is asked a great many times, a hundred operations again and again, and its
 * resident memory is noted on the way.
 */
export const studyMemory = async ({ requests }: { readonly requests: number }): Promise<void> => {
  const bench = await openBench();
  try {
    const [engine] = await bench.start([bench.programs.gateway]);
    if (engine === undefined) throw new Error('the gateway did not start');
    const asker = openAsker(engine.url, atOnce);
    const perStep = Math.ceil(requests / steps);
    const known = await distinctOperations(100, bench.issuer);
    const megabytes = async () => (await engine.usage()).rss / 1024 / 1024;
    const rows: string[][] = [['requests', 'memory MB', '÷ after the first tenth']];
    rows.push(['0', figure(await megabytes()), '']);
    let first: number | undefined;
    for (let step = 1; step <= steps; step += 1) {
      progress(`${String((step - 1) * perStep)} of ${String(requests)} requests`);
      await drive(asker, known, whole, { atOnce, requests: perStep });
      const now = await megabytes();
      first ??= now;
      rows.push([String(step * perStep), figure(now), figure(now / first)]);
    }
    await asker.close();
    await engine.stop();
    say(table(rows));
  } finally {
    await bench.close();
  }
};
