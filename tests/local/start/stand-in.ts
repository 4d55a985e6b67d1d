/**
 * Stands in for a service: says a line, and is ready on PORT unless it was told to fail with FAIL_WITH. It dies on
 * `/die`, and with its parent as every supervised process does.
 */
import { createServer } from 'node:http';

const { PORT: port, FAIL_WITH: failure } = process.env;
if (failure !== undefined) {
  process.stderr.write(`something before\n${failure}\n`);
  process.exit(3);
}
const server = createServer((request, response) => {
  if (request.url === '/die') {
    process.stdout.write('{"level":50,"msg":"asked to die"}\n', () => process.exit(7));
    return;
  }
  response.end(String(process.pid));
});
server.listen(Number(port), '127.0.0.1');
if (process.env['DEAF'] === undefined) process.once('SIGTERM', () => process.exit(0));
else process.on('SIGTERM', () => undefined);
process.stdin.resume().once('end', () => process.exit(0));
