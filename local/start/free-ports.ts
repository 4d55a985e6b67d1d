import { createServer } from 'node:net';
import { Fault } from '../fault.ts';
import { portNames, portSettings, type PortName, type StackSettings } from '../settings.ts';
import { systemCode } from '../system-error.ts';

const whose: Readonly<Record<PortName, string>> = {
  gateway: 'the gateway',
  japan: 'the japan subgraph',
  kyrgyzstan: 'the kyrgyzstan subgraph',
  cooperation: 'the cooperation subgraph',
  identityProvider: 'the development identity provider',
};

/**
 * Checks that every port can be listened on, before anything is started.
 * @throws Fault that names each port that cannot, its setting and the mend
 */
export const requireFreePorts = async ({
  host,
  ports,
}: Pick<StackSettings, 'host' | 'ports'>): Promise<void> => {
  const faults = await Promise.all(
    portNames.map((name) => portFault(name, ports[name], name === 'gateway' ? host : '127.0.0.1')),
  );
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0)
    throw new Fault(found.join('\n'), 'End the program that uses it, or set another port, and start again.');
};

const portFault = async (name: PortName, port: number, host: string): Promise<string | undefined> => {
  const code = await codeOfListening(port, host);
  if (code === undefined) return undefined;
  const { setting } = portSettings[name];
  const subject = `port ${String(port)} for ${whose[name]}`;
  const example = `(${setting}=${String(port + 1000)} npm start, for instance, uses another)`;
  if (code === 'EADDRINUSE') return `${subject} is taken by another program ${example}`;
  if (code === 'EACCES') return `${subject} may not be used by this user ${example}`;
  return `${subject} cannot be listened on at \`${host}\`: ${code}; see the settings HOST and ${setting}`;
};

const codeOfListening = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (thrown) => {
      resolve(systemCode(thrown) ?? thrown.message);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
