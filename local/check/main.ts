/**
 * All static checks, or those named as arguments: `npm run check`, `npm run check -- types lint`.
 * Ends with 1 when one failed.
 */
import { checks } from './checks.ts';
import { runChecks } from './run-checks.ts';

const named = process.argv.slice(2);
const unknown = named.filter((name) => !checks.some((check) => check.name === name));

if (unknown.length > 0) {
  const known = checks.map((check) => check.name).join(', ');
  process.stderr.write(`There is no check named ${unknown.join(', ')}. The checks are: ${known}.\n`);
  process.exitCode = 1;
} else {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted.abort();
    });
  }
  const chosen = named.length === 0 ? checks : checks.filter((check) => named.includes(check.name));
  process.exitCode = (await runChecks(chosen, interrupted.signal)) ? 0 : 1;
}
