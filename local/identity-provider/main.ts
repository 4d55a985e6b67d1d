import { createServer } from 'node:http';
import { Fault, told } from '../fault.ts';
import { systemCode } from '../system-error.ts';
import { providerKeys } from './provider-keys.ts';
import { developmentProvider } from './provider.ts';

const fail = (thrown: unknown): never => {
  process.stderr.write(`identity-provider: ${told(thrown)}\n`);
  process.exit(1);
};

const port = Number(process.env['PORT'] ?? '4010');
const folder = process.env['KEYS_FOLDER'];
if (folder === undefined || folder === '')
  fail(new Fault('KEYS_FOLDER is not set', 'Name the folder of development keys.'));

// Loopback alone: this provider trusts keys that lie on the machine.
const provider = developmentProvider(`http://127.0.0.1:${String(port)}`, providerKeys(folder ?? ''));
const callback = provider.callback();
const server = createServer((request, response) => {
  if (request.url !== '/health/ready') return void callback(request, response);
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ready"}');
});
server.once('error', (error) => {
  fail(
    systemCode(error) === 'EADDRINUSE'
      ? new Fault(`port ${String(port)} is taken`, 'Stop what holds it, or set IDENTITY_PROVIDER_PORT.')
      : error,
  );
});
server.listen(port, '127.0.0.1', () => {
  process.stdout.write(`ready: identity-provider on port ${String(port)}\n`);
});

const stop = (): void => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
if (process.env['KOPURO_SUPERVISED'] === '1') process.stdin.resume().once('end', stop).once('error', stop);
