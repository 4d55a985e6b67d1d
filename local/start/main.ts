/** `npm start`: brings everything up, says where to go, and stops it all when told to or when its parent is gone. */
import { once } from 'node:events';
import { told } from '../fault.ts';
import { readSettings } from '../settings.ts';
import { startStack } from './stack.ts';
import { welcome } from './welcome.ts';

const interrupted = new AbortController();
const interrupt = (): void => {
  interrupted.abort();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
// The process that started this one holds the other end; when it is gone, nobody is left to press Ctrl-C.
process.once('disconnect', interrupt);
// Nor must a closed terminal keep this one from stopping what it started.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const startedAt = performance.now();
const progress = (line: string): void => {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${seconds.padStart(6)} s  ${line}\n`);
};

try {
  const stack = await startStack(readSettings(process.env), { progress, signal: interrupted.signal });
  process.stdout.write(welcome(stack));
  if (!interrupted.signal.aborted) await once(interrupted.signal, 'abort');
  progress('stopping');
  await stack.stop();
  progress('everything is stopped');
} catch (thrown) {
  if (interrupted.signal.aborted) {
    progress('stopped');
    process.exitCode = 130;
  } else {
    process.stderr.write(`${told(thrown)}\n`);
    process.exitCode = 1;
  }
}
if (process.connected) process.disconnect();
