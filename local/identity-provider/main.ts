/** The development identity provider, on the loopback address only. Invented systems, never outside development. */
import { createServer } from 'node:http';
import { Fault, told } from '../fault.ts';
import { folderFault, systemCode } from '../system-error.ts';
import { openProvider } from './provider.ts';
import { readProviderKeys } from './provider-keys.ts';

const host = '127.0.0.1';
const graceMs = 4_000;

const settings = (): { port: number; keysFolder: string } => {
  const { PORT: port = '4010', KEYS_FOLDER: keysFolder = '' } = process.env;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Fault(`PORT must be a port, and is \`${port}\``, 'Set it to a number from 1 to 65535.');
  if (keysFolder === '')
    throw new Fault('KEYS_FOLDER is not set', 'Set it to a folder for the development keys.');
  return { port: Number(port), keysFolder };
};

const serve = async (port: number, keysFolder: string): Promise<() => void> => {
  const keys = await readProviderKeys(keysFolder).catch((thrown: unknown) => {
    throw folderFault(thrown, keysFolder);
  });
  const answer = openProvider(`http://${host}:${String(port)}`, keys).callback();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return () => {
    setTimeout(() => process.exit(0), graceMs).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  };
};

try {
  const { port, keysFolder } = settings();
  const stop = await serve(port, keysFolder);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  if (process.env['KOPURO_SUPERVISED'] === '1') process.stdin.resume().once('end', stop).once('error', stop);
  process.stdout.write(`ready: the development identity provider at http://${host}:${String(port)}\n`);
} catch (thrown) {
  const taken = systemCode(thrown) === 'EADDRINUSE';
  process.stderr.write(
    `identity provider: ${taken ? 'its port is taken; stop what listens there, or set PORT to another' : told(thrown)}\n`,
  );
  process.exitCode = 1;
}
