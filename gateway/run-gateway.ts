import type { ChildProcess } from 'node:child_process';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { readSettings } from './config.ts';
import { openGateway } from './open-gateway.ts';
import { SettingsFault } from './settings-fault.ts';

/** Answers under way get this long to finish; then the process ends regardless. */
const graceMs = 4_000;
/** Whatever starts beside this process has the machine so long, before it does what the first answer did not need. */
const restAfterMs = 3_000;

const explain = (error: unknown): readonly string[] => {
  if (error instanceof SettingsFault) return error.faults;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return ['the port is taken; stop what listens there, or set PORT to another'];
  if (code === 'EACCES') return ['the port may not be opened by this user; set PORT to one above 1023'];
  if (code === 'EADDRNOTAVAIL') return ['HOST is no address of this machine'];
  return [error instanceof Error ? error.message : 'it could not start'];
};

const start = async (planner: ChildProcess): Promise<void> => {
  const settings = await readSettings(process.env);
  const log = pino({ level: settings.logLevel, base: { process: 'gateway' } });
  const opened = await openGateway(settings, log, Date.now, planner);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), graceMs).unref();
    void opened.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.env['KOPURO_SUPERVISED'] === '1') {
    // The pipe closes when the supervisor dies, however it dies.
    process.stdin.on('close', stop);
    process.stdin.on('end', stop);
    process.stdin.resume();
  }

  try {
    const address = await opened.front.listen({ host: settings.host, port: settings.port });
    process.stdout.write(`${JSON.stringify({ process: 'gateway', msg: 'ready', address })}\n`);
    await pause(restAfterMs, undefined, { ref: false });
    await opened.prepareRest();
    // The next start reads what this one compiled, whether or not this process is given the time to end by itself.
    flushCompileCache();
  } catch (error) {
    await opened.close();
    throw error;
  }
};

/**
 * Runs the gateway until it is told to end. Why it cannot start is told on standard error.
 *
 * @param planner the planner's process
 */
export const runGateway = async (planner: ChildProcess): Promise<void> => {
  try {
    await start(planner);
  } catch (error) {
    planner.kill('SIGKILL');
    for (const line of explain(error)) process.stderr.write(`gateway: ${line}\n`);
    process.exitCode = 1;
  }
};
