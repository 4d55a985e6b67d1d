/**
 * `npm run audit-gateway -- --supergraph FILE --port N`: serves a supergraph from elsewhere, everything in it public, so
 * that a public audit of federation gateways can be run against this gateway.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SettingsFault } from '../../gateway/settings-fault.ts';
import { openAuditGateway } from './open-audit-gateway.ts';

const usage = 'usage: npm run audit-gateway -- --supergraph FILE --port N';

const start = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string' } },
  });
  const { supergraph: file, port = '' } = values;
  if (file === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(usage);
  const { url, close } = await openAuditGateway(await readFile(file, 'utf8'), Number(port));
  const stop = (): void => {
    void close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(`answers on ${url}/graphql\n`);
};

try {
  await start();
} catch (error) {
  const lines =
    error instanceof SettingsFault ? error.faults : [error instanceof Error ? error.message : usage];
  for (const line of lines) process.stderr.write(`audit-gateway: ${line}\n`);
  process.exitCode = 1;
}
