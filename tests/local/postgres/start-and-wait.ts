/** Starts the server on the folder named as its argument, says so, and lives until it is killed. */
import { startServer } from '../../../local/postgres/server.ts';

const [, , dataFolder = ''] = process.argv;
const server = await startServer({ dataFolder, durable: false });
process.stdout.write(`ready ${String(server.adopted)}\n`);
setInterval(() => undefined, 1000);
